import { RouteLoads, ROUTE_LIMITS, type Comer, type Entry } from '../../temporal/activities/sending/route-loads';

const SECOND = 1000;
const ROUTE = { routeId: 'route', url: 'https://n8n.example/webhook/deliver' };

/** Nobody waits at the door for longer than it takes to see that there is no room. */
const IMPATIENT = { ...ROUTE_LIMITS, atDoorMs: 0 };

type In = Extract<Entry, { kind: 'in' }>;

function come(loads: RouteLoads, now = 0, more: Partial<Comer> = {}, route = ROUTE): Promise<Entry> {
	return loads.enter(route, { urgent: false, places: 0, ...more }, now);
}

async function enter(loads: RouteLoads, now = 0, more: Partial<Comer> = {}, route = ROUTE): Promise<In> {
	const entry = await come(loads, now, more, route);
	if (entry.kind !== 'in') throw new Error(`not let in: ${JSON.stringify(entry)}`);
	return entry;
}

/** The instant given to who finds it full. */
async function placeOf(coming: Promise<Entry>): Promise<number> {
	const entry = await coming;
	if (entry.kind !== 'full') throw new Error(`not full: ${JSON.stringify(entry)}`);
	return entry.until;
}

/** Has so many posts fail one after the other. */
async function fail(loads: RouteLoads, times: number, now = 0): Promise<void> {
	for (let count = 0; count < times; count += 1) (await enter(loads, now)).leave('no-answer', now);
}

async function fill(loads: RouteLoads, now = 0): Promise<In[]> {
	return [await enter(loads, now), await enter(loads, now), await enter(loads, now)];
}

