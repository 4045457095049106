import { setImmediate as nextTurn } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node';
import { closeConnections, CREDENTIAL } from '../../nodes/shared/connection';
import type { MessageCommand } from '../../temporal/contract/command';
import { routeId } from '../../temporal/contract/identity';
import { commandId, receiptRequestKey, requestWorkflowId, tryId } from '../../temporal/contract/names';
import { handInReceiptSchema } from '../../temporal/contract/request';
import { runFlow } from '../nodes/harness';
import { Practice } from '../nodes/practice';
import { FlowServer, instanceId, type Execute } from './flow-server';
import { inARow, node, receiptNode, sent, step, trigger, type NodeJson } from './flows';
import { messageCommand, postPush } from './pushes';

let practice: Practice;
const flows: FlowServer[] = [];

beforeAll(async () => {
	practice = await Practice.start();
}, 120_000);

afterAll(async () => {
	await closeConnections();
	await practice?.stop();
}, 60_000);

afterEach(async () => {
	await Promise.all(flows.splice(0).map((flow) => flow.close()));
});

/** A promise, and what keeps it. */
function signal(): { promise: Promise<void>; resolve: () => void } {
	let resolve!: () => void;
	const promise = new Promise<void>((keep) => (resolve = keep));
	return { promise, resolve };
}

const chosen: Partial<NodeJson> = { credentials: { [CREDENTIAL]: { id: '1', name: 'Therapy Homework' } } };

/** Trigger, a step that sends, receipt; the step is done when `sending` is. */
function sends(sending: Promise<void>): Execute {
	return async (item, onAnswer) => {
		const flow = inARow(trigger(), node('Send', 'step'), receiptNode());
		await execute(flow, item, onAnswer, async () => {
			await sending;
			return sent(undefined as never);
		});
	};
}

/** A sub-workflow that sends and has the receipt. */
function subWorkflow(...receiptSettings: Array<Partial<NodeJson>>): Execute {
	return async (item, onAnswer) => {
		const receipt = Object.assign(receiptNode({ tryId: '={{ $json.tryId }}' }), ...receiptSettings) as NodeJson;
		const flow = inARow(node('When called', 'n8n-nodes-base.executeWorkflowTrigger'), receipt);
		await execute(flow, item, onAnswer, sent, 'integrated');
	};
}

async function execute(
	flow: ReturnType<typeof inARow>,
	item: Parameters<Execute>[0],
	onAnswer: Parameters<Execute>[1],
	outcome: Parameters<typeof step>[0],
	mode: 'webhook' | 'integrated' | 'retry' = 'webhook',
): Promise<void> {
	const outside = { step: step(outcome), 'n8n-nodes-base.executeWorkflowTrigger': step(sent) };
	const { error } = await runFlow(flow, {
		credentials: practice.credentials,
		items: [item.json],
		outside,
		mode,
		onAnswer,
	});
	if (error) throw new Error(error.message);
}

async function published(executes: Execute): Promise<FlowServer> {
	const flow = await FlowServer.start({
		id: 'flow-1',
		name: 'Message the client',
		nodeId: 'node-1',
		nodeName: 'Homework Trigger',
		nodeType: new HomeworkTrigger(),
		parameters: { takes: 'messages', messages: ['deliver'], channel: 'email', takeOver: false },
		credentials: { ...practice.credentials },
		execute: executes,
	});
	flows.push(flow);
	return flow;
}

function route(): string {
	return routeId(practice.ring, { instanceId: instanceId(), flowId: 'flow-1', nodeId: 'node-1', command: 'deliver' });
}

async function push(flow: FlowServer, command: MessageCommand, signal?: AbortSignal) {
	return await postPush(flow.productionUrl, command, { signedBy: practice.ring, signedFor: route(), signal });
}

function requestAbout({ tryId: id }: Pick<MessageCommand, 'tryId'>) {
	return practice.client.workflow.getHandle(requestWorkflowId(receiptRequestKey(id)));
}

async function isThere(handle: ReturnType<typeof requestAbout>): Promise<boolean> {
	try {
		await handle.describe();
		return true;
	} catch (error) {
		if (error instanceof WorkflowNotFoundError) return false;
		throw error;
	}
}

/** What was handed in about a try: no worker is there to take it up. */
async function handedIn(command: Pick<MessageCommand, 'tryId'>) {
	const { events } = await requestAbout(command).fetchHistory();
	const payloads = events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads;
	const [input] = await decodeArrayFromPayloads(practice.client.options.loadedDataConverter, payloads);
	return handInReceiptSchema.parse(input).receipt;
}

