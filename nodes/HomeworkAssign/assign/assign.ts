import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { aboutAssignment } from '../../shared/assignment-id';
import type { HomeworkConnection } from '../../shared/connection';
import type { Changing } from '../../shared/operation';
import { fieldError } from '../../shared/parameters/fields';
import { isProblem } from '../../shared/problem';
import { refusalOfAll } from '../../shared/rows';
import { recordAgreement } from './agreement';
import { assignmentsOnRecord, consentOf, type Check, type Standing } from './check';
import { differences } from './differences';
import { deliveryFields, expectedDelivery } from './expected-delivery';
import { anothersKey } from './known-key';
import { preview } from './preview';
import { NOT_ASSIGNED, type Wish } from './read-assignment';
import { checkedWishes, isRefusal, isWish, readWishes } from './refusals';
import { standingInTemporal, startAssignment } from './start';
import { assignedSummary, repeatedSummary } from './summary';

/**
 * Assigns homework for every item. All items are read and checked before the first is assigned, so that an execution
 * that one bad item ends has assigned nothing.
 */
export const assign: Changing = async (context, connection) => {
	const wishes = readWishes(context, connection.ring);
	const check = await assignmentsOnRecord(connection, wishes.filter(isWish));
	const checked = checkedWishes(context, connection.ring, wishes, check);
	const refusals = checked.filter(isRefusal);
	if (refusals.length > 0 && !context.continueOnFail()) throw refusalOfAll(context, refusals);

	return (itemIndex) => {
		const wish = checked[itemIndex]!;
		if (isRefusal(wish)) throw wish;
		const { assignmentId } = wish.input;
		return {
			about: aboutAssignment(assignmentId),
			// Of items with one key in one execution, the first assigns.
			changes: assignmentId,
			preview: async () => await preview(connection, wish, check, context.getTimezone()),
			carryOut: async () => await assignOne(context, connection, itemIndex, wish, check),
		};
	};
};

async function assignOne(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	itemIndex: number,
	wish: Wish,
	check: Check,
): Promise<IDataObject> {
	const { assignmentId, terms } = wish.input;
	const answer = (summary: string, { exerciseId, deliverAt, dueAt }: Standing['terms'], how: IDataObject) => {
		const title = check.exercises.get(exerciseId);
		return {
			summary,
			...how,
			checked: check.done,
			...(title !== undefined && { exercise: title }),
			exerciseId,
			deliverAt,
			dueAt,
		};
	};
	const repeated = async (standing: Standing) => {
		const agreement = await recordAgreement(connection, wish, standing, check);
		const summary = repeatedSummary(standing, wish, check, context.getTimezone());
		return answer(agreement.said === undefined ? summary : `${summary}; ${agreement.said}`, standing.terms, {
			status: 'already assigned',
			outcome: standing.outcome,
			differs: differences(standing, wish),
			...agreement.fields,
		});
	};

	const onRecord = check.recorded.get(assignmentId);
	if (onRecord) return await repeated(onRecord);
	try {
		await startAssignment(connection, wish);
	} catch (error) {
		if (!isProblem(error, 'already-started')) throw error;
		const standing = await standingInTemporal(connection, assignmentId);
		const problems = anothersKey(connection.ring, wish, standing);
		if (problems.length > 0) throw fieldError(context.getNode(), itemIndex, NOT_ASSIGNED, problems);
		return await repeated(withConsent(standing, wish, check));
	}
	const delivery = expectedDelivery(wish, check);
	return answer(assignedSummary(wish, delivery, check, context.getTimezone()), terms, {
		status: 'assigned',
		...deliveryFields(delivery),
	});
}

/** What the worker said of the client's agreement stands before what Temporal knows of it. */
function withConsent(standing: Standing, wish: Wish, check: Check): Standing {
	const consent = standing.clientId === wish.input.clientId ? consentOf(wish, check) : undefined;
	return consent === undefined || consent === 'none' ? standing : { ...standing, consent };
}
