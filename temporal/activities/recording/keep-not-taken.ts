import { eventId } from '../../contract/names';
import type { KeepNotTaken, RequestResult } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';

/**
 * Puts on record, once under its id, what was asked of an assignment that is closed.
 *
 * @param now in milliseconds
 */
export async function keepNotTaken(
	{ assignmentId, change, changeId, outcome, note, atMost }: KeepNotTaken,
	now: number,
	{ events, stories }: Pick<Ledger, 'events' | 'stories'>,
): Promise<RequestResult> {
	const story = await stories.of(assignmentId);
	if (!story) return { kind: 'nothing-on-record' };
	const step = {
		eventId: eventId(assignmentId, 'not-taken', changeId),
		assignmentId,
		kind: 'not-taken' as const,
		at: new Date(now).toISOString(),
		outcome: story.outcome,
		reason: `${change}: The assignment is closed.${outcome === undefined ? '' : ` It said: ${outcome}.`}`,
		...(note !== undefined && { note }),
	};
	return { kind: (await events.recordAmong(step, atMost)) ? 'kept' : 'not-kept' };
}
