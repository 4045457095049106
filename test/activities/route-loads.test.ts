import { RouteLoads, type Comer, type Entry } from '../../temporal/activities/sending/route-loads';

const SECOND = 1000;

const ROUTE = { routeId: 'route', url: 'https://n8n.example/webhook/deliver' };
let comers = 0;

/** Somebody who has not come before. */
function comer(more: Partial<Comer> = {}): Comer {
	comers += 1;
	return { commandId: `command ${comers}`, urgent: false, waited: false, ...more };
}

function enter(loads: RouteLoads, now = 0, more: Partial<Comer> = {}): Extract<Entry, { kind: 'in' }> {
	const entry = loads.enter(ROUTE, comer(more), now);
	if (entry.kind !== 'in') throw new Error(`not let in: ${JSON.stringify(entry)}`);
	return entry;
}

/** The instant given to who finds it full. */
function untilOf(entry: Entry): number {
	if (entry.kind !== 'full') throw new Error(`not full: ${JSON.stringify(entry)}`);
	return entry.until;
}

/** Has so many posts fail one after the other. */
function fail(loads: RouteLoads, times: number, now = 0): void {
	for (let count = 0; count < times; count += 1) enter(loads, now).leave('no-answer', now);
}

describe('a route', () => {
	it('takes three at a time, and another one when one leaves', () => {
		const loads = new RouteLoads();
		const inside = [enter(loads), enter(loads), enter(loads)];
		const fourth = comer();
		const place = untilOf(loads.enter(ROUTE, fourth, 0));
		expect(loads.enter({ ...ROUTE, routeId: 'another' }, comer(), 0).kind).toBe('in');
		inside[0]!.leave('answered', place);
		expect(loads.enter(ROUTE, { ...fourth, waited: true }, place).kind).toBe('in');
	});

	it('gives who finds it full a place in line, at the rate at which it has worked', () => {
		const loads = new RouteLoads();
		for (let count = 0; count < 40; count += 1) enter(loads, 0).leave('answered', 3 * SECOND);
		for (const at of [0, 1, 2]) enter(loads, at * SECOND);
		const places = Array.from({ length: 5 }, () => loads.enter(ROUTE, comer(), 2 * SECOND)).map((entry) =>
			entry.kind === 'full' ? Math.round(entry.until / SECOND) : entry.kind,
		);
		expect(places).toEqual([3, 4, 5, 6, 7]);
	});

	it('lets who has a place in before who has none, and keeps room for who came at it in vain', () => {
		const loads = new RouteLoads();
		enter(loads, 0).leave('answered', SECOND);
		const inside = [enter(loads, SECOND), enter(loads, SECOND), enter(loads, SECOND)];
		const [first, second] = [comer(), comer()];
		const place = untilOf(loads.enter(ROUTE, first, SECOND));
		expect(untilOf(loads.enter(ROUTE, second, SECOND))).toBe(place);
		const kept = untilOf(loads.enter(ROUTE, { ...first, waited: true }, place));
		expect(kept - place).toBeLessThan(SECOND);
		inside[0]!.leave('answered', place + 1);
		expect(loads.enter(ROUTE, comer(), place + 1).kind).toBe('full');
		expect(loads.enter(ROUTE, { ...second, waited: true }, place + 1).kind).toBe('full');
		expect(loads.enter(ROUTE, { ...first, waited: true }, kept).kind).toBe('in');
	});

	it('has who waited before the worker was started come before who has no place', () => {
		const loads = new RouteLoads();
		const inside = [enter(loads), enter(loads), enter(loads)];
		const waiting = comer({ waited: true });
		const kept = untilOf(loads.enter(ROUTE, waiting, 0));
		for (const { leave } of inside.slice(0, 1)) leave('answered', kept - 10);
		expect(loads.enter(ROUTE, comer(), kept - 5).kind).toBe('full');
		expect(loads.enter(ROUTE, waiting, kept).kind).toBe('in');
	});

	it('keeps no room for who does not come', () => {
		const loads = new RouteLoads();
		const inside = [enter(loads), enter(loads), enter(loads)];
		for (let count = 0; count < 3; count += 1) loads.enter(ROUTE, comer(), 0);
		for (const { leave } of inside) leave('answered', SECOND);
		expect(loads.enter(ROUTE, comer(), 2 * SECOND).kind).toBe('full');
		expect(loads.enter(ROUTE, comer(), 40 * SECOND).kind).toBe('in');
	});

	it('that has not answered three times in a row is left alone, but for one who finds out', () => {
		const loads = new RouteLoads();
		fail(loads, 3);
		expect(loads.enter(ROUTE, comer(), 0)).toMatchObject({ kind: 'open', until: 15 * SECOND });
		const probe = enter(loads, 15 * SECOND);
		expect(loads.enter(ROUTE, comer(), 15 * SECOND).kind).toBe('open');
		probe.leave('no-answer', 16 * SECOND);
		expect(loads.enter(ROUTE, comer(), 16 * SECOND)).toMatchObject({ kind: 'open', until: 46 * SECOND });
		enter(loads, 46 * SECOND).leave('answered', 47 * SECOND);
		expect([enter(loads, 47 * SECOND), enter(loads, 47 * SECOND)]).toHaveLength(2);
	});

	it('learns nothing from who goes in and does not ask it', () => {
		const loads = new RouteLoads();
		fail(loads, 3);
		enter(loads, 15 * SECOND).leave('not-asked', 15 * SECOND);
		const probe = enter(loads, 15 * SECOND);
		expect(loads.enter(ROUTE, comer(), 15 * SECOND).kind).toBe('open');
		probe.leave('answered', 16 * SECOND);
		expect([enter(loads, 16 * SECOND), enter(loads, 16 * SECOND)]).toHaveLength(2);
	});

	it('is left alone for five minutes at most', () => {
		const loads = new RouteLoads();
		fail(loads, 2);
		let now = 0;
		for (let count = 0; count < 20; count += 1) {
			enter(loads, now).leave('no-answer', now);
			const entry = loads.enter(ROUTE, comer(), now);
			if (entry.kind === 'in') throw new Error('let in');
			expect(entry.until - now).toBeLessThanOrEqual(5 * 60 * SECOND);
			now = entry.until;
		}
	});
});

describe('one n8n', () => {
	const urls = Array.from({ length: 6 }, (_, number) => ({
		routeId: `${number}`,
		url: `https://n8n.example/${number}`,
	}));

	it('is asked ten at a time at most over all its routes, of which two are for what is urgent', () => {
		const loads = new RouteLoads();
		const kinds = (urgent: boolean) =>
			urls.flatMap((route) => [1, 2, 3].map(() => loads.enter(route, comer({ urgent }), 0).kind));
		expect(kinds(false).filter((kind) => kind === 'in')).toHaveLength(8);
		expect(kinds(true).filter((kind) => kind === 'in')).toHaveLength(2);
		expect(loads.enter({ routeId: '7', url: 'https://other.example/7' }, comer(), 0).kind).toBe('in');
	});

	it('lets another one in as soon as one leaves', () => {
		const loads = new RouteLoads();
		const inside = urls.slice(0, 3).flatMap((route) => [1, 2, 3].map(() => loads.enter(route, comer(), 0)));
		const [first, last] = [inside[0]!, loads.enter(urls[4]!, comer(), 0)];
		if (first.kind !== 'in' || last.kind !== 'full') throw new Error('not as it was meant');
		first.leave('answered', last.until);
		expect(loads.enter(urls[4]!, comer({ waited: true }), last.until).kind).toBe('in');
	});
});
