import type { ReminderPlan } from '../contract/assignment';
import type { Policy } from '../contract/policy';
import { planReminders, type PlannedReminder, type Window } from './reminders';
import type { PracticeHours } from './sending-hours';

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
 */
export function reminderPlan(
	window: Window,
	policy: Policy,
	practiceHours: PracticeHours,
	assignmentId: string,
	onward?: Onward,
): ReminderPlan {
	const { reminders, dropped } = planReminders(window, policy, practiceHours, assignmentId);
	const isPast = ({ at }: PlannedReminder) => onward !== undefined && at <= onward.after;
	const past = reminders.filter(isPast).map(({ rule }) => ({ rule, reason: 'past' as const }));
	const ahead = reminders.filter((reminder) => !isPast(reminder));
	return {
		reminders: ahead.map(({ at, nearDue, expiresAt }, index) => ({
			ordinal: (onward?.ordinal ?? 0) + index + 1,
			at: new Date(at).toISOString(),
			nearDue,
			expiresAt: new Date(expiresAt).toISOString(),
		})),
		dropped: [...dropped, ...past].sort((a, b) => a.rule - b.rule),
	};
}
