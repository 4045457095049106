import { randomBytes } from 'node:crypto';
import type { AttentionCommand } from '../../temporal/contract/command';
import { attentionWorkflowId, CONTRACT_VERSION, watchWorkflowId } from '../../temporal/contract/names';
import { startWatch } from '../../temporal/worker/watch';
import { json, receipting, serveFlow, type Flow } from '../activities/flow-server';
import { FAILED, SENT } from './flow-server';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(120_000);
const rig = useRig();

const subscribed: string[] = [];
const MINUTES = 1 / 60;

afterEach(async () => {
	await watch().terminate();
	if (subscribed.length === 0) return;
	await rig().request({ version: CONTRACT_VERSION, kind: 'release-routes', routeIds: subscribed.splice(0) });
	await rig().replay();
});

function watch(runId?: string) {
	return rig().follow(watchWorkflowId('homework'), runId);
}

/** Publishes a flow that asks for attention. */
async function subscribe(flow: Flow) {
	const own = { routeId: randomBytes(16).toString('base64url'), command: 'attention' } as const;
	const server = await serveFlow<AttentionCommand>(testRing, own, flow);
	const names = { instanceId: 'n8n', flowId: own.routeId, flowName: 'Tell', nodeId: 'node', nodeName: 'Trigger' };
	const routes = [{ routeId: own.routeId, kind: own.command, ...names, url: server.url }];
	await rig().request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });
	subscribed.push(own.routeId);
	return server;
}

it('tells within twenty minutes what waits in vain, once an hour while it lasts, and once when it is over', async () => {
	const { received } = await subscribe(receipting({}));
	rig().flow.answer = FAILED;
	await Promise.all([startWatch(rig().client, 'homework'), startWatch(rig().client, 'homework')]);
	await rig().assign({ deliverIn: 0 });
	await rig().pass(20 * MINUTES);
	expect(received).toHaveLength(1);
	expect(received[0]!.troubles).toMatchObject([{ kind: 'stuck', count: 1, over: false }]);
	expect(received[0]!.message.text).toMatch(/Waiting in vain: 1 × homework to clients, since .*The provider, such as/);
	expect(JSON.stringify(received)).not.toMatch(/Ada|Byron|Thought record/);
	await rig().pass(50 * MINUTES);
	expect(received).toHaveLength(1);
	await rig().pass(10 * MINUTES);
	expect(received).toHaveLength(2);
	rig().flow.answer = SENT;
	await rig().pass(5);
	const overs = received.map(({ troubles }) => troubles[0]!.over);
	expect(overs.indexOf(true)).toBe(overs.length - 1);
	expect(received.every(({ troubles }) => troubles.length === 1)).toBe(true);
	expect(received.at(-1)!.message.subject).toBe('Homework works again');
	for (const { commandId } of received) await rig().follow(attentionWorkflowId(commandId)).result();
});

it('goes on at night and where nothing is planned, and looks again where somebody has ended it', async () => {
	const { received } = await subscribe(receipting({}));
	await startWatch(rig().client, 'homework');
	await rig().pass(1);
	const { runId } = await watch().describe();
	await startWatch(rig().client, 'homework');
	expect((await watch().describe()).runId).toBe(runId);
	await watch().terminate();
	await startWatch(rig().client, 'homework');
	// Where nothing answers.
	const lost = { ...rig().flow.route('confirm'), url: 'http://127.0.0.1:9/webhook/homework' };
	await rig().request({
		version: CONTRACT_VERSION,
		kind: 'claim-routes',
		routes: [lost],
		givenUp: [],
		takeOver: false,
	});
	subscribed.push(lost.routeId);
	await rig().pass(20 * MINUTES);
	expect(received).toHaveLength(1);
	expect(received[0]!.message.text).toMatch(/The flow "Message the client" cannot be reached, .*n8n does not answer/);
});

it('says in one message what there was to tell while its own flow was away, and nothing of that flow', async () => {
	let away = true;
	const { received } = await subscribe((command, response) =>
		away ? json(response, 404, {}) : receipting({})(command, response),
	);
	rig().flow.answer = () => ({ result: 'refused', reason: 'No such mailbox.' });
	await startWatch(rig().client, 'homework');
	await rig().assign({ deliverIn: 0 });
	await rig().pass(1);
	await rig().assign({ deliverIn: 0 });
	await rig().pass(3);
	expect(new Set(received.map(({ commandId }) => commandId)).size).toBe(1);
	away = false;
	const tries = received.length;
	await rig().pass(1);
	const told = received.slice(tries).flatMap(({ troubles }) => troubles);
	expect(told.filter(({ over }) => !over)).toMatchObject([{ kind: 'undeliverable', count: 2 }]);
	expect(received.at(-1)!.message.text).toContain('Homework that will not arrive: 2');
});
