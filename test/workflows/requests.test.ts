import { randomBytes } from 'node:crypto';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Request, Route } from '../../temporal/contract/request';
import { useRig } from './rig';

jest.setTimeout(30_000);
const rig = useRig();

const version = CONTRACT_VERSION;

function otherFlow(): Route {
	const routeId = randomBytes(16).toString('base64url');
	return { ...rig().flow.route('deliver'), routeId, flowId: 'other', flowName: 'Another flow' };
}

describe('a claim of a route', () => {
	it('that another flow has is refused, naming that flow', async () => {
		const routes = [otherFlow()];
		const claim: Request = { version, kind: 'claim-routes', routes, givenUp: [], takeOver: false };
		expect(await rig().request(claim)).toEqual({
			kind: 'owned-by-others',
			taken: [
				{
					kind: 'deliver',
					instanceId: 'n8n',
					flowId: 'flow',
					flowName: 'Message the client',
					nodeName: 'Homework Trigger',
				},
			],
		});
	});

	it('may take over on purpose, and the release of the former owner then changes nothing', async () => {
		const route = otherFlow();
		const claim: Request = { version, kind: 'claim-routes', routes: [route], givenUp: [], takeOver: true };
		expect(await rig().request(claim)).toEqual({ kind: 'claimed' });
		const former: Request = { version, kind: 'release-routes', routeIds: [rig().flow.route('deliver').routeId] };
		await rig().request(former);
		expect(await rig().ledger.routes.owner('deliver')).toMatchObject({ flowId: 'other' });
		expect(await rig().request({ version, kind: 'release-routes', routeIds: [route.routeId] })).toEqual({
			kind: 'released',
			routeIds: [route.routeId],
		});
	});
});

describe('a request for a sample', () => {
	it('pushes one that is marked as such', async () => {
		const { routeId, url } = rig().flow.route('deliver');
		const sample = { version, kind: 'send-sample', command: 'deliver', routeId, url } as const;
		expect(await rig().request(sample)).toEqual({ kind: 'sample-sent' });
		expect(rig().flow.commands.at(-1)).toMatchObject({ sample: true, command: 'deliver' });
	});

	it('gives up after a few tries where nobody listens', async () => {
		rig().flow.answer = () => ({ status: 404 });
		const { routeId, url } = rig().flow.route('deliver');
		const before = rig().flow.commands.length;
		const cause = await rig()
			.request({ version, kind: 'send-sample', command: 'deliver', routeId, url })
			.catch((error: Error) => (error.cause as Error).cause);
		expect(cause).toMatchObject({ type: 'NotPublished' });
		expect(rig().flow.commands.length - before).toBe(5);
	});
});
