import type { SnoozeDays } from '../../../temporal/contract/snooze';
import { readAside } from '../aside/form';
import { field } from '../form';

/** What somebody posts who wants to be reminded later. */
export interface PostedSnooze {
	nonce: string;
	days: SnoozeDays;
}

/** What the buttons post. */
export const BUTTONS: Record<SnoozeDays, string> = { 1: 'snooze-1', 3: 'snooze-3' };

/** Reads what was posted; undefined where it is another form of the page. */
export function readSnooze(body: unknown): PostedSnooze | undefined {
	const form = readAside(body) ?? field(body, 'form');
	const days = ([1, 3] as const).find((each) => BUTTONS[each] === form);
	return days && { nonce: field(body, 'nonce'), days };
}
