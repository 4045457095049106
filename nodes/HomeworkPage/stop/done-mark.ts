import type { KeyRing } from '../../../temporal/contract/keys';
import type { Link } from '../../../temporal/contract/link-token';
import type { StopScope } from '../../../temporal/contract/stops';

/** For so long a page that cannot look up what is stopped shows what was done, in milliseconds: later it may be so no more. */
const SHOWN_MS = 10 * 60_000;

type Done = StopScope | 'none';

/**
 * Says in the query of a link, for ten minutes, what was done through it: homework that is over is told nothing any more, so that its
 * page could not show it when it is looked at anew. Only this deployment can make it.
 *
 * @param now in milliseconds
 */
export function doneMark(ring: KeyRing, link: Link, done: Done, now: number): string {
	return `&done=${now}.${proof(ring, link, done, now)}`;
}

/** Whether a query says so. */
export function isMarkedDone(query: string, ring: KeyRing, link: Link, done: Done, now: number): boolean {
	const [, at, proven] = /&done=(\d{1,15})\.([\w-]+)/.exec(query) ?? [];
	const isFresh = at !== undefined && Math.abs(now - Number(at)) < SHOWN_MS;
	return isFresh && proven === proof(ring, link, done, Number(at));
}

function proof(ring: KeyRing, { assignmentId, generation }: Link, done: Done, at: number): string {
	return ring.blindIndex('stop-done', JSON.stringify([assignmentId, generation, done, at]));
}
