import fc from 'fast-check';
import { spreadFrom } from '../../temporal/plan/spread';
import { MINUTE } from './zones';

const OPENING = Date.parse('2026-05-11T07:00Z');

it('stays within four minutes of the opening and before the closing, the same for the same command', () => {
	fc.assert(
		fc.property(fc.string(), fc.integer({ min: 1, max: 20 * MINUTE }), (seed, roomMs) => {
			const at = spreadFrom(OPENING, seed, roomMs);
			expect(at).toBeGreaterThanOrEqual(OPENING);
			expect(at).toBeLessThan(OPENING + Math.min(4 * MINUTE, roomMs));
			expect(spreadFrom(OPENING, seed, roomMs)).toBe(at);
		}),
	);
});

it('spreads many commands evenly', () => {
	const perMinute = [0, 0, 0, 0];
	for (let command = 0; command < 1000; command++) {
		perMinute[Math.floor((spreadFrom(OPENING, `command-${command}`, Infinity) - OPENING) / MINUTE)]! += 1;
	}
	for (const count of perMinute) expect(count).toBeGreaterThan(200);
});

it.each([0, -MINUTE])('stays where it is, where there is no room (%d ms)', (roomMs) => {
	expect(spreadFrom(OPENING, 'command', roomMs)).toBe(OPENING);
});
