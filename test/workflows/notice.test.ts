import { randomBytes } from 'node:crypto';
import type { NoticeCommand, Topic } from '../../temporal/contract/command';
import { CONTRACT_VERSION, noticeWorkflowId } from '../../temporal/contract/names';
import { receipting, serveFlow, type Flow } from '../activities/flow-server';
import { result, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';
import { testRing } from './test-keys';

jest.setTimeout(60_000);
const rig = useRig();

const subscribed: string[] = [];

afterEach(async () => {
	const routeIds = subscribed.splice(0);
	await rig().request({ version: CONTRACT_VERSION, kind: 'release-routes', routeIds });
	// What releasing them started is replayed, too.
	await rig().replay();
});

/** Publishes a flow that asks to be told of a topic. */
async function subscribe(topic: Topic, flow: Flow) {
	const routeId = randomBytes(16).toString('base64url');
	const server = await serveFlow<NoticeCommand>(testRing, { routeId, command: topic }, flow);
	const names = { instanceId: 'n8n', flowId: routeId, flowName: 'Tell', nodeId: 'node', nodeName: 'Homework Trigger' };
	const routes = [{ routeId, kind: topic, ...names, url: server.url }];
	await rig().request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });
	subscribed.push(routeId);
	const notice = (of: Assigned, step: string) => rig().follow(noticeWorkflowId(`${of.assignmentId}.${step}`, routeId));
	return { ...server, routeId, notice };
}

it('tells each subscriber that homework is overdue, and again nobody once it was answered', async () => {
	const [office, chat] = [await subscribe('overdue', receipting({})), await subscribe('overdue', receipting({}))];
	const assigned = await rig().assign({ dueIn: 24 });
	await rig().pass(25);
	for (const { notice, received } of [office, chat]) {
		expect(await notice(assigned, 'due').result()).toMatchObject({ kind: 'sent' });
		expect(received).toMatchObject([{ command: 'overdue', assignmentId: assigned.assignmentId, attempt: 1 }]);
	}
	await result(assigned);
	expect(office.received).toHaveLength(1);
});

it('tells of an answer, in a message that does not show what the client wrote', async () => {
	const { notice, received } = await subscribe('answered', receipting({}));
	const assigned = await rig().assign();
	await rig().pass(2);
	await submit(assigned, submission('done', { note: 'A secret.' }));
	expect(await notice(assigned, 'answered').result()).toMatchObject({ kind: 'sent' });
	expect(received[0]!.message.subject).toContain('Ada B. has answered');
	expect(JSON.stringify(received)).not.toContain('secret');
	await result(assigned);
});

it('keeps no assignment waiting for a subscriber that fails, which shows as failed after a day', async () => {
	const broken = await subscribe('overdue', receipting({ result: 'failed', proof: 'stated', reason: 'Full.' }));
	const working = await subscribe('overdue', receipting({}));
	const assigned = await rig().assign({ dueIn: 24 });
	await rig().pass(25);
	expect(await working.notice(assigned, 'due').result()).toMatchObject({ kind: 'sent' });
	const notice = broken.notice(assigned, 'due');
	expect(await rig().steps(assigned)).toContain('due');
	await expect(notice.result()).rejects.toThrow('Workflow execution failed');
	const { startTime, closeTime } = await notice.describe();
	const hours = (closeTime!.getTime() - startTime.getTime()) / 3_600_000;
	expect(hours).toBeGreaterThan(20);
	expect(hours).toBeLessThan(25);
	expect(broken.received.length).toBeGreaterThan(8);
	expect(broken.received.length).toBeLessThanOrEqual(12);
	await result(assigned);
});

it('tells a flow that was unpublished meanwhile nothing more', async () => {
	const { notice, received, routeId } = await subscribe(
		'overdue',
		receipting({ result: 'failed', proof: 'stated', reason: 'Full.' }),
	);
	const assigned = await rig().assign({ dueIn: 24 });
	await rig().pass(24.1);
	await rig().request({ version: CONTRACT_VERSION, kind: 'release-routes', routeIds: [routeId] });
	const tries = received.length;
	expect(await notice(assigned, 'due').result()).toMatchObject({ kind: 'skipped', reason: 'no-route' });
	expect(received).toHaveLength(tries);
	await result(assigned);
});
