import type { SnoozeDays } from '../../../temporal/contract/snooze';

/** What the buttons say. */
export const LABELS: Record<SnoozeDays, string> = { 1: 'Remind me tomorrow', 3: 'Remind me in three days' };

/** What is said of a wish that is not taken up yet. */
export const NOTED: Record<SnoozeDays, string> = { 1: 'tomorrow', 3: 'in three days' };

/** Above the buttons where a wish was not taken. */
export const SNOOZE_ALERT = {
	tooLate: 'On that day no reminder can reach you before this is meant to be done. Nothing was changed.',
	notOffered: 'Reminders cannot be moved from here. Nothing was changed.',
	closed: 'Nobody is reminded of it any more.',
	pressAgain: 'Please press the button once more. Nothing was changed yet.',
	tryAgain: 'This could not be saved just now. Please press the button again in a minute.',
};
