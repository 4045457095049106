import { eventId } from '../../contract/names';
import type { KeepNotTaken, RequestResult } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';

/** Begins what the id of a step says of its change, where the change came by a link that opens nothing any more. */
const BY_LINK = 'by-link.';

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
	// What comes by a link is counted by itself: nothing that was said before the close takes its room.
	const own = atMost === undefined ? changeId : `${BY_LINK}${changeId}`;
	const step = {
		eventId: eventId(assignmentId, 'not-taken', own),
		assignmentId,
		kind: 'not-taken' as const,
		at: new Date(now).toISOString(),
		outcome: story.outcome,
		reason: `${change}: The assignment is closed.${outcome === undefined ? '' : ` It said: ${outcome}.`}`,
		...(note !== undefined && { note }),
	};
	return {
		kind: (await events.recordAmong(step, eventId(assignmentId, 'not-taken', BY_LINK), atMost)) ? 'kept' : 'not-kept',
	};
}
