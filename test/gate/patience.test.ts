import fc from 'fast-check';
import type { TryFact } from '../../temporal/gate/facts';
import { standingAfter } from '../../temporal/gate/results';
import { DAY, HOUR, MINUTE } from '../plan/zones';
import { NOON } from './situations';

/** When a command is tried whose every try fails after some seconds, in milliseconds from the first failure. */
function failures(room: number, took = 3_000): number[] {
	const tries: TryFact[] = [];
	const at: number[] = [];
	let next: number | undefined = NOON - took;
	while (next !== undefined && next < NOON + room && tries.length < 100) {
		at.push(next + took - NOON);
		tries.push({ number: tries.length + 1, startedAt: next, postedAt: next, result: 'failed', settledAt: next + took });
		next = standingAfter(tries, NOON + room, next + took).nextAt;
	}
	return at;
}

describe('a provider that fails', () => {
	it.each([4 * HOUR, DAY, 4 * DAY, 7 * DAY, 14 * DAY])(
		'is found within a quarter of an hour of an outage of up to an hour (%d ms of use)',
		(room) => {
			const tried = failures(room);
			const inFirstHour = tried.filter((_at, index) => index === 0 || tried[index - 1]! <= HOUR);
			expect(Math.max(...waits(inFirstHour))).toBeLessThanOrEqual(15 * MINUTE + 10_000);
			const found = tried.find((at) => at >= HOUR)!;
			expect(found - HOUR).toBeLessThanOrEqual(6 * MINUTE);
		},
	);

	it('for twelve hours of four days costs nothing that was to be sent then', () => {
		expect(failures(4 * DAY).some((at) => at >= 12 * HOUR)).toBe(true);
	});

	it('is tried twelve times at most, at waits that grow, over a quarter of what is left and more', () => {
		fc.assert(
			fc.property(fc.integer({ min: 6 * HOUR, max: 30 * DAY }), (room) => {
				const tried = failures(room, 0);
				expect(tried).toHaveLength(12);
				expect(tried.at(-1)!).toBeGreaterThan(room / 4);
				const between = waits(tried);
				for (const [index, wait] of between.slice(7).entries()) expect(wait).toBeGreaterThan(between[index + 6]!);
			}),
		);
	});

	it('is not tried faster than every ten seconds, where little time is left', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 3 * HOUR }), (room) => {
				for (const wait of waits(failures(room, 0))) expect(wait).toBeGreaterThanOrEqual(10_000);
			}),
		);
	});

	it('is given its time also where n8n was away between its failures', () => {
		const first: TryFact = { number: 1, startedAt: NOON, postedAt: NOON, result: 'failed', settledAt: NOON };
		const second: TryFact = { ...first, number: 2, startedAt: NOON + 2 * DAY, settledAt: NOON + 2 * DAY };
		const { nextAt } = standingAfter([first, second], NOON + 4 * DAY, NOON + 2 * DAY);
		expect(nextAt).toBe(NOON + 2 * DAY + 3 * MINUTE);
	});
});

it('a flow that cannot be reached is asked at least every half hour while it is of use', () => {
	const tries: TryFact[] = [];
	let at = NOON;
	const asked = [at];
	while (at < NOON + 3 * DAY && tries.length < 1000) {
		tries.push({ number: tries.length + 1, startedAt: at, result: 'not-sent', settledAt: at });
		at = standingAfter(tries, NOON + 3 * DAY, at).nextAt!;
		asked.push(at);
	}
	expect(Math.max(...waits(asked))).toBe(30 * MINUTE);
	expect(at).toBe(NOON + 3 * DAY);
});

function waits(at: number[]): number[] {
	return at.slice(1).map((instant, index) => instant - at[index]!);
}
