import { newLedger, routeOf } from './practice';

describe('a route', () => {
	it('belongs to who claimed it first; a second flow is told who has it', async () => {
		const { ledger, ring } = await newLedger();
		const first = routeOf(ring, 'deliver', 'First');
		expect(await ledger.routes.claim(first, false)).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.claim(routeOf(ring, 'deliver', 'Second'), false)).toEqual({
			kind: 'owned-by-other',
			owner: first,
		});
		expect(await ledger.routes.owner('deliver')).toEqual(first);
	});

	it('is apart for each kind', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.routes.claim(routeOf(ring, 'deliver', 'First'), false);
		expect(await ledger.routes.claim(routeOf(ring, 'confirm', 'Second'), false)).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.owner('page')).toBeUndefined();
	});

	it('claimed again by its owner has the newest URL', async () => {
		const { ledger, ring } = await newLedger();
		await ledger.routes.claim(routeOf(ring, 'page', 'First'), false);
		const moved = routeOf(ring, 'page', 'First', 'https://moved.example/hook');
		expect(await ledger.routes.claim(moved, false)).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.owner('page')).toEqual(moved);
	});

	it('taken over on purpose is not given up by its former owner', async () => {
		const { ledger, ring } = await newLedger();
		const [first, second] = [routeOf(ring, 'deliver', 'First'), routeOf(ring, 'deliver', 'Second')];
		await ledger.routes.claim(first, false);
		expect(await ledger.routes.claim(second, true)).toEqual({ kind: 'claimed' });
		expect(await ledger.routes.release(first.routeId)).toBe(false);
		expect(await ledger.routes.owner('deliver')).toEqual(second);
	});

	it('given up by its owner is free', async () => {
		const { ledger, ring } = await newLedger();
		const first = routeOf(ring, 'deliver', 'First');
		await ledger.routes.claim(first, false);
		expect(await ledger.routes.release(first.routeId)).toBe(true);
		expect(await ledger.routes.claim(routeOf(ring, 'deliver', 'Second'), false)).toEqual({ kind: 'claimed' });
	});
});
