import type { HeldReason } from '../contract/sending';
import type { TryFact } from './facts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Before a message that may have gone out is tried once more. */
export const AFTER_UNKNOWN = 10 * MINUTE;

const FIRST_WAIT = 10 * SECOND;
const LONGEST_WAIT = 30 * MINUTE;

/** A failing provider is tried eleven times more, whatever time is left: the waits grow so that they nearly fill it. */
const RETRIES_AFTER_FAILURE = 11;
const SHARE_OF_ROOM = 0.95;
const FIRST_FAILURE_WAIT = MINUTE;

/**
 * When a command is tried next, in milliseconds: what failed at its provider at instants that grow apart over the time in
 * which it is of use, what never reached a flow after ten seconds, twenty, … and at least every half hour.
 *
 * @param tries in order, the last one with the result that calls for another
 */
export function nextTry(tries: TryFact[], why: HeldReason | undefined, expiresAt: number, now: number): number {
	const last = tries.at(-1)!;
	switch (last.result) {
		case 'unknown':
		case undefined:
			return now + AFTER_UNKNOWN;
		case 'failed':
			return nextAfterFailure(tries, expiresAt, now);
		default: {
			if (why === 'interrupted') return now + FIRST_WAIT;
			const inVain = tries.length - 1 - tries.findLastIndex(({ result }) => result !== 'not-sent');
			return now + Math.min(FIRST_WAIT * 2 ** Math.min(inVain - 1, 20), LONGEST_WAIT);
		}
	}
}

/** The k-th retry comes a · (T/a)^(k/11) after the first failure: a is a minute, T most of what was left of its use then. */
function nextAfterFailure(tries: TryFact[], expiresAt: number, now: number): number {
	const failures = tries.filter(({ result }) => result === 'failed');
	const first = failures[0]!;
	const begun = first.settledAt ?? first.startedAt;
	const room = Math.max((expiresAt - begun) * SHARE_OF_ROOM, FIRST_FAILURE_WAIT);
	const after = FIRST_FAILURE_WAIT * (room / FIRST_FAILURE_WAIT) ** (failures.length / RETRIES_AFTER_FAILURE);
	return Math.max(begun + Math.round(after), now + FIRST_WAIT);
}
