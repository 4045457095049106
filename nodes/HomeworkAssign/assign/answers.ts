import type { IDataObject } from 'n8n-workflow';
import type { Terms } from '../../../temporal/contract/assignment';
import { assignmentWorkflowId } from '../../../temporal/contract/names';
import { AGREEMENT_WITHDRAWN, type Agreement, type Repeat } from './agreement';
import type { Check } from './check';
import { differences } from './differences';
import { deliveryFields, expectedDelivery } from './expected-delivery';
import type { Wish } from './read-assignment';
import { assignedSummary, repeatedSummary } from './summary';

/** The item of an assignment that was started. */
export function assigned(wish: Wish, check: Check, readersZone: string): IDataObject {
	const delivery = expectedDelivery(wish, check);
	return answer(wish, check, wish.input, {
		summary: assignedSummary(wish, delivery, check, readersZone),
		status: 'assigned',
		...deliveryFields(delivery),
	});
}

/** The item of a repeat: what stands, and what differs. */
export function repeated({ wish, standing }: Repeat, check: Check, readersZone: string): IDataObject {
	const item = answer(wish, check, standing, {
		summary: repeatedSummary(standing, wish, check, readersZone),
		status: 'already assigned',
		outcome: standing.outcome,
		differs: differences(standing, wish),
	});
	return wish.input.consentGiven && standing.consent === 'withdrawn' ? agreed(item, AGREEMENT_WITHDRAWN) : item;
}

/** The item of a repeat with what came of the agreement that it states. */
export function agreed(item: IDataObject, { fields, said }: Agreement): IDataObject {
	return { ...item, ...(said !== undefined && { summary: `${item.summary as string}; ${said}` }), ...fields };
}

function answer(
	{ input: { assignmentId } }: Wish,
	check: Check,
	{ terms: { exerciseId, deliverAt, dueAt }, batchId }: { terms: Terms; batchId?: string },
	{ summary, ...how }: IDataObject & { summary: string },
): IDataObject {
	const title = check.exercises.get(exerciseId);
	return {
		summary,
		assignmentId,
		workflowId: assignmentWorkflowId(assignmentId),
		...(batchId !== undefined && { batchId }),
		...how,
		checked: check.done,
		...(title !== undefined && { exercise: title }),
		exerciseId,
		deliverAt,
		dueAt,
	};
}