describe('a route', () => {
	it('takes three at a time, and whoever waits at its door as soon as one leaves', async () => {
		const loads = new RouteLoads();
		const [first] = await fill(loads);
		const fourth = come(loads);
		expect((await come(loads, 0, {}, { ...ROUTE, routeId: 'another' })).kind).toBe('in');
		first!.leave('answered', SECOND);
		expect((await fourth).kind).toBe('in');
	});

	it('gives a place in line to who has waited a moment in vain, at the rate at which it has worked', async () => {
		const loads = new RouteLoads(IMPATIENT);
		for (let count = 0; count < 40; count += 1) (await enter(loads, 0)).leave('answered', 3 * SECOND);
		await fill(loads);
		const places = [];
		for (let count = 0; count < 5; count += 1) places.push(await placeOf(come(loads, 2 * SECOND)));
		expect(places).toEqual([3, 4, 5, 6, 7].map((second) => second * SECOND));
	});

	it('has three at its door, of whom those go first that had a place in line', async () => {
		const loads = new RouteLoads();
		const inside = await fill(loads);
		const order: string[] = [];
		const coming = (name: string, places: number) =>
			come(loads, 0, { places }).then(({ kind }) => order.push(`${name} ${kind}`));
		const all = [coming('new 1', 0), coming('new 2', 0), coming('placed 1', 1), coming('placed 2', 1)];
		await all[1];
		expect(order).toEqual(['new 2 full']);
		for (const { leave } of inside) leave('answered', SECOND);
		await Promise.all(all);
		expect(order).toEqual(['new 2 full', 'placed 1 in', 'placed 2 in', 'new 1 in']);
	});

	it('turns away who comes when there is neither room nor a place at its door, and nobody else', async () => {
		const loads = new RouteLoads();
		const inside = await fill(loads);
		const turned = (places: number) => loads.turnsAway(ROUTE, { urgent: false, places }, 0)?.kind;
		expect(turned(0)).toBeUndefined();
		const atDoor = [come(loads), come(loads), come(loads)];
		expect([turned(0), turned(1)]).toEqual(['full', undefined]);
		const placed = Array.from({ length: 6 }, () => come(loads, 0, { places: 1 }));
		expect((await Promise.all(atDoor)).map(({ kind }) => kind)).toEqual(['full', 'full', 'full']);
		expect(turned(1)).toBe('full');
		for (const { leave } of inside) leave('no-answer', 0);
		expect((await Promise.all(placed)).map(({ kind }) => kind)).toEqual(Array(6).fill('open'));
		expect(turned(1)).toBe('open');
	});

	it('has three more at its door of those who come at their place', async () => {
		const loads = new RouteLoads();
		const inside = await fill(loads);
		const coming = Array.from({ length: 7 }, () => come(loads, 0, { places: 1 }));
		expect((await coming[6]!).kind).toBe('full');
		for (const { leave } of inside) leave('answered', SECOND);
		expect((await Promise.all(coming.slice(0, 3))).map(({ kind }) => kind)).toEqual(['in', 'in', 'in']);
	});

	it('has those at its door before others, and for longer, who came at their place in vain', async () => {
		const loads = new RouteLoads({ ...ROUTE_LIMITS, atDoorMs: 20 });
		const [first] = await fill(loads);
		const once = Array.from({ length: 6 }, () => come(loads, 0, { places: 1 }));
		const twice = Array.from({ length: 13 }, () => come(loads, 0, { places: 2 }));
		expect((await twice[12]!).kind).toBe('full');
		expect((await Promise.all(once)).map(({ kind }) => kind)).toEqual(Array(6).fill('full'));
		first!.leave('answered', SECOND);
		expect((await twice[0]!).kind).toBe('in');
	});

	it('that has not answered three times in a row is left alone, but for one who finds out', async () => {
		const loads = new RouteLoads();
		await fail(loads, 3);
		expect(await come(loads)).toEqual({ kind: 'open', until: 15 * SECOND });
		const probe = await enter(loads, 15 * SECOND);
		expect(await come(loads, 15 * SECOND)).toEqual({ kind: 'open', until: 30 * SECOND });
		probe.leave('no-answer', 16 * SECOND);
		expect(await come(loads, 16 * SECOND)).toEqual({ kind: 'open', until: 46 * SECOND });
		(await enter(loads, 46 * SECOND)).leave('answered', 47 * SECOND);
		expect(await fill(loads, 47 * SECOND)).toHaveLength(3);
	});

	it('lets nobody in from its door once it is left alone', async () => {
		const loads = new RouteLoads();
		const inside = await fill(loads);
		const atDoor = [come(loads), come(loads), come(loads)];
		for (const { leave } of inside) leave('no-answer', SECOND);
		const kinds = (await Promise.all(atDoor)).map(({ kind }) => kind);
		expect(kinds).toEqual(['open', 'open', 'open']);
		expect((await come(loads, SECOND)).kind).toBe('open');
	});

	it('learns nothing from who goes in and does not ask it', async () => {
		const loads = new RouteLoads();
		await fail(loads, 3);
		(await enter(loads, 15 * SECOND)).leave('not-asked', 15 * SECOND);
		const probe = await enter(loads, 15 * SECOND);
		expect((await come(loads, 15 * SECOND)).kind).toBe('open');
		probe.leave('answered', 16 * SECOND);
		expect(await fill(loads, 16 * SECOND)).toHaveLength(3);
	});

	it('is left once, however often one leaves it', async () => {
		const loads = new RouteLoads(IMPATIENT);
		const [first] = await fill(loads);
		first!.leave('answered', SECOND);
		first!.leave('not-asked', SECOND);
		await enter(loads, SECOND);
		expect((await come(loads, SECOND)).kind).toBe('full');
	});

	it('is left alone for five minutes at most', async () => {
		const loads = new RouteLoads();
		await fail(loads, 2);
		let now = 0;
		for (let count = 0; count < 20; count += 1) {
			(await enter(loads, now)).leave('no-answer', now);
			const entry = await come(loads, now);
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

	/** Three come to each of its routes. */
	async function comeToAll(loads: RouteLoads, urgent: boolean): Promise<Entry[]> {
		const coming = urls.flatMap((route) => [1, 2, 3].map(() => come(loads, 0, { urgent }, route)));
		return await Promise.all(coming);
	}

	it('is asked ten at a time at most over all its routes, of which two are for what is urgent', async () => {
		const loads = new RouteLoads(IMPATIENT);
		const areIn = (entries: Entry[]) => entries.filter(({ kind }) => kind === 'in');
		expect(areIn(await comeToAll(loads, false))).toHaveLength(8);
		expect(areIn(await comeToAll(loads, true))).toHaveLength(2);
		expect((await come(loads, 0, {}, { routeId: '7', url: 'https://other.example/7' })).kind).toBe('in');
	});

	it('has room for what is urgent while others wait at its door, for which that room is not', async () => {
		const loads = new RouteLoads({ ...ROUTE_LIMITS, atDoorMs: 300 });
		for (const route of urls.slice(0, 3)) for (let count = 0; count < 3; count += 1) void come(loads, 0, {}, route);
		const waiting = come(loads, 0, {}, urls[4]);
		await enter(loads, 0, { urgent: true }, urls[5]);
		expect((await waiting).kind).toBe('full');
	});

	it('lets another one in as soon as one leaves, and keeps no room of a route for who was not let in', async () => {
		const loads = new RouteLoads({ ...IMPATIENT, atDoorMs: 50 });
		const inside = (await comeToAll(loads, false)).filter((entry) => entry.kind === 'in');
		const waiting = come(loads, 0, {}, urls[4]);
		inside[0]!.leave('answered', SECOND);
		expect((await waiting).kind).toBe('in');
		for (const { leave } of inside.slice(1)) leave('answered', SECOND);
		for (let count = 0; count < 3; count += 1) await enter(loads, SECOND, {}, urls[5]);
	});
});
