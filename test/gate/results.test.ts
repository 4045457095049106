import fc from 'fast-check';
import type { TryFact, TryResult } from '../../temporal/gate/facts';
import { standingAfter, standingWhenOver, type Standing } from '../../temporal/gate/results';
import { DAY, MINUTE } from '../plan/zones';
import { NOON, RESULTS, triesUntil } from './situations';

const SECOND = 1000;
const EXPIRES = NOON + 4 * DAY;

type Told = TryResult | 'under way' | 'rejected for good';

/** Tries that came to these, a minute apart, the last one now. */
function tries(...results: Told[]): TryFact[] {
	return results.map((told, index) => {
		const at = NOON - (results.length - 1 - index) * MINUTE;
		const begun = {
			number: index + 1,
			startedAt: at - 2 * SECOND,
			...(told !== 'not-sent' && { postedAt: at - SECOND }),
		};
		if (told === 'under way') return begun;
		if (told === 'rejected for good') {
			return { ...begun, result: 'failed', proof: 'rejected-for-good', settledAt: at };
		}
		return { ...begun, result: told, ...(told === 'failed' && { proof: 'rejected' as const }), settledAt: at };
	});
}

function after(...results: Told[]): Standing {
	return standingAfter(tries(...results), EXPIRES, NOON);
}

const times = <T>(count: number, result: T): T[] => Array<T>(count).fill(result);

it.each<[Told[], Standing['state'], number | null]>([
	[['sent'], 'sent', null],
	[['refused'], 'refused', null],
	[['opted-out'], 'refused', null],
	[['skipped'], 'skipped', null],

	[['not-sent'], 'held', 10],
	[['not-sent', 'not-sent'], 'held', 20],
	[times(5, 'not-sent'), 'held', 160],
	[times(9, 'not-sent'), 'held', 30 * 60],
	[times(60, 'not-sent'), 'held', 30 * 60],
	[[...times(5, 'not-sent' as const), 'failed', 'not-sent'], 'held', 10],

	[['failed'], 'held', 2 * 60],
	[['failed', 'failed'], 'held', 3 * 60],
	[['failed', 'not-sent', 'failed'], 'held', 3 * 60],
	[times(12, 'failed'), 'given-up', null],
	[[...times(11, 'failed' as const), ...times(4, 'not-sent' as const), 'failed'], 'given-up', null],
	[times(2, 'rejected for good'), 'held', 3 * 60],
	[times(3, 'rejected for good'), 'refused', null],
	[['rejected for good', 'failed', 'rejected for good', 'not-sent', 'rejected for good'], 'refused', null],

	[['unknown'], 'unknown', 10 * 60],
	[['failed', 'failed', 'unknown'], 'unknown', 10 * 60],
	[['unknown', 'unknown'], 'unknown', null],
	[['unknown', 'not-sent', 'failed', 'unknown'], 'unknown', null],
	[['unknown', 'sent'], 'sent', null],
	[['unknown', 'refused'], 'refused', null],

	// What may have gone out once stays so, whatever surely did not.
	[['unknown', 'not-sent'], 'unknown', 10],
	[['unknown', 'failed'], 'unknown', 2 * 60],
	[['unknown', ...times(12, 'failed' as const)], 'unknown', null],

	// A word about an earlier try comes in late.
	[['sent', 'unknown'], 'sent', null],
	[['sent', 'under way'], 'sent', null],
	[['sent', 'refused'], 'sent', null],
	[['sent', 'failed'], 'sent', null],
	[['failed', 'under way'], 'trying', 10 * 60],
	[['failed', 'unknown'], 'unknown', 10 * 60],
	[['unknown', 'failed', 'unknown'], 'unknown', null],
])('after tries that were %j it is %s, and tried again after %j seconds', (results, state, seconds) => {
	const standing = after(...results);
	expect(standing.state).toBe(state);
	expect(standing.nextAt).toBe(seconds === null ? undefined : NOON + seconds * SECOND);
});

it('has each result end it, or has it wait for its next try or for the instant from which it is of no use', () => {
	fc.assert(
		fc.property(
			triesUntil(NOON),
			fc.constantFrom(...RESULTS),
			fc.integer({ min: 1, max: DAY }),
			(before, result, left) => {
				const last = { number: before.length + 1, startedAt: NOON - 1, postedAt: NOON - 1, result, settledAt: NOON };
				const { state, nextAt } = standingAfter([...before, last], NOON + left, NOON);
				const waits = state === 'held' || state === 'trying' || (state === 'unknown' && nextAt !== undefined);
				expect(nextAt !== undefined).toBe(waits);
				if (nextAt === undefined) return;
				expect(nextAt).toBeGreaterThan(NOON);
				expect(nextAt).toBeLessThanOrEqual(NOON + left);
				expect(Number.isInteger(nextAt)).toBe(true);
			},
		),
	);
});

describe('what was over, once more is known of its tries', () => {
	it.each<[Standing['state'], Told[], Standing['state']]>([
		['unknown', ['sent', 'unknown'], 'sent'],
		['unknown', ['unknown', 'failed'], 'unknown'],
		['unknown', ['failed', 'failed'], 'given-up'],
		['unknown', ['failed', 'refused'], 'refused'],
		['unknown', ['failed', 'opted-out'], 'refused'],
		['unknown', ['skipped'], 'skipped'],
		['refused', ['sent', 'refused'], 'sent'],
		['refused', ['failed', 'refused'], 'refused'],
		['skipped', ['sent', 'skipped'], 'sent'],
		['skipped', ['failed'], 'skipped'],
		['given-up', ['sent', 'failed'], 'sent'],
		['given-up', ['failed', 'failed'], 'given-up'],
		['sent', ['failed', 'sent'], 'sent'],
	])('as %s, with tries that were %j, is %s', (was, results, is) => {
		expect(standingWhenOver(was, tries(...results))).toBe(is);
	});
});
