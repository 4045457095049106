import { verifyRoutes } from '../../temporal/activities/sending/verify-routes';
import { claimOf, newRing, newLedger, routeOf } from '../ledger/practice';
import { json, receipting, serve, serveFlow } from './flow-server';

async function claimed(kind: 'deliver' | 'page', url: string, { ring, ledger }: Awaited<ReturnType<typeof newLedger>>) {
	await ledger.routes.claim(claimOf(routeOf(ring, kind, 'Message the client', url)));
	return await verifyRoutes({ ledger, ring });
}

describe('the check of routes', () => {
	it('is content with a trigger that answers, and starts no flow', async () => {
		const parts = await newLedger();
		const { routeId } = routeOf(parts.ring, 'deliver', 'Message the client');
		const server = await serveFlow(parts.ring, { routeId, command: 'deliver' }, receipting({}));
		expect(await claimed('deliver', server.url, parts)).toEqual([{ kind: 'deliver', flowName: 'Message the client' }]);
		expect(server.received).toHaveLength(0);
	});

	it('asks each subscriber of a topic', async () => {
		const parts = await newLedger();
		const { routeId } = routeOf(parts.ring, 'overdue', 'Tell the office');
		const server = await serveFlow(parts.ring, { routeId, command: 'overdue' }, receipting({}));
		await parts.ledger.routes.claim(claimOf(routeOf(parts.ring, 'overdue', 'Tell the office', server.url)));
		await parts.ledger.routes.claim(claimOf(routeOf(parts.ring, 'overdue', 'Gone', server.url)));
		const checks = new Map((await verifyRoutes(parts)).map(({ flowName, problem }) => [flowName, problem]));
		expect(checks.get('Tell the office')).toBeUndefined();
		expect(checks.get('Gone')).toContain('answered 409');
		expect(checks.size).toBe(2);
	});

	it('has nothing to say where nothing was claimed', async () => {
		const { ledger, ring } = await newLedger();
		expect(await verifyRoutes({ ledger, ring })).toEqual([]);
	});

	it.each<[string, (parts: Awaited<ReturnType<typeof newLedger>>) => Promise<string>, string]>([
		[
			'an unpublished flow',
			() => serve((_request, response) => json(response, 404, {})),
			'n8n answered 404: publish the flow "Message the client".',
		],
		[
			'another trigger',
			async ({ ring }) => {
				const { routeId } = routeOf(ring, 'deliver', 'Another');
				return (await serveFlow(ring, { routeId, command: 'deliver' }, receipting({}))).url;
			},
			'answered 409: This trigger is another route',
		],
		[
			'a trigger with other keys',
			async ({ ring }) => {
				const { routeId } = routeOf(ring, 'deliver', 'Message the client');
				return (await serveFlow(newRing(), { routeId, command: 'deliver' }, receipting({}))).url;
			},
			'answered 401: The signature does not fit',
		],
		[
			'a trigger that takes another command by now',
			async ({ ring }) => {
				const { routeId } = routeOf(ring, 'confirm', 'Message the client');
				return (await serveFlow(ring, { routeId, command: 'confirm' }, receipting({}))).url;
			},
			'answered 409: This trigger is another route: it takes "confirm"',
		],
		[
			'something else',
			() => serve((_request, response) => json(response, 200, { ok: true })),
			'Something else answers at the URL of the flow "Message the client". Publish it again.',
		],
		[
			'no n8n',
			async () => 'http://127.0.0.1:9/webhook/x',
			'Is it running? If its address has changed, unpublish the flow "Message the client" and publish it again.',
		],
	])('finds %s', async (_case, url, problem) => {
		const parts = await newLedger();
		const [check] = await claimed('deliver', await url(parts), parts);
		expect(check?.problem).toContain(problem);
	});

	it("takes the page's own 404 for the page, and n8n's for none", async () => {
		const parts = await newLedger();
		const page = await serve((_request, response) =>
			response.writeHead(404, { 'content-type': 'text/html' }).end('<p>'),
		);
		expect(await claimed('page', page, parts)).toEqual([{ kind: 'page', flowName: 'Message the client' }]);
		const none = await serve((_request, response) => json(response, 404, {}));
		expect((await claimed('page', none, parts))[0]?.problem).toBe(
			'n8n answered 404 and no page: publish the flow "Message the client".',
		);
		expect((await claimed('page', 'http://127.0.0.1:9/x', parts))[0]?.problem).toContain('n8n cannot be reached');
	});
});
