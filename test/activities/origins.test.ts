import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { FlowOrigins } from '../../temporal/activities/sending/flow-origins';
import { verifyRoutes } from '../../temporal/activities/sending/verify-routes';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { claimOf, routeOf } from '../ledger/practice';
import { assigned } from './delivery';
import { json, receipting, serve } from './flow-server';
import { failureOf, newActivities, perform } from './setting';

const REFUSED =
	/^Nothing is sent to this flow; tell whoever .*"Message the client" says that it is at .*, which .*HOMEWORK_FLOW_ORIGINS\.$/;

/** Stands for the resolver, which is not ours: answers one after the other, and counts. */
function resolver(...answers: string[]) {
	const asked: string[] = [];
	const lookup: LookupFunction = (hostname, _options, callback) => {
		const address = answers[asked.length]!;
		asked.push(hostname);
		const found: LookupAddress[] = [{ address, family: address.includes(':') ? 6 : 4 }];
		callback(null, found);
	};
	return { lookup, asked };
}

describe('the claim of a route', () => {
	const claiming = async (url: string, origins?: FlowOrigins) => {
		const { activities, ledger, ring } = await newActivities({ origins });
		const claim = claimOf(routeOf(ring, 'deliver', 'Message the client', url));
		const request = { version: CONTRACT_VERSION, kind: 'claim-routes', ...claim } as const;
		const result = await perform(activities.workflows.carryOut, request);
		return { result, owner: await ledger.routes.owner('deliver') };
	};

	it.each([
		'http://10.0.0.5:5678/webhook/x',
		'http://169.254.169.254/latest/meta-data',
		'https://n8n.elsewhere.example/webhook/x',
		'http://127.0.0.1.elsewhere.example/webhook/x',
		'http://localhost@10.0.0.5/webhook/x',
		'http://[::ffff:10.0.0.5]:5678/webhook/x',
		'http://0.0.0.0:5678/webhook/x',
		'ftp://127.0.0.1/webhook/x',
	])('is refused in words where nothing is listed and it is not on this machine: %s', async (url) => {
		const { result, owner } = await claiming(url);
		expect(result).toEqual({ kind: 'address-refused', message: expect.stringMatching(REFUSED) as unknown });
		expect(owner).toBeUndefined();
	});

	it.each([
		'http://127.0.0.1:5678/webhook/x',
		'http://localhost:80/webhook/x',
		'http://[::1]:1/x',
		'https://n8n.localhost/',
	])('is granted on this machine, on any port: %s', async (url) => {
		expect((await claiming(url)).result).toEqual({ kind: 'claimed' });
	});

	const listed = () => new FlowOrigins(['http://n8n:5678', 'https://n8n.practice.example']);

	it.each(['http://n8n:5678/webhook/x', 'https://N8N.practice.example:443/webhook/x'])(
		'is granted where it is listed, by HTTP and on a private network, too: %s',
		async (url) => expect((await claiming(url, listed())).result).toEqual({ kind: 'claimed' }),
	);

	it.each(['http://n8n:5679/x', 'https://n8n:5678/x', 'http://127.0.0.1:5678/x', 'https://n8n.practice.example.org/'])(
		'is refused where something else is listed: %s',
		async (url) => {
			const { result } = await claiming(url, listed());
			expect(result).toMatchObject({ kind: 'address-refused' });
			expect(JSON.stringify(result)).toContain('http://n8n:5678, https://n8n.practice.example');
		},
	);
});

describe('a post', () => {
	it('goes nowhere that is not listed, even where the route is on record', async () => {
		const { send, received, ledger, ring } = await assigned(receipting({}), {
			origins: new FlowOrigins(['https://n8n.practice.example']),
		});
		const failure = await failureOf(send());
		expect(failure).toMatchObject({ type: 'NotListed', nonRetryable: false });
		expect(failure.message).toMatch(REFUSED);
		expect(received).toHaveLength(0);
		const [check] = await verifyRoutes({ ledger, ring, origins: new FlowOrigins(['https://n8n.practice.example']) });
		expect(check?.problem).toMatch(REFUSED);
	});

	/** A flow behind a name, whose addresses a test gives. */
	const behind = async (hostname: string, ...answers: string[]) => {
		const arrived: string[] = [];
		const url = new URL(
			await serve((request, response) => {
				arrived.push(request.url ?? '');
				json(response, 404, {});
			}),
		);
		url.hostname = hostname;
		const { lookup, asked } = resolver(...answers);
		const origins = new FlowOrigins(hostname === 'localhost' ? undefined : [url.origin], lookup);
		const { route, ledger, send } = await assigned(receipting({}), { origins });
		await ledger.routes.claim(claimOf({ ...route, url: url.href }));
		return { send, arrived, asked };
	};

	it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '169.254.169.254', 'fe80::1', '0.0.0.0', '::ffff:169.254.169.254'])(
		'goes nowhere where a listed name leads to %s',
		async (address) => {
			const { send, arrived } = await behind('n8n', address);
			const failure = await failureOf(send());
			expect(failure).toMatchObject({ type: 'NotListed' });
			expect(failure.message).toContain('which leads to where no n8n of yours can be.');
			expect(arrived).toHaveLength(0);
		},
	);

	it('connects to the very address that was looked at, whatever the name leads to a moment later', async () => {
		const { send, arrived, asked } = await behind('localhost', '127.0.0.1', '169.254.169.254');
		expect((await failureOf(send())).type).toBe('NotPublished');
		expect(arrived).toHaveLength(1);
		expect(asked).toEqual(['localhost']);
	});

	it('goes nowhere where the name of this machine leads elsewhere', async () => {
		const { send } = await behind('localhost', '10.0.0.5');
		expect((await failureOf(send())).type).toBe('NotListed');
	});
});
