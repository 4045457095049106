import type { TryFact } from './facts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Before a message that may have gone out is tried once more. */
export const AFTER_UNKNOWN = 10 * MINUTE;

const FIRST_WAIT = 10 * SECOND;
const LONGEST_WAIT = 30 * MINUTE;

/** A provider that fails is tried so often at most, all in all. */
export const MOST_FAILURES = 12;

/**
 * When it is tried again after it first failed: in the first hour so that it is found soon after it is back, and then at
 * instants that grow apart until what was left of the command's use is over.
 */
const FIRST_HOUR = [2, 5, 10, 20, 35, 50, 65].map((minutes) => minutes * MINUTE);

/** The last try comes when this share of what was left of its use is over. */
const LAST_AT = 0.95;

/**
 * When a command is tried next, in milliseconds: what failed at its provider at instants that grow apart over the time in
 * which it is of use, what never reached a flow after ten seconds, twenty, … and at least every half hour.
 *
 * @param tries in order, the last one with the result that calls for another
 */
export function nextTry(tries: TryFact[], expiresAt: number, now: number): number {
	const last = tries.at(-1)!;
	switch (last.result) {
		case 'unknown':
		case undefined:
			return now + AFTER_UNKNOWN;
		case 'failed':
			return nextAfterFailure(tries, expiresAt, now);
		default: {
			const inVain = tries.length - 1 - tries.findLastIndex(({ result }) => result !== 'not-sent');
			return now + Math.min(FIRST_WAIT * 2 ** Math.min(inVain - 1, 20), LONGEST_WAIT);
		}
	}
}

/** What lay between two tries by the plan lies between them also where they came late: a night, an outage of n8n. */
function nextAfterFailure(tries: TryFact[], expiresAt: number, now: number): number {
	const failures = tries.filter(({ result }) => result === 'failed');
	const first = failures[0]!;
	const room = Math.max(expiresAt - (first.settledAt ?? first.startedAt), MINUTE);
	const wait = retryAfter(failures.length, room) - retryAfter(failures.length - 1, room);
	return now + Math.max(Math.round(wait), FIRST_WAIT);
}

/** How long after the first failure a retry comes, counted from 1. Where little time is left, the first hour is half of it. */
function retryAfter(retry: number, room: number): number {
	if (retry === 0) return 0;
	const hour = FIRST_HOUR.at(-1)!;
	const scale = Math.min(1, room / (2 * hour));
	const soon = FIRST_HOUR[retry - 1];
	if (soon !== undefined) return soon * scale;
	const share = (retry - FIRST_HOUR.length) / (MOST_FAILURES - 1 - FIRST_HOUR.length);
	return hour * scale * ((room * LAST_AT) / (hour * scale)) ** share;
}
