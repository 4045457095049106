import type { CommandState, HeldReason } from '../contract/sending';
import type { TryFact, TryResult } from './facts';
import { nextTry } from './patience';

/** How often a command may fail, surely unsent, before it is given up. */
export const MOST_FAILURES = 12;

/** A server that refuses a recipient so often without saying why, means it. */
const REFUSALS_FOR_GOOD = 3;

/** What may have gone out is tried once more, and then never without a person. */
export const MOST_UNKNOWN = 2;

/** Whether nothing becomes of a command any more. What is `unknown` may be sent again by a person. */
export function isFinal(state: CommandState): boolean {
	return state === 'sent' || state === 'refused' || state === 'skipped' || state === 'given-up';
}

/** How a command stands after a try, and when its next one is, if it has one. */
export interface Standing {
	state: CommandState;
	/** In milliseconds. */
	nextAt?: number;
}

/** The one table of what a try's result makes of its command. */
const STATE_AFTER: Record<TryResult, CommandState> = {
	sent: 'sent',
	refused: 'refused',
	'opted-out': 'refused',
	skipped: 'skipped',
	failed: 'held',
	'not-sent': 'held',
	unknown: 'unknown',
};

/**
 * How a command stands after its last try.
 *
 * @param tries in order, each with its result
 * @param why of a last try that surely sent nothing
 * @param expiresAt from then on it is of no use, in milliseconds
 * @param now in milliseconds
 */
export function standingAfter(tries: TryFact[], why: HeldReason | undefined, expiresAt: number, now: number): Standing {
	const last = tries.at(-1)!;
	const state = STATE_AFTER[last.result ?? 'unknown'];
	switch (state) {
		case 'held':
			if (count(tries, 'failed') >= MOST_FAILURES) return { state: 'given-up' };
			if (tries.filter(({ proof }) => proof === 'rejected-for-good').length >= REFUSALS_FOR_GOOD)
				return { state: 'refused' };
			return { state, nextAt: Math.min(nextTry(tries, why, expiresAt, now), expiresAt) };
		case 'unknown':
			if (mayHaveGone(tries) >= MOST_UNKNOWN) return { state };
			return { state, nextAt: Math.min(nextTry(tries, undefined, expiresAt, now), expiresAt) };
		default:
			return { state };
	}
}

/** How many tries may have gone out, for all that is known. */
export function mayHaveGone(tries: TryFact[]): number {
	return tries.filter(
		({ result, postedAt }) => result === 'unknown' || (result === undefined && postedAt !== undefined),
	).length;
}

/** How many tries came to this result. */
export function count(tries: TryFact[], wanted: TryResult): number {
	return tries.filter(({ result }) => result === wanted).length;
}
