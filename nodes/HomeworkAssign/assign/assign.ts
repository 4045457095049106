import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { beyondBound } from '../../../temporal/contract/due-bound';
import type { PolicyProblem } from '../../../temporal/contract/question';
import { aboutAssignment } from '../../shared/assignment-id';
import type { HomeworkConnection } from '../../shared/connection';
import { withOffset } from '../../shared/instants';
import type { Changing } from '../../shared/operation';
import { fieldError, type FieldProblem } from '../../shared/parameters/fields';
import { isProblem } from '../../shared/problem';
import { recordAgreement } from './agreement';
import { assignmentsOnRecord, contradictionsOf, type Check, type Standing } from './check';
import { differingTerms } from './differing-terms';
import { deliveryFields, expectedDelivery } from './expected-delivery';
import { LABELS } from './labels';
import { preview } from './preview';
import { NOT_ASSIGNED, readAssignment, type Wish } from './read-assignment';
import { standingInTemporal, startAssignment } from './start';

/**
 * Assigns homework for every item. All items are read and checked before the first is assigned, so that an execution
 * that one bad item ends has assigned nothing.
 */
export const assign: Changing = async (context, connection) => {
	const wishes = readWishes(context, connection);
	const check = await assignmentsOnRecord(connection, wishes.filter(isWish));
	const checked = wishes.map((wish, itemIndex) => refuse(context, itemIndex, wish, check));
	const refused = checked.find(isRefusal);
	if (refused && !context.continueOnFail()) throw refused;

	const before = new Map<string, Promise<IDataObject>>();
	return (itemIndex) => {
		const wish = checked[itemIndex]!;
		if (isRefusal(wish)) throw wish;
		const { assignmentId } = wish.input;
		return {
			about: aboutAssignment(assignmentId),
			preview: async () => await preview(connection, wish, check),
			carryOut: async () => {
				// Of items with one key in one execution, the first assigns.
				const earlier = before.get(assignmentId);
				const assigned = earlier
					? Promise.allSettled([earlier]).then(() => assignOne(connection, wish, check))
					: assignOne(connection, wish, check);
				before.set(assignmentId, assigned);
				return await assigned;
			},
		};
	};
};

async function assignOne(connection: HomeworkConnection, wish: Wish, check: Check): Promise<IDataObject> {
	const { assignmentId, terms } = wish.input;
	const answer = ({ exerciseId, deliverAt, dueAt }: Standing['terms'], how: IDataObject): IDataObject => ({
		...how,
		checked: check.done,
		exerciseId,
		deliverAt,
		dueAt,
	});
	const repeated = async (standing: Standing) =>
		answer(standing.terms, {
			status: 'already assigned',
			outcome: standing.outcome,
			differs: differingTerms(standing.terms, wish),
			...(await recordAgreement(connection, wish, standing, check)),
		});

	const onRecord = check.recorded.get(assignmentId);
	if (onRecord) return await repeated(onRecord);
	try {
		await startAssignment(connection, wish);
	} catch (error) {
		if (isProblem(error, 'already-started')) return await repeated(await standingInTemporal(connection, assignmentId));
		throw error;
	}
	return answer(terms, { status: 'assigned', ...deliveryFields(expectedDelivery(wish, check)) });
}

function readWishes(context: IExecuteFunctions, connection: HomeworkConnection): Array<Wish | NodeOperationError> {
	const now = DateTime.utc();
	return context.getInputData().map((_, itemIndex) => {
		try {
			return readAssignment(context, itemIndex, connection.ring, now);
		} catch (error) {
			return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
		}
	});
}

/** What only the worker can know to be wrong. */
function refuse(
	context: IExecuteFunctions,
	itemIndex: number,
	wish: Wish | NodeOperationError,
	check: Check,
): Wish | NodeOperationError {
	if (!isWish(wish)) return wish;
	const problems = [
		...exerciseProblems(wish, check),
		...boundProblems(wish, check),
		...contradictionsOf(wish, check).map(named),
	];
	return problems.length === 0 ? wish : fieldError(context.getNode(), itemIndex, NOT_ASSIGNED, problems);
}

function exerciseProblems({ input }: Wish, { unknownExercises, knownExercises }: Check): FieldProblem[] {
	const { exerciseId } = input.terms;
	if (!unknownExercises.has(exerciseId)) return [];
	const known = knownExercises.join(', ') || 'no exercise at all';
	return [{ field: LABELS.exerciseId, reason: `"${exerciseId}" is not in the library, which has ${known}` }];
}

function boundProblems({ dueAt, sessionAt, input }: Wish, { dueWithinDays = Infinity }: Check): FieldProblem[] {
	return Object.entries({ dueAt, sessionAt }).flatMap(([field, at]) => {
		const reason = at && beyondBound(at.toMillis(), Date.now(), dueWithinDays);
		if (!reason) return [];
		return [
			{ field: LABELS[field as 'dueAt' | 'sessionAt'], reason: `(${withOffset(at, input.terms.zone)}) ${reason}` },
		];
	});
}

function named({ field, reason }: PolicyProblem): FieldProblem {
	return { field: LABELS[field], reason };
}

function isWish(wish: Wish | NodeOperationError): wish is Wish {
	return !isRefusal(wish);
}

function isRefusal(wish: Wish | NodeOperationError): wish is NodeOperationError {
	return wish instanceof NodeOperationError;
}
