import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { aboutAssignment } from '../../shared/assignment-id';
import type { HomeworkConnection } from '../../shared/connection';
import { toNodeError } from '../../shared/errors';
import { knownExercises } from '../../shared/exercises';
import { failedItem } from '../../shared/items';
import type { Changing } from '../../shared/operation';
import { fieldError } from '../../shared/parameters/fields';
import { isProblem } from '../../shared/problem';
import { bringsAgreement, recordAgreements, type Agreement, type Repeat } from './agreement';
import { agreed, assigned, repeated } from './answers';
import { assignmentsOnRecord, consentOf, type Check, type Standing } from './check';
import { expectedPlans } from './expected-plans';
import { anothersKey } from './known-key';
import { lookUpLate } from './late-delivery';
import { lookUpPresetFields } from './presets';
import { preview, refusedBefore } from './preview';
import { NOT_ASSIGNED, type Wish } from './read-assignment';
import { checkedWishes, isRefusal, isWish, readWishes } from './refusals';
import { standingIfAny, standingInTemporal, startAssignment } from './start';

/**
 * Assigns homework for every item. All items are read and checked before the first is assigned, so that an execution
 * that one bad item ends has assigned nothing.
 */
export const assign: Changing = async (context, connection) => {
	const exercises = await knownExercises(connection);
	const wishes = readWishes(context, connection.ring, exercises);
	const check = await assignmentsOnRecord(connection, wishes.filter(isWish), exercises);
	await lookUpLate(connection, wishes.filter(isWish), check);
	await lookUpPresetFields(connection, wishes.filter(isWish), check);
	const checked = checkedWishes(context, connection.ring, wishes, check);
	const readersZone = context.getTimezone();
	const expectedOf = expectedPlans(connection, checked.filter(isWish), check);
	const repeats = new Map<number, Repeat>();
	const earlier = new Map<string, Standing>();
	const lookUp = { first: false };
	const readChange = (itemIndex: number) => {
		const wish = checked[itemIndex]!;
		if (isRefusal(wish)) throw wish;
		const { assignmentId } = wish.input;
		const before = check.recorded.get(assignmentId) ?? earlier.get(assignmentId);
		if (!before) earlier.set(assignmentId, asAssigned(wish));
		const requireSameClient = (standing: Standing) => {
			const problems = anothersKey(connection.ring, wish, standing);
			if (problems.length > 0) throw fieldError(context.getNode(), itemIndex, NOT_ASSIGNED, problems);
		};
		return {
			about: aboutAssignment(assignmentId),
			// Of items with one key in one execution, the first assigns.
			changes: assignmentId,
			preview: async () => {
				const standing = before ?? (await standingIfAny(connection, assignmentId));
				if (standing === 'refused') return refusedBefore(wish);
				if (standing) requireSameClient(standing);
				return preview(wish, standing, await expectedOf(wish), check, readersZone);
			},
			carryOut: async () => {
				const standing = await standingOrAssigned(connection, wish, check, lookUp);
				if (!standing) return assigned(wish, check, readersZone);
				requireSameClient(standing);
				const repeat = { wish, standing };
				if (bringsAgreement(repeat)) repeats.set(itemIndex, repeat);
				return repeated(repeat, check, readersZone);
			},
		};
	};
	const finish = async (items: INodeExecutionData[]) =>
		await withAgreements(context, connection, items, repeats, check);
	return Object.assign(readChange, { finish });
};

/** What an item of the same execution is going to have assigned. */
function asAssigned({ input: { clientId, terms, batchId, consentGiven } }: Wish): Standing {
	const assignedAt = new Date().toISOString();
	return { clientId, assignedAt, terms, outcome: 'open', batchId, ...(consentGiven && { consent: 'given' }) };
}

/**
 * Assigns; answers what stands where the key was used before.
 *
 * @param lookUp whether to look up what stands before assigning. A sheet that runs again at once has many rows that no worker
 *   has recorded yet: after one such row the next is taken for another, which costs one call in place of two
 */
async function standingOrAssigned(
	connection: HomeworkConnection,
	wish: Wish,
	check: Check,
	lookUp: { first: boolean },
): Promise<Standing | undefined> {
	const { assignmentId } = wish.input;
	const onRecord = check.recorded.get(assignmentId);
	if (onRecord) return onRecord;
	const standing = async () => withConsent(await standingInTemporal(connection, assignmentId), wish, check);
	if (lookUp.first) {
		try {
			return await standing();
		} catch (error) {
			if (!isProblem(error, 'not-found')) throw error;
			lookUp.first = false;
		}
	}
	try {
		await startAssignment(connection, wish);
		return undefined;
	} catch (error) {
		if (!isProblem(error, 'already-started')) throw error;
		lookUp.first = true;
		return await standing();
	}
}

/** What the worker said of the client's agreement stands before what Temporal knows of it. */
function withConsent(standing: Standing, wish: Wish, check: Check): Standing {
	const consent = standing.clientId === wish.input.clientId ? consentOf(wish, check) : undefined;
	return consent === undefined || consent === 'none' ? standing : { ...standing, consent };
}

/** Adds to repeats what came of the agreements that they state. */
async function withAgreements(
	context: IExecuteFunctions,
	connection: HomeworkConnection,
	items: INodeExecutionData[],
	repeats: Map<number, Repeat>,
	check: Check,
): Promise<INodeExecutionData[]> {
	if (repeats.size === 0) return items;
	const agreements = new Map<number, Agreement | Error>();
	try {
		const made = await recordAgreements(connection, [...repeats.values()], check);
		for (const [index, itemIndex] of [...repeats.keys()].entries()) agreements.set(itemIndex, made[index]!);
	} catch (error) {
		const [first] = repeats.keys();
		if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, first!);
		for (const itemIndex of repeats.keys()) agreements.set(itemIndex, error as Error);
	}
	return items.map((item, itemIndex) => {
		const agreement = agreements.get(itemIndex);
		if (!agreement) return item;
		if (agreement instanceof Error) return failedItem(toNodeError(context.getNode(), agreement, itemIndex), itemIndex);
		return { ...item, json: agreed(item.json, agreement) };
	});
}
