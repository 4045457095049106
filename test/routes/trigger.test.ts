import type { INodeParameters } from 'n8n-workflow';
import { CLOCK_TOLERANCE_SECONDS } from '../../temporal/contract/hand-off';
import { generateKeys, KeyRing, type Keys } from '../../temporal/contract/keys';
import { routeId } from '../../temporal/contract/identity';
import { CONTRACT_VERSION, tryId } from '../../temporal/contract/names';
import type { MessageCommand, RouteCommand } from '../../temporal/contract/command';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node';
import { takeOnce } from '../../nodes/HomeworkTrigger/taken-tries';
import { FlowServer, instanceId } from './flow-server';
import { messageCommand, postPush, type Posting } from './pushes';

const keys = generateKeys();
const ring = new KeyRing(keys);
const flows: FlowServer[] = [];

afterEach(async () => {
	await Promise.all(flows.splice(0).map((flow) => flow.close()));
});

/** A published flow that takes `deliver` and `remind`, under a credential with these keys. */
async function triggerFlow(
	credentialKeys: Keys | string = keys,
	parameters: INodeParameters = {},
): Promise<FlowServer> {
	const flow = await FlowServer.start({
		id: 'flow-1',
		name: 'Message the client',
		nodeId: 'node-1',
		nodeName: 'Homework Trigger',
		nodeType: new HomeworkTrigger(),
		parameters: {
			takes: 'messages',
			messages: ['deliver', 'remind'],
			channel: 'email',
			takeOver: false,
			...parameters,
		},
		credentials: { keys: typeof credentialKeys === 'string' ? credentialKeys : JSON.stringify(credentialKeys) },
	});
	flows.push(flow);
	return flow;
}

function routeOf(command: RouteCommand, nodeId = 'node-1'): string {
	return routeId(ring, { instanceId: instanceId(), flowId: 'flow-1', nodeId, command });
}

function command(changes: Partial<MessageCommand> = {}): MessageCommand {
	return messageCommand(routeOf('deliver'), changes);
}

async function post(flow: FlowServer, body: object | string, posting: Partial<Posting> = {}) {
	return await postPush(flow.productionUrl, body, { signedBy: ring, signedFor: routeOf('deliver'), ...posting });
}

function seconds(offset: number): Date {
	return new Date(Date.now() + offset * 1000);
}

describe('a signed command', () => {
	it.each(['email', 'sms', 'portal'] as const)(
		'starts one execution whose only item is the command, in the words for the channel "%s" alone',
		async (channel) => {
			const flow = await triggerFlow(keys, { channel });
			const push = command();
			const { status } = await post(flow, push);
			expect(status).toBe(200);
			const { messages, ...rest } = push;
			const all = {
				'Auto-Submitted': 'auto-generated',
				'List-Unsubscribe': `<${push.link}>`,
				'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
			};
			expect(push.link).toMatch(/^https:/);
			const headers = channel === 'email' ? { headers: all } : {};
			expect(flow.executions).toEqual([{ json: { ...rest, message: messages[channel], ...headers } }]);
		},
	);

	it('offers no button of a mail program where the page is not reached by HTTPS', async () => {
		const flow = await triggerFlow();
		await post(flow, command({ link: 'http://127.0.0.1:5678/webhook/p?t=x' }));
		expect(flow.executions).toMatchObject([{ json: { headers: { 'Auto-Submitted': 'auto-generated' } } }]);
		expect(JSON.stringify(flow.executions)).not.toContain('List-Unsubscribe');
	});

	it.each([[{ channel: 'fax' }], [{ takes: 'everything' }], [{ messages: ['deliver', 'shout'] }]])(
		'starts nothing where the flow is set to what is none of the choices: %j',
		async (parameters) => {
			const flow = await triggerFlow(keys, parameters);
			const { status, body } = await post(flow, command());
			expect([status, body]).toEqual([503, expect.objectContaining({ startedNothing: true })]);
			expect(flow.executions).toEqual([]);
		},
	);

	it('may be any of those that the node takes', async () => {
		const flow = await triggerFlow();
		const remind = command({ routeId: routeOf('remind'), command: 'remind' });
		expect((await post(flow, remind, { signedFor: routeOf('remind') })).status).toBe(200);
		expect(flow.executions).toEqual([
			{
				json: expect.objectContaining({ command: 'remind', message: remind.messages.email }) as object,
			},
		]);
	});

	it('is signed over the raw body, whatever its spacing', async () => {
		const flow = await triggerFlow();
		const { status } = await post(flow, JSON.stringify(command(), null, 4));
		expect(status).toBe(200);
		expect(flow.executions).toHaveLength(1);
	});
});

