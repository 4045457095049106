import type { INodeParameters } from 'n8n-workflow';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node';
import { sampleOf } from '../../temporal/activities/sending/sample-commands';
import { isTopic, routeCommandSchema, type RouteCommand } from '../../temporal/contract/command';
import { routeId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { loadLibrary } from '../../temporal/library/library';
import { inProject } from '../../scripts/setup/project.ts';
import { schemaOf, strangeIn } from '../nodes/schema';
import { FlowServer, instanceId } from './flow-server';
import { gives, runSend, sent, throws } from './flows';
import { postPush } from './pushes';

const keys = generateKeys();
const ring = new KeyRing(keys);
const library = loadLibrary(inProject('library'));

/** What a flow is set to that takes this command alone. */
function taking(command: RouteCommand): INodeParameters {
	if (isTopic(command)) return { takes: 'topic', topic: command };
	return command === 'brief' || command === 'code'
		? { takes: command }
		: { takes: 'messages', messages: [command], channel: 'email' };
}

it.each(routeCommandSchema.options)('what Homework Trigger puts out of %s is in its schema', async (command) => {
	const flow = await FlowServer.start({
		id: 'flow-1',
		name: 'Message the client',
		nodeId: 'node-1',
		nodeName: 'Homework Trigger',
		nodeType: new HomeworkTrigger(),
		parameters: { takeOver: false, ...taking(command) },
		credentials: { keys: JSON.stringify(keys) },
	});
	const route = routeId(ring, { instanceId: instanceId(), flowId: 'flow-1', nodeId: 'node-1', command });
	const sample = sampleOf(command, route, { library, ring });
	const { status } = await postPush(flow.productionUrl, sample, { signedBy: ring, signedFor: route });
	await flow.close();
	expect(status).toBe(200);
	expect(strangeIn(flow.executions[0]!.json, schemaOf('HomeworkTrigger'))).toEqual([]);
});

it.each([
	['sent', sent],
	['with an id that cannot be read', gives({ messageId: ['SM1', 'SM2'] })],
	['refused', throws("Can't send mail - all recipients were rejected: 550 5.1.1 No such user")],
	['failed', throws('connect ECONNREFUSED 127.0.0.1:25')],
])('what Homework Receipt puts out is in its schema: %s', async (_, outcome) => {
	const { items } = await runSend(outcome);
	expect(items).toHaveLength(1);
	expect(strangeIn(items[0]!.json, schemaOf('HomeworkReceipt'))).toEqual([]);
});
