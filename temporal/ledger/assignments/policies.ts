import type { Selectable } from 'kysely';
import type { Outcome, ReminderPlan } from '../../contract/assignment';
import type { Policy, PolicyPart } from '../../contract/policy';
import type { PracticeHours } from '../../plan/sending-hours';
import { termsOf } from '../sending/facts';
import { remindersAhead, replanCommands, takeRemindersBack } from '../sending/planned';
import type { AssignmentsTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { isOnRecord, recordEvent } from './events';
import { planAnew } from './plan-anew';

/** What the library says today of how clients are reminded. */
export interface PolicyToday {
	policy: (exerciseId: string, assignment?: PolicyPart) => Policy;
	practiceHours: PracticeHours;
}

/** An assignment that is to be reminded of as the library says today. */
export interface PolicyOrder {
	assignmentId: string;
	/** Of the step `policy-applied`; the same again makes the same plan, and no second step. */
	eventId: string;
	/** When it was asked for: what was planned until then stays, since its turn has come. */
	at: string;
	/** The outcome as it stands. */
	outcome: Outcome;
	/** The last ordinal of a reminder that has begun. */
	lastOrdinal: number;
}

/** The policy that holds now, and the plan that it makes of the reminders to come. */
export interface AppliedPolicy {
	policy: Policy;
	plan: ReminderPlan;
}

/** What today's policy would move. Instants in milliseconds. */
export interface PolicyMove {
	assignmentId: string;
	zone: string;
	before: number[];
	after: number[];
}

/** A plan that is made anew from the actual delivery may differ by moments, which nobody means by a change. */
const SAME_MS = 5 * 60_000;

/** By which policy assignments under way are reminded of. */
export class Policies {
	constructor(private readonly store: Store) {}

	/**
	 * Plans the reminders of an open assignment anew, by today's policy.
	 *
	 * @returns null where that changes nothing, and nothing was written
	 */
	async apply(asked: PolicyOrder, today: PolicyToday): Promise<AppliedPolicy | null> {
		const { assignmentId, eventId, outcome } = asked;
		const at = Date.parse(asked.at);
		return await this.store.transaction(async (store) => {
			await store.holdAssignments([assignmentId]);
			const [assignment] = await assignmentsOf(store, [assignmentId]);
			if (assignment?.outcome !== 'open') return null;
			const policy = policyOf(store, assignment, today);
			const next = planAnew(assignment, policy, today.practiceHours, { after: at, ordinal: 0 });
			const before = (await remindersAhead(store, [assignmentId], at)).get(assignmentId)!;
			const same = assignment.policy === JSON.stringify(policy) && !moves(before, next);
			if (same && !(await isOnRecord(store, eventId))) return null;

			await store.database
				.updateTable('assignments')
				.set({ policy: JSON.stringify(policy) })
				.where('assignment_id', '=', assignmentId)
				.execute();
			await recordEvent(store, { eventId, assignmentId, kind: 'policy-applied', at: asked.at, outcome });
			const ordinal = Math.max(await takeRemindersBack(store, assignmentId, at), asked.lastOrdinal);
			const plan = planAnew(assignment, policy, today.practiceHours, { after: at, ordinal });
			return { policy, plan: await replanCommands(store, assignment, plan, at) };
		});
	}

	/** Of which of these assignments today's policy would move reminders, were it applied at an instant. Changes nothing. */
	async moves(assignmentIds: string[], today: PolicyToday, at: number): Promise<PolicyMove[]> {
		return await this.store.transaction(async (store) => {
			const ahead = await remindersAhead(store, assignmentIds, at);
			const assignments = await assignmentsOf(store, assignmentIds);
			return assignments
				.filter(({ outcome }) => outcome === 'open')
				.flatMap((assignment): PolicyMove[] => {
					const { assignment_id: assignmentId, zone } = assignment;
					const policy = policyOf(store, assignment, today);
					const plan = planAnew(assignment, policy, today.practiceHours, { after: at, ordinal: 0 });
					const before = ahead.get(assignmentId)!;
					return moves(before, plan) ? [{ assignmentId, zone, before, after: instantsOf(plan) }] : [];
				});
		});
	}
}

async function assignmentsOf(
	{ database }: Store,
	assignmentIds: string[],
): Promise<Array<Selectable<AssignmentsTable>>> {
	return await database
		.selectFrom('assignments')
		.selectAll()
		.where('assignment_id', 'in', assignmentIds)
		.orderBy('assignment_id')
		.execute();
}

/** What the assignment itself sets comes first, then what its exercise, the practice and the defaults say today. */
function policyOf(
	store: Store,
	assignment: Pick<AssignmentsTable, 'assignment_id' | 'exercise_id' | 'terms'>,
	{ policy }: PolicyToday,
): Policy {
	return policy(assignment.exercise_id, termsOf(store, assignment).policy);
}

function moves(before: number[], plan: ReminderPlan): boolean {
	const after = instantsOf(plan);
	return before.length !== after.length || before.some((at, index) => Math.abs(at - after[index]!) >= SAME_MS);
}

function instantsOf({ reminders }: ReminderPlan): number[] {
	return reminders.map(({ at }) => Date.parse(at));
}