describe('what is refused with 401', () => {
	const other = new KeyRing(generateKeys());
	const cases: Array<[string, Partial<Posting>, RegExp]> = [
		['a wrong signature', { signedBy: other }, /signature does not fit/],
		['a missing signature', { without: 'webhook-signature' }, /signature does not fit/],
		['a missing time stamp', { without: 'webhook-timestamp' }, /signature does not fit/],
		['a missing id', { without: 'webhook-id' }, /signature does not fit/],
		['a changed body', { sent: JSON.stringify(command({ attempt: 2 })) }, /signature does not fit/],
		['an empty body', { sent: '' }, /signature does not fit/],
		[
			'a push that is too old',
			{ at: seconds(-CLOCK_TOLERANCE_SECONDS - 20) },
			/3[12]\d seconds behind the clock of n8n/,
		],
		[
			'a push from the future',
			{ at: seconds(CLOCK_TOLERANCE_SECONDS + 20) },
			/3[12]\d seconds ahead of the clock of n8n/,
		],
	];

	it.each(cases)('%s, and starts nothing', async (_, posting, reason) => {
		const flow = await triggerFlow();
		const { status, body } = await post(flow, command(), posting);
		expect(status).toBe(401);
		expect(body.message).toMatch(reason);
		expect(flow.executions).toEqual([]);
	});

	it('a push that is just young enough passes', async () => {
		const flow = await triggerFlow();
		const { status } = await post(flow, command(), { at: seconds(-CLOCK_TOLERANCE_SECONDS + 20) });
		expect(status).toBe(200);
	});
});

describe('each try', () => {
	it('is taken once: a repeat starts nothing, and is told apart', async () => {
		const flow = await triggerFlow();
		const push = command();
		expect((await post(flow, push)).status).toBe(200);
		expect(await post(flow, push)).toEqual({
			status: 409,
			body: { takenAlready: true, message: expect.stringMatching(/taken before/) as string },
		});
		expect(flow.executions).toHaveLength(1);
	});

	it('is another one, though its command is the same', async () => {
		const flow = await triggerFlow();
		const push = command();
		await post(flow, push);
		const next = { ...push, attempt: 2, tryId: tryId(push.commandId, 2) };
		expect((await post(flow, next)).status).toBe(200);
		expect(flow.executions.map(({ json }) => json.tryId)).toEqual([push.tryId, next.tryId]);
	});

	it('is not used up by what is refused', async () => {
		const flow = await triggerFlow();
		const push = command();
		expect((await post(flow, push, { at: seconds(-2 * CLOCK_TOLERANCE_SECONDS) })).status).toBe(401);
		expect((await post(flow, push)).status).toBe(200);
	});

	it('is refused with 400 if it is signed under another id than it says', async () => {
		const flow = await triggerFlow();
		const { status, body } = await post(flow, command(), { id: tryId(`${'b'.repeat(22)}.deliver`, 1) });
		expect(status).toBe(400);
		expect(body.message).toMatch(/another id than the tryId/);
		expect(flow.executions).toEqual([]);
	});

	it('is forgotten once no signature holds any more, and not before', () => {
		const id = messageCommand('route').tryId;
		const now = Date.now();
		const afterwards = now + 2 * CLOCK_TOLERANCE_SECONDS * 1000;
		expect(takeOnce(id, now)).toBe(true);
		expect(takeOnce(id, afterwards)).toBe(false);
		expect(takeOnce(id, afterwards + 1)).toBe(true);
	});
});