function sentReceipt({ tryId: id }: Pick<MessageCommand, 'tryId'>) {
	return { version: 1, tryId: id, result: 'sent', providerMessageId: '<1@mail.example>' };
}

it('whose asker waits is the answer, and is not handed in besides', async () => {
	const flow = await published(sends(Promise.resolve()));
	const command = messageCommand(route());
	expect(await push(flow, command)).toEqual({ status: 200, body: { homeworkReceipt: sentReceipt(command) } });
	await expect(requestAbout(command).describe()).rejects.toThrow(WorkflowNotFoundError);
});

it('whose asker has gone before the flow came to it is handed in, under the credential of the trigger', async () => {
	const { promise: sending, resolve: send } = signal();
	const { promise: done, resolve: end } = signal();
	const flow = await published(async (item, onAnswer) => {
		await sends(sending)(item, onAnswer);
		end();
	});
	const command = messageCommand(route());
	const asker = new AbortController();
	const asked = push(flow, command, asker.signal);
	await flow.executionsAfter(1);
	const closed = flow.connectionClosed();
	asker.abort();
	await expect(asked).rejects.toThrow();
	await closed;
	send();
	await done;
	expect(await handedIn(command)).toEqual(sentReceipt(command));
});

it('whose asker goes before the answer is written is handed in, too', async () => {
	const { promise: receipted, resolve: receipt } = signal();
	const { promise: written, resolve: write } = signal();
	const flow = await published(async (item) => {
		await sends(Promise.resolve())(item, receipt);
		await written;
	});
	const command = messageCommand(route());
	const asker = new AbortController();
	const asked = push(flow, command, asker.signal);
	await receipted;
	asker.abort();
	await expect(asked).rejects.toThrow();
	while (!(await isThere(requestAbout(command)))) await nextTurn();
	expect(await handedIn(command)).toEqual(sentReceipt(command));
	write();
});

it('that is reached after the flow has answered otherwise is handed in', async () => {
	const { promise: sending, resolve: send } = signal();
	const { promise: done, resolve: end } = signal();
	const flow = await published(async (item, onAnswer) => {
		onAnswer({ statusCode: 200, headers: {}, body: { ok: true } });
		await sends(sending)(item, onAnswer);
		end();
	});
	const command = messageCommand(route());
	const closed = flow.connectionClosed();
	expect((await push(flow, command)).body).toEqual({ ok: true });
	await closed;
	send();
	await done;
	expect(await handedIn(command)).toEqual(sentReceipt(command));
});

it('of a sub-workflow is handed in, under the credential of the trigger', async () => {
	const flow = await published(subWorkflow());
	const command = messageCommand(route());
	expect((await push(flow, command)).body).toEqual({});
	expect(await handedIn(command)).toMatchObject({ tryId: command.tryId, result: 'sent' });
});

describe('where the push came in at another process of n8n', () => {
	const ignoresAnswers = (): void => undefined;

	function item(assignment: string) {
		const id = commandId(assignment.repeat(22), 'deliver');
		return { json: { tryId: tryId(id, 1) } };
	}

	it('it is handed in, under the own credential', async () => {
		const flow = inARow(trigger(), node('Send', 'step'), Object.assign(receiptNode(), chosen));
		await execute(flow, item('c'), ignoresAnswers, sent);
		expect(await handedIn(item('c').json)).toEqual(sentReceipt(item('c').json));
	});

	it('it is at least answered without one', async () => {
		const answers: unknown[] = [];
		const flow = inARow(trigger(), node('Send', 'step'), receiptNode());
		await execute(flow, item('d'), ({ body }) => answers.push(body), sent);
		expect(answers).toEqual([{ homeworkReceipt: sentReceipt(item('d').json) }]);
	});

	it('one of a sub-workflow says that it needs one', async () => {
		await expect(subWorkflow()(item('e'), ignoresAnswers)).rejects.toThrow(
			'The receipt cannot be handed in without a credential',
		);
		await subWorkflow(chosen)(item('e'), ignoresAnswers);
		expect(await handedIn(item('e').json)).toMatchObject({ result: 'sent' });
	});

	it('one of an execution that is tried again is handed in, since nobody waits', async () => {
		const flow = inARow(trigger(), node('Send', 'step'), Object.assign(receiptNode(), chosen));
		const answers: unknown[] = [];
		await execute(flow, item('f'), ({ body }) => answers.push(body), sent, 'retry');
		expect(answers).toEqual([]);
		expect(await handedIn(item('f').json)).toMatchObject({ result: 'sent' });
	});
});
