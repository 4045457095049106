import type { ReminderPlan } from '../contract/assignment';
import type { Policy } from '../contract/policy';
import { gapOf, planReminders, type PlannedReminder, type Window } from './reminders';
import { nextOpen, type PracticeHours } from './sending-hours';

/** What of a new plan counts where an assignment has been under way: moments after an instant, numbered on; others are past. */
export interface Onward {
	/** In milliseconds. */
	after: number;
	/** The last ordinal that something became of. */
	ordinal: number;
}

/**
 * The plan of an assignment's reminders as its workflow keeps it.
 *
 * @param practiceHours as they stand when it is planned
 * @param assignmentId spreads assignments that share an instant
 * @param snoozedTo when its client has asked to be reminded: before that nobody is, and then once. In milliseconds
 */
export function reminderPlan(
	window: Window,
	policy: Policy,
	practiceHours: PracticeHours,
	assignmentId: string,
	onward?: Onward,
	snoozedTo?: number,
): ReminderPlan {
	const { reminders, dropped } = planReminders(window, policy, practiceHours, assignmentId);
	const isPast = ({ at }: PlannedReminder) => onward !== undefined && at <= onward.after;
	const past = reminders.filter(isPast).map(({ rule }) => ({ rule, reason: 'past' as const }));
	const ahead = reminders.filter((reminder) => !isPast(reminder));
	const hours = { ...practiceHours, quietHours: policy.quietHours };
	const snooze = snoozedTo === undefined ? undefined : nextOpen(snoozedTo, window.zone, hours);
	const counts = snooze !== undefined && snooze < window.dueAt && snooze > (onward?.after ?? window.deliverAt);
	const { planned, putOff } = counts ? snoozed(ahead, snooze, window, policy) : whole(ahead);
	return {
		reminders: planned.map(({ at, nearDue, expiresAt, isSnooze }, index) => ({
			ordinal: (onward?.ordinal ?? 0) + index + 1,
			at: new Date(at).toISOString(),
			nearDue,
			expiresAt: new Date(expiresAt).toISOString(),
			...(isSnooze && { snoozed: true as const }),
		})),
		dropped: [...dropped, ...past, ...putOff].sort((a, b) => a.rule - b.rule),
	};
}

type Ahead = Pick<PlannedReminder, 'at' | 'nearDue' | 'expiresAt'> & { isSnooze?: true };

interface Chosen {
	planned: Ahead[];
	putOff: ReminderPlan['dropped'];
}

function whole(planned: Ahead[]): Chosen {
	return { planned, putOff: [] };
}

/** The one reminder that the client has asked for, in the place of those before it; and what leaves the gap after it. */
function snoozed(ahead: PlannedReminder[], at: number, window: Window, policy: Policy): Chosen {
	const { deliverAt, dueAt } = window;
	const after = ahead.filter((reminder) => reminder.at >= at + gapOf(window, policy));
	const nearDue = after.length === 0 && at >= dueAt - (dueAt - deliverAt) / 4;
	const snooze: Ahead = { at, nearDue, expiresAt: after[0]?.at ?? dueAt, isSnooze: true };
	const putOff = ahead
		.filter((reminder) => !after.includes(reminder))
		.map(({ rule, at: planned }) => ({
			rule,
			reason: planned < at ? ('snoozed' as const) : ('too-close' as const),
			at: new Date(planned).toISOString(),
		}));
	return { planned: [snooze, ...after], putOff };
}
