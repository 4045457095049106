import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import { receiptSchema } from '../../temporal/contract/receipt';
import type { HomeworkCredentials } from '../../nodes/shared/connection';
import { runFlow, type FlowJson, type FlowRun } from '../nodes/harness';

const COMMAND_ID = `${'a'.repeat(22)}.deliver`;

type Outcome = (context: IExecuteFunctions) => INodeExecutionData[];

/** Stands for a provider's node; what it does is up to the test. */
function provider(outcome: Outcome): INodeType {
	return {
		description: {
			displayName: 'Send',
			name: 'provider',
			group: ['output'],
			version: 1,
			description: 'Sends a message',
			defaults: { name: 'Send' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [outcome(this)];
		},
	};
}

const sent: Outcome = () => [{ json: { messageId: '<1@mail.example>' }, pairedItem: { item: 0 } }];

function node(name: string, type: string, others: object = {}): FlowJson['nodes'][number] {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...others };
}

function to(name: string): FlowJson['connections'][string] {
	return { main: [[{ node: name, type: NodeConnectionTypes.Main, index: 0 }]] };
}

/** Trigger, a step that sends, receipt: as ops staff would build it, with the receipt's own defaults. */
async function run(outcome: Outcome, parameters: INodeParameters = {}, others: Partial<FlowRun> = {}) {
	const flow: FlowJson = {
		name: 'Message the client',
		nodes: [
			node('Homework Trigger', 'n8n-nodes-base.manualTrigger'),
			node('Send', 'provider', { onError: 'continueRegularOutput' }),
			node('Homework Receipt', 'n8n-nodes-therapy-homework.homeworkReceipt'),
		],
		connections: { 'Homework Trigger': to('Send'), Send: to('Homework Receipt') },
	};
	const { outputs, error } = await runFlow(flow, {
		credentials: {} as HomeworkCredentials,
		items: [{ commandId: COMMAND_ID }],
		parameters,
		outside: { provider: provider(outcome) },
		...others,
	});
	return { items: outputs[0] ?? [], error };
}

function receipt(fields: object): INodeExecutionData {
	return {
		json: { homeworkReceipt: { version: 1, commandId: COMMAND_ID, ...fields } },
		pairedItem: [{ item: 0 }],
	};
}

describe('the receipt', () => {
	it('says sent, with the message id that the provider gave', async () => {
		const { items } = await run(sent);
		expect(items).toEqual([receipt({ result: 'sent', providerMessageId: '<1@mail.example>' })]);
	});

	it('says sent where the provider gave no id', async () => {
		const { items } = await run(() => [{ json: { ok: true }, pairedItem: { item: 0 } }]);
		expect(items).toEqual([receipt({ result: 'sent' })]);
	});

	it.each(['refused', 'skipped', 'failed'])('says %s, with the reason that the flow gives', async (result) => {
		const { items } = await run(sent, { result, reason: '={{ "No address: " + $json.messageId }}' });
		expect(items).toEqual([receipt({ result, reason: 'No address: <1@mail.example>' })]);
	});

	it('is one for all items, since an execution handles one command', async () => {
		const { items } = await run(() => [
			{ json: { messageId: 'first' }, pairedItem: { item: 0 } },
			{ json: { messageId: 'second' }, pairedItem: { item: 0 } },
		]);
		expect(items).toEqual([
			{ ...receipt({ result: 'sent', providerMessageId: 'first' }), pairedItem: [{ item: 0 }, { item: 1 }] },
		]);
	});

	it.each<[string, Outcome, INodeParameters]>([
		['sent', sent, {}],
		['refused', sent, { result: 'refused', reason: 'x'.repeat(3000) }],
		['a very long id', () => [{ json: { messageId: 'x'.repeat(3000) }, pairedItem: { item: 0 } }], {}],
		['a very long error', () => [{ json: { error: 'x'.repeat(3000) }, pairedItem: { item: 0 } }], {}],
	])('is what the worker accepts: %s', async (_, outcome, parameters) => {
		const { items } = await run(outcome, parameters);
		expect(receiptSchema.safeParse(items[0]!.json)).toMatchObject({ success: true });
	});
});

describe('a step that fails softly turns sent into failed', () => {
	const cases: Array<[string, Outcome, string]> = [
		[
			'the step leaves the error in its item',
			() => [{ json: { error: 'Mailbox full' }, pairedItem: { item: 0 } }],
			'An earlier step failed: Mailbox full',
		],
		[
			'the error is an object',
			() => [{ json: { error: { message: 'Mailbox full', code: 552 } }, pairedItem: { item: 0 } }],
			'An earlier step failed: Mailbox full',
		],
		[
			'the step leaves the error beside its item',
			(context) => [
				{ json: {}, error: new NodeOperationError(context.getNode(), 'Mailbox full'), pairedItem: { item: 0 } },
			],
			'An earlier step failed: Mailbox full',
		],
		[
			'only a later item has the error',
			() => [
				{ json: { messageId: 'first' }, pairedItem: { item: 0 } },
				{ json: { error: 'Mailbox full' }, pairedItem: { item: 0 } },
			],
			'An earlier step failed: Mailbox full',
		],
		[
			'the step throws, and n8n hands on its input as if nothing had happened',
			() => {
				throw new Error('Mailbox full');
			},
			'The step "Send" failed: Mailbox full',
		],
	];

	it.each(cases)('%s', async (_, outcome, reason) => {
		const { items } = await run(outcome);
		expect(items.map(({ json }) => json)).toEqual([receipt({ result: 'failed', reason }).json]);
	});

	it.each([null, false, ''])('but not where the error is %p', async (error) => {
		const { items } = await run(() => [{ json: { error, messageId: 'first' }, pairedItem: { item: 0 } }]);
		expect(items).toEqual([receipt({ result: 'sent', providerMessageId: 'first' })]);
	});

	it('and leaves a refusal as the flow states it', async () => {
		const { items } = await run(() => [{ json: { error: 'Mailbox full' }, pairedItem: { item: 0 } }], {
			result: 'refused',
			reason: '={{ $json.error }}',
		});
		expect(items).toEqual([receipt({ result: 'refused', reason: 'Mailbox full' })]);
	});
});

describe('without what it needs the node fails, so that no receipt goes out', () => {
	it('names an empty command id', async () => {
		const { items, error } = await run(sent, { commandId: '={{ $json.nothing }}' });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/Command ID is empty/);
	});

	it('names an empty reason', async () => {
		const { error } = await run(sent, { result: 'skipped', reason: ' ' });
		expect(error?.message).toMatch(/Reason is empty, and the result "skipped" needs one/);
	});

	it('or leaves the error in its item where it is set to go on', async () => {
		const { items, error } = await run(
			sent,
			{ commandId: '={{ $json.nothing }}' },
			{ onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ json: { error: expect.stringMatching(/Command ID/) as string }, pairedItem: [{ item: 0 }] },
		]);
	});
});
