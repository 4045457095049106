import type { ReminderPlan } from '../../contract/assignment';
import { OPEN_EVERY_DAY } from '../../plan/sending-hours';
import { assignmentOf } from '../sending/facts';
import { replanCommands, takeRemindersBack } from '../sending/planned';
import type { Store } from '../tables/store';
import { NOBODY_REMINDED, pinnedPolicy, planAnew } from './plan-anew';

/** An assignment that was delivered later than its reminders were planned for. */
export interface LateDelivery {
	assignmentId: string;
	/** When it is planned anew: what the new plan has before that is past, and what was planned until then stays. */
	at: string;
	/** The last ordinal of a reminder that has begun. */
	lastOrdinal: number;
}

/** When assignments under way are reminded of. */
export class ReminderPlans {
	constructor(private readonly store: Store) {}

	/**
	 * Plans the reminders of an open assignment anew, from its delivery as it is on record. Those whose turn has come stay
	 * as they are. Told again, it makes the same plan.
	 *
	 * @param practiceHours when the practice sends at all, today
	 */
	async fromDelivery(
		{ assignmentId, at, lastOrdinal }: LateDelivery,
		practiceHours = OPEN_EVERY_DAY,
	): Promise<ReminderPlan> {
		return await this.store.transaction(async (store) => {
			await store.holdAssignments([assignmentId]);
			const assignment = await assignmentOf(store, assignmentId);
			if (assignment.outcome !== 'open') return NOBODY_REMINDED;
			const after = Date.parse(at);
			const ordinal = Math.max(await takeRemindersBack(store, assignmentId, after), lastOrdinal);
			const plan = planAnew(assignment, pinnedPolicy(assignment), practiceHours, { after, ordinal });
			return await replanCommands(store, assignment, plan, after);
		});
	}
}
