import type { CommandState } from '../contract/sending';
import type { TryFact, TryResult } from './facts';
import { MOST_FAILURES, nextTry } from './patience';

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
 * How a command stands after its tries. What was sent is sent, whatever another try came to; what may have gone out stays
 * `unknown` while it waits, and where its tries run out.
 *
 * @param tries in order; the last one may be under way again while a word about an earlier one comes in
 * @param expiresAt from then on it is of no use, in milliseconds
 * @param now in milliseconds
 */
export function standingAfter(tries: TryFact[], expiresAt: number, now: number): Standing {
	if (count(tries, 'sent') > 0) return { state: 'sent' };
	const { result } = tries.at(-1)!;
	const state = result === undefined ? 'trying' : STATE_AFTER[result];
	const nextAt = Math.min(nextTry(tries, expiresAt, now), expiresAt);
	const unsure = mayHaveGone(tries);
	switch (state) {
		case 'held':
			if (count(tries, 'failed') >= MOST_FAILURES) return { state: unsure > 0 ? 'unknown' : 'given-up' };
			if (tries.filter(({ proof }) => proof === 'rejected-for-good').length >= REFUSALS_FOR_GOOD)
				return { state: 'refused' };
			if (unsure >= MOST_UNKNOWN) return { state: 'unknown' };
			return { state: unsure > 0 ? 'unknown' : state, nextAt };
		case 'unknown':
			return unsure >= MOST_UNKNOWN ? { state } : { state, nextAt };
		case 'trying':
			return { state, nextAt };
		default:
			return { state };
	}
}

/**
 * How a command that was over stands once more is known of its tries. It is not tried again: what may have gone out may
 * turn out not to have, and whatever it was may turn out to be sent.
 */
export function standingWhenOver(was: CommandState, tries: TryFact[]): CommandState {
	if (count(tries, 'sent') > 0) return 'sent';
	if (was !== 'unknown' || mayHaveGone(tries) > 0) return was;
	const state = STATE_AFTER[tries.at(-1)?.result ?? 'not-sent'];
	return state === 'held' ? 'given-up' : state;
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
