import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inProject } from '../../scripts/setup/project.ts';

/** A node as a flow has it. */
export interface FlowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	[setting: string]: unknown;
}

/** A flow as n8n saves it. */
export interface Flow {
	id?: string;
	name: string;
	nodes: FlowNode[];
	connections: Record<string, { main: Array<Array<{ node: string; type: 'main'; index: number }>> }>;
	settings: Record<string, unknown>;
}

/** The names of all starter flows' files. */
export function starterFlowFiles(): string[] {
	return readdirSync(inProject('workflows')).map((name) => basename(name, '.json'));
}

/** One of the starter flows, by the name of its file. */
export function starterFlow(name: string): Flow & { id: string } {
	return JSON.parse(readFileSync(inProject(`workflows/${name}.json`), 'utf8')) as Flow & { id: string };
}

/** Every starter flow that claims routes. */
export function claimingFlows(): Array<Flow & { id: string }> {
	return starterFlowFiles()
		.map((name) => starterFlow(name))
		.filter(({ nodes }) => nodes.some(({ type }) => /\.homework(Trigger|Page)$/.test(type)));
}

/** What a flow does between the command and its end. */
export type Step = 'send' | 'wait' | 'receipt' | 'something-else';

/**
 * A flow that takes the command `deliver` and does these steps, one after the other. Its mails bear its name, so that
 * it can be told which flow sent one. Sending goes on when it fails, as if nothing had happened.
 */
export function messageFlow(name: string, steps: Step[]): Flow {
	const { nodes: starters, settings } = starterFlow('message-by-e-mail');
	const starter = (nodeName: string): FlowNode => {
		const node = starters.find((each) => each.name === nodeName);
		if (!node) throw new Error(`The starter flow has no node "${nodeName}".`);
		return { ...node, id: randomUUID(), ...(node.webhookId !== undefined && { webhookId: randomUUID() }) };
	};
	const plain = (nodeName: string, type: string, typeVersion: number, parameters: object): FlowNode => ({
		...{ id: randomUUID(), name: nodeName, type: `n8n-nodes-base.${type}`, typeVersion, position: [0, 0] },
		parameters: { ...parameters },
	});
	const made: Record<Step, () => FlowNode> = {
		send: () => {
			const send = starter('Send the message');
			const parameters = { ...send.parameters, subject: `=${name}: {{ $json.message.subject }}` };
			return { ...send, onError: 'continueRegularOutput', parameters };
		},
		// n8n itself waits out up to 65 seconds and lets the caller wait with it; what is longer it puts aside.
		wait: () => ({ ...plain('Wait', 'wait', 1.1, { amount: 2, unit: 'minutes' }), webhookId: randomUUID() }),
		receipt: () => starter('Homework Receipt'),
		'something-else': () => plain('Something else', 'noOp', 1, {}),
	};
	const trigger = starter('Homework Trigger');
	const takesDelivery = { ...trigger, parameters: { ...trigger.parameters, messages: ['deliver'] } };
	const nodes = [takesDelivery, ...steps.map((step) => made[step]())];
	return inALine(name, nodes, settings);
}

/** The same flow, which takes its command from the flow that has it. */
export function takingOver(flow: Flow): Flow {
	const nodes = flow.nodes.map((node) =>
		'takeOver' in node.parameters ? { ...node, parameters: { ...node.parameters, takeOver: true } } : node,
	);
	return { ...flow, nodes };
}

/** A flow of these nodes, one after the other. */
export function inALine(name: string, nodes: FlowNode[], settings: Flow['settings']): Flow {
	const followed: Array<[string, Flow['connections'][string]]> = nodes
		.slice(0, -1)
		.map((node, index) => [node.name, { main: [[{ node: nodes[index + 1]!.name, type: 'main', index: 0 }]] }]);
	return {
		name,
		nodes: nodes.map((node, index) => ({ ...node, position: [index * 260, 0] })),
		connections: Object.fromEntries(followed),
		settings,
	};
}
