import { claimOf, newLedger, routeOf } from './practice';

describe('a route', () => {
	it('belongs to who claimed it first; a second flow is told who has it', async () => {
		const { ledger, ring } = await newLedger();
		const first = routeOf(ring, 'deliver', 'First');
		expect(await ledger.routes.claim(claimOf(first))).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.claim(claimOf(routeOf(ring, 'deliver', 'Second')))).toEqual({
			kind: 'owned-by-others',
			owners: [first],
		});
		expect(await ledger.routes.owner('deliver')).toEqual(first);
	});

	it('is apart for each kind', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.routes.claim(claimOf(routeOf(ring, 'deliver', 'First')));
		expect(await ledger.routes.claim(claimOf(routeOf(ring, 'confirm', 'Second')))).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.owner('page')).toBeUndefined();
	});

	it('claimed again by its owner has the newest URL', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'First')));
		const moved = routeOf(ring, 'page', 'First', 'https://moved.example/hook');
		expect(await ledger.routes.claim(claimOf(moved))).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.owner('page')).toEqual(moved);
	});

	it('taken over on purpose is not given up by its former owner', async () => {
		const { ledger, ring } = await newLedger();
		const [first, second] = [routeOf(ring, 'deliver', 'First'), routeOf(ring, 'deliver', 'Second')];
		await ledger.routes.claim(claimOf(first));
		expect(await ledger.routes.claim(claimOf(second, true))).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.release([first.routeId])).toEqual([]);
		expect(await ledger.routes.owner('deliver')).toEqual(second);
	});

	it.each([false, true])('that many flows claim at once has one owner (taking over: %s)', async (takeOver) => {
		const { ledger, ring } = await newLedger();
		const flows = Array.from({ length: 20 }, (_, number) => {
			const routes = (['deliver', 'remind'] as const).map((kind) => routeOf(ring, kind, `Flow ${number}`));
			// Every other one names what it wants in another order.
			return number % 2 === 0 ? routes : routes.toReversed();
		});
		// In the first round the database's connections are only being opened, one after the other.
		for (let round = 0; round < 3; round += 1) {
			const claims = await Promise.all(flows.map((routes) => ledger.routes.claim(claimOf(routes, takeOver))));
			expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(takeOver ? flows.length : 1);
			const owned = await ledger.routes.all();
			expect(owned.map(({ kind }) => kind)).toEqual(['deliver', 'remind']);
			expect(new Set(owned.map(({ flowName }) => flowName)).size).toBe(1);
			await ledger.routes.release(owned.map(({ routeId }) => routeId));
		}
	});

	it('given up by its owner is free', async () => {
		const { ledger, ring } = await newLedger();
		const first = routeOf(ring, 'deliver', 'First');
		await ledger.routes.claim(claimOf(first));
		expect(await ledger.routes.release([first.routeId])).toEqual([first.routeId]);
		expect(await ledger.routes.claim(claimOf(routeOf(ring, 'deliver', 'Second')))).toEqual({ kind: 'claimed' });
	});
});

describe('several routes of one node', () => {
	it('are claimed together, and given up together', async () => {
		const { ledger, ring } = await newLedger();
		const routes = [routeOf(ring, 'deliver', 'First'), routeOf(ring, 'remind', 'First')];
		await ledger.routes.claim(claimOf(routes));
		expect(await ledger.routes.all()).toEqual(routes);
		const routeIds = routes.map(({ routeId }) => routeId);
		expect(await ledger.routes.release(routeIds)).toEqual(routeIds);
		expect(await ledger.routes.all()).toEqual([]);
	});

	it('are refused together where others have some, all of whom are named', async () => {
		const { ledger, ring } = await newLedger();
		const others = [routeOf(ring, 'confirm', 'Thanks'), routeOf(ring, 'deliver', 'Start')];
		for (const other of others) await ledger.routes.claim(claimOf(other));
		const wanted = (['deliver', 'remind', 'confirm'] as const).map((kind) => routeOf(ring, kind, 'All'));
		expect(await ledger.routes.claim(claimOf(wanted))).toEqual({ kind: 'owned-by-others', owners: others });
		expect(await ledger.routes.all()).toEqual(others);
	});

	it('end with a claim that gives them up, and stay where that claim is refused', async () => {
		const { ledger, ring } = await newLedger();
		const [deliver, remind] = [routeOf(ring, 'deliver', 'First'), routeOf(ring, 'remind', 'First')];
		await ledger.routes.claim(claimOf([deliver, remind]));
		const other = routeOf(ring, 'confirm', 'Other');
		await ledger.routes.claim(claimOf(other));
		const wish = { givenUp: [remind.routeId], takeOver: false };
		await ledger.routes.claim({ ...wish, routes: [deliver, routeOf(ring, 'confirm', 'First')] });
		expect(await ledger.routes.owner('remind')).toEqual(remind);
		await ledger.routes.claim({ ...wish, routes: [deliver] });
		expect(await ledger.routes.all()).toEqual([other, deliver]);
	});
});

describe('a topic', () => {
	it('has as many subscribers as want it, each of which gives up its own only', async () => {
		const { ledger, ring } = await newLedger();
		const [first, second] = [routeOf(ring, 'overdue', 'First'), routeOf(ring, 'overdue', 'Second')];
		for (const route of [first, second]) expect(await ledger.routes.claim(claimOf(route))).toEqual({ kind: 'claimed' });
		await ledger.routes.release([first.routeId]);
		expect(await ledger.routes.all()).toEqual([second]);
		expect(await ledger.routes.subscriber('overdue', first.routeId)).toBeUndefined();
		expect(await ledger.routes.subscriber('overdue', second.routeId)).toEqual(second);
	});

	it('knows a subscriber that claims again under its newest URL, once', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.routes.claim(claimOf(routeOf(ring, 'answered', 'First')));
		const moved = routeOf(ring, 'answered', 'First', 'https://moved.example/hook');
		await ledger.routes.claim(claimOf(moved));
		expect(await ledger.routes.all()).toEqual([moved]);
	});
});
