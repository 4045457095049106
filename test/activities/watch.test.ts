import type { RouteKind } from '../../temporal/contract/command';
import { claimOf, DELIVER_AT, routeOf } from '../ledger/practice';
import { json, receipting, serve, serveFlow } from './flow-server';
import { newActivities, perform } from './setting';

const MINUTE = 60_000;

/** A practice with a flow that asks for attention, and a watch that looks at instants of the clock. */
async function watched() {
	const parts = await newActivities();
	const { activities, ledger, ring, others } = parts;
	const claim = async (kind: RouteKind, url: string) => {
		const route = { ...routeOf(ring, kind, `Flow of ${kind}`), url };
		await ledger.routes.claim(claimOf(route));
		return route;
	};
	/** Looks at an instant, as one who looked five minutes before; answers what was found, as `kind because`. */
	const look = async (at: number, scheduledAt = at) => {
		await perform(activities.workflows.lookForTroubles, { lookedAt: at - 5 * MINUTE }, { at, scheduledAt });
		return await standing();
	};
	const standing = async () =>
		(await ledger.troubles.all()).map(({ kind, because, about, overAt }) =>
			[overAt === undefined ? '' : 'over:', kind, kind === 'clocks-apart' ? about : because].filter(Boolean).join(' '),
		);
	return { ...parts, claim, look, standing, others };
}

it('finds each flow that does not answer its ping, and why, and the page that is none', async () => {
	const { claim, look, ring } = await watched();
	const there = routeOf(ring, 'deliver', 'Flow of deliver');
	const { url } = await serveFlow(ring, { routeId: there.routeId, command: 'deliver' }, receipting({}));
	await claim('deliver', url);
	await claim('remind', 'http://127.0.0.1:9/webhook/homework');
	await claim('brief', await serve((_request, response) => json(response, 404, { message: 'not registered' })));
	await claim('confirm', url);
	await claim('page', await serve((_request, response) => json(response, 404, {})));
	expect((await look(DELIVER_AT)).sort()).toEqual([
		'route-lost not-published',
		'route-lost not-published',
		'route-lost not-trusted',
		'route-lost unreachable',
	]);
});

it("finds nothing wrong with flows that answer, and says of attention's own flow nothing", async () => {
	const { claim, look, ring } = await watched();
	const { routeId } = routeOf(ring, 'brief', 'Flow of brief');
	const { url } = await serveFlow(ring, { routeId, command: 'brief' }, receipting({}));
	await claim('brief', url);
	await claim(
		'page',
		await serve((_request, response) => response.writeHead(404, { 'content-type': 'text/html' }).end()),
	);
	await claim('attention', 'http://127.0.0.1:9/webhook/homework');
	expect(await look(DELIVER_AT)).toEqual([]);
});

it("tells that n8n's clock is minutes off before a push is refused for it", async () => {
	const { claim, look, others } = await watched();
	await claim('attention', 'http://127.0.0.1:9/webhook/homework');
	const date = new Date(Date.now() - 3 * MINUTE).toUTCString();
	await claim(
		'page',
		await serve((_request, response) => response.writeHead(404, { 'content-type': 'text/html', date }).end()),
	);
	expect(await look(DELIVER_AT)).toEqual(['clocks-apart n8n']);
	expect(others.attention).toHaveLength(0);
	await look(DELIVER_AT + 5 * MINUTE);
	expect(others.attention).toHaveLength(1);
});

it("tells that the worker's clock is minutes off Temporal's", async () => {
	const { look } = await watched();
	expect(await look(DELIVER_AT, DELIVER_AT - MINUTE)).toEqual([]);
	expect(await look(DELIVER_AT, DELIVER_AT + 3 * MINUTE)).toEqual(['clocks-apart service']);
});

it('tells, once it can, that nothing could be put on record for a while', async () => {
	const { activities, standing } = await watched();
	const look = (askedAt: number) => perform(activities.workflows.lookForTroubles, {}, { at: DELIVER_AT, askedAt });
	await look(DELIVER_AT - 5 * MINUTE);
	expect(await standing()).toEqual([]);
	await look(DELIVER_AT - 12 * MINUTE);
	expect(await standing()).toEqual(['not-recorded']);
});
