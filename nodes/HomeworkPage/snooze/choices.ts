import { DateTime } from 'luxon';
import type { PageMemo } from '../../../temporal/contract/page-memo';
import { snoozeDaysSchema, type SnoozeDays } from '../../../temporal/contract/snooze';
import { instantInWords } from '../instants-in-words';
import { BUTTONS } from './form';
import { wordsIn } from '../words/page-words';

/** What the page of an exercise says of being reminded later, beside what its memo has. */
export interface Later {
	/** The wish that a worker has not taken up yet. */
	snoozing?: SnoozeDays;
	/** Why a wish was not taken. */
	snoozeAlert?: string;
}

/**
 * The days on which its client may be reminded instead: those that begin before it is due, by the client's clock. None where nobody is
 * reminded of it, or messages are stopped.
 */
export function snoozeDays({ snooze, stopped, dueAt, zone }: PageMemo, now: number): SnoozeDays[] {
	if (!snooze?.offered || stopped) return [];
	const today = DateTime.fromMillis(now, { zone }).startOf('day');
	return snoozeDaysSchema.options
		.map(({ value }) => value)
		.filter((days) => today.plus({ days }).toMillis() < Date.parse(dueAt));
}

/** The same as the variables of the page: its buttons, and when the client is reminded who has asked for that. */
export function snoozeVariables(page: PageMemo, { snoozing, snoozeAlert }: Later, now: number) {
	const { snooze, stopped, zone, exercise } = page;
	const words = wordsIn(exercise.language).snooze;
	const to = stopped ? undefined : snooze?.to;
	const isAhead = to !== undefined && Date.parse(to) > now;
	return {
		snoozes: snoozeDays(page, now).map((days) => ({ value: BUTTONS[days], label: words.labels[days] })),
		snoozedTo: isAhead && !snoozing ? words.planned(instantInWords(to, zone, now, exercise.language)) : '',
		snoozing: snoozing && !stopped ? words.noted[snoozing] : '',
		snoozeAlert: snoozeAlert ?? '',
	};
}
