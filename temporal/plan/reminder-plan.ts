import type { ReminderPlan } from '../contract/assignment';
import type { Policy } from '../contract/policy';
import { planReminders, type Window } from './reminders';

/** What of a new plan counts where an assignment has been under way: moments after an instant, numbered on. */
export interface Onward {
	/** In milliseconds. */
	after: number;
	/** The last ordinal that something became of. */
	ordinal: number;
}

/**
 * The plan of an assignment's reminders as its workflow keeps it.
 *
 * @param assignmentId spreads assignments that share an instant
 */
export function reminderPlan(window: Window, policy: Policy, assignmentId: string, onward?: Onward): ReminderPlan {
	const { reminders, dropped } = planReminders(window, policy, assignmentId);
	const ahead = onward ? reminders.filter(({ at }) => at > onward.after) : reminders;
	return {
		reminders: ahead.map(({ at, nearDue, expiresAt }, index) => ({
			ordinal: (onward?.ordinal ?? 0) + index + 1,
			at: new Date(at).toISOString(),
			nearDue,
			expiresAt: new Date(expiresAt).toISOString(),
		})),
		dropped,
	};
}
