import { RouteLoads, type Entry } from '../../temporal/activities/sending/route-loads';

const SECOND = 1000;

function enter(loads: RouteLoads, now = 0): Extract<Entry, { kind: 'in' }> {
	const entry = loads.enter('route', now);
	if (entry.kind !== 'in') throw new Error(`not let in: ${JSON.stringify(entry)}`);
	return entry;
}

/** Has so many posts fail one after the other. */
function fail(loads: RouteLoads, times: number, now = 0): void {
	for (let count = 0; count < times; count += 1) enter(loads, now).leave('no-answer', now);
}

describe('a route', () => {
	it('takes three at a time, and another one when one leaves', () => {
		const loads = new RouteLoads();
		const inside = [enter(loads), enter(loads), enter(loads)];
		expect(loads.enter('route', 0).kind).toBe('full');
		expect(loads.enter('another route', 0).kind).toBe('in');
		inside[0]!.leave('answered', SECOND);
		expect(loads.enter('route', SECOND).kind).toBe('in');
	});

	it('gives who finds it full a place in line, at the rate at which it has worked', () => {
		const loads = new RouteLoads();
		for (let count = 0; count < 40; count += 1) enter(loads, 0).leave('answered', 3 * SECOND);
		for (let count = 0; count < 3; count += 1) enter(loads, 0);
		const places = Array.from({ length: 5 }, () => loads.enter('route', 0)).map((entry) =>
			entry.kind === 'full' ? Math.round(entry.until / SECOND) : entry.kind,
		);
		expect(places).toEqual([1, 2, 3, 4, 5]);
	});

	it('that has not answered three times in a row is left alone, but for one who finds out', () => {
		const loads = new RouteLoads();
		fail(loads, 3);
		expect(loads.enter('route', 0)).toMatchObject({ kind: 'open', until: 15 * SECOND });
		const probe = enter(loads, 15 * SECOND);
		expect(loads.enter('route', 15 * SECOND).kind).toBe('open');
		probe.leave('no-answer', 16 * SECOND);
		expect(loads.enter('route', 16 * SECOND)).toMatchObject({ kind: 'open', until: 46 * SECOND });
		enter(loads, 46 * SECOND).leave('answered', 47 * SECOND);
		expect([enter(loads, 47 * SECOND), enter(loads, 47 * SECOND)]).toHaveLength(2);
	});

	it('learns nothing from who goes in and does not ask it', () => {
		const loads = new RouteLoads();
		fail(loads, 3);
		enter(loads, 15 * SECOND).leave('not-asked', 15 * SECOND);
		const probe = enter(loads, 15 * SECOND);
		expect(loads.enter('route', 15 * SECOND).kind).toBe('open');
		probe.leave('answered', 16 * SECOND);
		expect([enter(loads, 16 * SECOND), enter(loads, 16 * SECOND)]).toHaveLength(2);
	});

	it('is left alone for five minutes at most', () => {
		const loads = new RouteLoads();
		fail(loads, 2);
		let now = 0;
		for (let count = 0; count < 20; count += 1) {
			enter(loads, now).leave('no-answer', now);
			const entry = loads.enter('route', now);
			if (entry.kind === 'in') throw new Error('let in');
			expect(entry.until - now).toBeLessThanOrEqual(5 * 60 * SECOND);
			now = entry.until;
		}
	});
});
