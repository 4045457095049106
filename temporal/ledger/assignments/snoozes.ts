import type { Outcome, ReminderPlan } from '../../contract/assignment';
import type { SnoozeDays } from '../../contract/snooze';
import { OPEN_EVERY_DAY } from '../../plan/sending-hours';
import { isSameDay, snoozedTo } from '../../plan/snooze';
import { assignmentOf } from '../sending/facts';
import { replanCommands, takeRemindersBack } from '../sending/planned';
import type { Store } from '../tables/store';
import { isOnRecord, recordEvent } from './events';
import { pinnedPolicy, planAnew } from './plan-anew';

/** That a client wants to be reminded so many days later, and not before. */
export interface SnoozeOrder {
	assignmentId: string;
	/** Of the step `snoozed`; the same again makes the same plan, and no second step. */
	eventId: string;
	askedAt: string;
	/** When it was heard: what was planned until then stays, since its turn has come. */
	at: string;
	days: SnoozeDays;
	/** The outcome as it stands. */
	outcome: Outcome;
	/** The last ordinal of a reminder that has begun. */
	lastOrdinal: number;
}

/** When the client is reminded, and the plan that this makes; without one where it stood so before. */
export interface Snoozed {
	to: string;
	plan?: ReminderPlan;
}

/** What clients have asked for who want to be reminded later. */
export class Snoozes {
	constructor(private readonly store: Store) {}

	/**
	 * Puts the reminders of an open assignment off: those before that day make way for one on it. The newest wish counts.
	 *
	 * @param practiceHours when the practice sends at all, today
	 * @returns null where no moment is left for it before it is due
	 */
	async record(order: SnoozeOrder, practiceHours = OPEN_EVERY_DAY): Promise<Snoozed | null> {
		const { assignmentId, eventId, days, outcome } = order;
		const at = Date.parse(order.at);
		return await this.store.transaction(async (store) => {
			await store.holdAssignments([assignmentId]);
			const assignment = await assignmentOf(store, assignmentId);
			if (assignment.outcome !== 'open') return null;
			const policy = pinnedPolicy(assignment);
			const { due_at: dueAt, zone, snoozed_to: before } = assignment;
			const hours = { ...practiceHours, quietHours: policy.quietHours };
			const wish = { askedAt: Date.parse(order.askedAt), days };
			const to = snoozedTo(wish, { dueAt, zone }, hours, at, assignmentId);
			if (to === undefined) return null;
			const stands = before !== null && before > at && isSameDay(before, to, zone);
			if (stands && !(await isOnRecord(store, eventId))) return { to: new Date(before).toISOString() };

			await store.database
				.updateTable('assignments')
				.set({ snoozed_to: to })
				.where('assignment_id', '=', assignmentId)
				.execute();
			const toWords = new Date(to).toISOString();
			const reason = `The client asked to be reminded later: at ${toWords}`;
			await recordEvent(store, { eventId, assignmentId, kind: 'snoozed', at: order.at, outcome, reason });
			const ordinal = Math.max(await takeRemindersBack(store, assignmentId, at), order.lastOrdinal);
			const snoozed = { ...assignment, snoozed_to: to };
			const { reminders, dropped } = planAnew(snoozed, policy, practiceHours, { after: at, ordinal });
			// What went out already is not called past.
			const plan = { reminders, dropped: dropped.filter(({ reason }) => reason !== 'past') };
			return { to: toWords, plan: await replanCommands(store, assignment, plan, at) };
		});
	}
}
