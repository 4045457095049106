import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
} from 'n8n-workflow';
import type { HomeworkCredentials } from '../../nodes/shared/connection';
import { runFlow, type Answer, type FlowJson, type FlowRun } from '../nodes/harness';

export const TRY_ID = `${'a'.repeat(22)}.deliver/3`;

/** What a step does with its items. */
export type Outcome = (context: IExecuteFunctions) => INodeExecutionData[] | Promise<INodeExecutionData[]>;

/** Stands for a step that is not ours, such as a provider's node; what it does is up to the test. */
export function step(outcome: Outcome): INodeType {
	return {
		description: {
			displayName: 'Step',
			name: 'step',
			group: ['output'],
			version: 1,
			description: 'Does as the test says',
			defaults: { name: 'Step' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [await outcome(this)];
		},
	};
}

export const sent: Outcome = () => [{ json: { messageId: '<1@mail.example>' }, pairedItem: { item: 0 } }];

/** A step that gives these items. */
export function gives(...items: Array<INodeExecutionData['json']>): Outcome {
	return () => items.map((json) => ({ json, pairedItem: { item: 0 } }));
}

/** A step that throws. */
export function throws(message: string): Outcome {
	return () => {
		throw new Error(message);
	};
}

export type NodeJson = FlowJson['nodes'][number];

export function node(name: string, type: string, others: Partial<NodeJson> = {}): NodeJson {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...others };
}

export function trigger(name = 'Homework Trigger'): NodeJson {
	return node(name, 'n8n-nodes-therapy-homework.homeworkTrigger');
}

export function receiptNode(parameters: INodeParameters = {}): NodeJson {
	return node('Homework Receipt', 'n8n-nodes-therapy-homework.homeworkReceipt', { parameters });
}

type Connections = FlowJson['connections'];

export function to(...names: string[]): Connections[string] {
	return { main: names.map((name) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }]) };
}

/** Nodes in a row, each connected to the next. */
export function inARow(...nodes: NodeJson[]): FlowJson {
	const pairs = nodes
		.slice(1)
		.map((next, before): [string, Connections[string]] => [nodes[before]!.name, to(next.name)]);
	return { name: 'Message the client', nodes, connections: Object.fromEntries(pairs) };
}

export interface ReceiptRun {
	/** The receipts that whoever asked was answered with. */
	answered: unknown[];
	answers: Answer[];
	items: INodeExecutionData[];
	error?: Error;
}

/** Runs a flow whose first node gives the trigger's item, and whose last is the receipt. */
export async function run(flow: FlowJson, others: Partial<FlowRun> = {}): Promise<ReceiptRun> {
	const { outputs, answers, error } = await runFlow(flow, {
		credentials: {} as HomeworkCredentials,
		// A sample, about which nobody but the asker is told.
		items: [{ tryId: TRY_ID, command: 'deliver', sample: true }],
		...others,
	});
	const answered = answers.map(({ body }) => (body as { homeworkReceipt: unknown }).homeworkReceipt);
	return { answered, answers, items: outputs[0] ?? [], ...(error && { error }) };
}

/** Trigger, a step that sends, receipt: as ops staff would build it, with the receipt's own defaults. */
export async function runSend(
	outcome: Outcome,
	parameters: INodeParameters = {},
	onError: NodeJson['onError'] = 'continueRegularOutput',
	others: Partial<FlowRun> = {},
): Promise<ReceiptRun> {
	const flow = inARow(trigger(), node('Send', 'step', { onError }), receiptNode());
	if (onError === 'continueErrorOutput') flow.connections.Send = to('Homework Receipt', 'Homework Receipt');
	return await run(flow, { outside: { step: step(outcome) }, parameters, ...others });
}