describe('a rotated ring', () => {
	const [fresh] = generateKeys().ring;
	const rotated: Keys = { ...keys, ring: [fresh!, ...keys.ring] };

	it('is read by a trigger that got it first', async () => {
		const flow = await triggerFlow(rotated);
		expect((await post(flow, command())).status).toBe(200);
	});

	it('is signed with so that a trigger that gets it later reads it', async () => {
		const flow = await triggerFlow();
		expect((await post(flow, command(), { signedBy: new KeyRing(rotated) })).status).toBe(200);
	});

	it('is refused once the old secret is dropped on one side only', async () => {
		const flow = await triggerFlow({ ...keys, ring: [fresh!] });
		expect((await post(flow, command())).status).toBe(401);
	});
});

describe('a push for another route', () => {
	it('is answered 409 when it is signed for another node', async () => {
		const flow = await triggerFlow();
		const elsewhere = routeOf('deliver', 'node-2');
		const { status, body } = await post(flow, command({ routeId: elsewhere }), { signedFor: elsewhere });
		expect(status).toBe(409);
		expect(body.message).toMatch(/another route/);
		expect(flow.executions).toEqual([]);
	});

	it('is answered 409 when this node has another command by now', async () => {
		const flow = await triggerFlow();
		const confirm = routeOf('confirm');
		const { status } = await post(flow, command({ routeId: confirm, command: 'confirm' }), { signedFor: confirm });
		expect(status).toBe(409);
		expect(flow.executions).toEqual([]);
	});

	it('is answered 409 when it speaks of another command than its route', async () => {
		const flow = await triggerFlow();
		const { status } = await post(flow, command({ command: 'remind' }));
		expect(status).toBe(409);
		expect(flow.executions).toEqual([]);
	});

	it('is answered 401 when its signature does not even fit that other route', async () => {
		const flow = await triggerFlow();
		const { status } = await post(flow, command({ routeId: routeOf('deliver', 'node-2') }), {
			signedBy: new KeyRing(generateKeys()),
			signedFor: routeOf('deliver', 'node-2'),
		});
		expect(status).toBe(401);
	});
});

it.each(['deliver', 'remind'] as const)(
	'answers a ping for %s with that route, and starts no execution',
	async (of) => {
		const flow = await triggerFlow();
		const ping = { version: CONTRACT_VERSION, routeId: routeOf(of), command: 'ping' };
		const { status, body } = await post(flow, ping, { signedFor: routeOf(of) });
		expect(status).toBe(200);
		expect(body).toEqual({ routeId: routeOf(of), command: of });
		expect((await post(flow, ping, { signedFor: routeOf(of) })).status).toBe(200);
		expect(flow.executions).toEqual([]);
	},
);

it.each([
	[{ takes: 'brief' }, 'brief'],
	[{ takes: 'topic', topic: 'overdue' }, 'overdue'],
] as const)('with %j is the route of "%s" and no other', async (parameters, of) => {
	const flow = await triggerFlow(keys, parameters);
	const ping = { version: CONTRACT_VERSION, routeId: routeOf(of), command: 'ping' };
	expect((await post(flow, ping, { signedFor: routeOf(of) })).body).toEqual({ routeId: routeOf(of), command: of });
	expect((await post(flow, { ...ping, routeId: routeOf('deliver') })).status).toBe(409);
});

it('answers 400 to a signed body that it cannot read, naming the fields', async () => {
	const flow = await triggerFlow();
	const { status, body } = await post(flow, { ...command(), link: 'not a link', extra: 1 });
	expect(status).toBe(400);
	expect(body.message).toMatch(/link/);
	expect(flow.executions).toEqual([]);
});

it('answers 503 without details when the credential cannot be used', async () => {
	const flow = await triggerFlow('no keys');
	const { status, body } = await post(flow, command());
	expect(status).toBe(503);
	expect(JSON.stringify(body)).not.toContain('no keys');
	expect(flow.executions).toEqual([]);
});
