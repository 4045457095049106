import type { Pinned } from '../../contract/assignment';
import type { PageMemo } from '../../contract/page-memo';
import type { AssignmentState } from './state';

/** What the client's page knows of being reminded later: of homework of which nobody is reminded it offers nothing. */
export function snoozeForPage(
	{ delivery, paused, snoozedTo, dueAt }: Pick<AssignmentState, 'delivery' | 'paused' | 'snoozedTo' | 'dueAt'>,
	{ policy, snoozes }: Pinned,
): PageMemo['snooze'] {
	const isLost = delivery === 'undeliverable' && snoozes === 'once-arrived';
	const offered = policy.reminders.length > 0 && !paused && !isLost;
	const holds = offered && snoozedTo !== undefined && Date.parse(snoozedTo) < Date.parse(dueAt);
	return { offered, ...(holds && { to: snoozedTo }) };
}
