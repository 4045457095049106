import type { IDataObject } from 'n8n-workflow';
import type { Terms } from '../../../temporal/contract/assignment';
import { AGREEMENT_WITHDRAWN, type Agreement, type Repeat } from './agreement';
import { titleOf, type Check } from './check';
import { differences } from './differences';
import { deliveryFields, expectedDelivery } from './expected-delivery';
import { filledFields } from './presets';
import type { Wish } from './read-assignment';
import { assignedSummary, repeatedSummary } from './summary';

/** The item of an assignment that was started. */
export function assigned(wish: Wish, check: Check, readersZone: string): IDataObject {
	const delivery = expectedDelivery(wish, check);
	return answer(check, wish.input.terms, {
		summary: assignedSummary(wish, delivery, readersZone),
		batchId: wish.input.batchId,
		status: 'assigned',
		...deliveryFields(delivery),
		...filledFields(wish),
	});
}

/** The item of a repeat: what stands, and what differs. */
export function repeated({ wish, standing }: Repeat, check: Check, readersZone: string): IDataObject {
	const { terms, outcome, batchId } = standing;
	const item = answer(check, terms, {
		summary: repeatedSummary(standing, wish, check, readersZone),
		status: 'already assigned',
		// Withdraw takes `batchId` for its own: what another execution assigned is not to be withdrawn by this one.
		...(batchId !== undefined && { [batchId === wish.input.batchId ? 'batchId' : 'assignedInBatch']: batchId }),
		outcome,
		differs: differences(standing, wish),
	});
	return wish.input.consentGiven && standing.consent === 'withdrawn' ? agreed(item, AGREEMENT_WITHDRAWN) : item;
}

/** The item of a repeat with what came of the agreement that it states. */
export function agreed(item: IDataObject, { fields, said }: Agreement): IDataObject {
	return { ...item, ...(said !== undefined && { summary: `${item.summary as string}; ${said}` }), ...fields };
}

function answer(check: Check, terms: Terms, how: IDataObject): IDataObject {
	const { exerciseId, language = check.language, deliverAt, dueAt } = terms;
	const title = titleOf(terms, check);
	return {
		...how,
		checked: check.done,
		...(title !== undefined && { exercise: title }),
		exerciseId,
		...(language && { language }),
		deliverAt,
		dueAt,
	};
}
