import {
	Workflow,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { HomeworkAssign } from '../../nodes/HomeworkAssign/HomeworkAssign.node.ts';
import { HomeworkCaptureCompletion } from '../../nodes/HomeworkCaptureCompletion/HomeworkCaptureCompletion.node.ts';
import { HomeworkLibrary } from '../../nodes/HomeworkLibrary/HomeworkLibrary.node.ts';
import { HomeworkReceipt } from '../../nodes/HomeworkReceipt/HomeworkReceipt.node.ts';
import { HomeworkRemind } from '../../nodes/HomeworkRemind/HomeworkRemind.node.ts';
import { HomeworkSummarize } from '../../nodes/HomeworkSummarize/HomeworkSummarize.node.ts';
import { HomeworkTrigger } from '../../nodes/HomeworkTrigger/HomeworkTrigger.node.ts';

/** What stands below a node's name on the canvas, as n8n's editor reads it. */
async function subtitle(nodeType: INodeType, parameters: INodeParameters): Promise<unknown> {
	const node = {
		id: '1',
		name: 'Node',
		type: 'node',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = { getByName: () => nodeType, getByNameAndVersion: () => nodeType, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getSimpleParameterValue(node, nodeType.description.subtitle, 'internal', {});
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function optionsOf({ description }: INodeType, name: string): INodePropertyOptions[] {
	const { options } = description.properties.find((one): one is INodeProperties => one.name === name)!;
	return options as INodePropertyOptions[];
}

const chosen = (
	[
		[new HomeworkAssign(), 'operation', {}],
		[new HomeworkCaptureCompletion(), 'operation', {}],
		[new HomeworkLibrary(), 'operation', {}],
		[new HomeworkRemind(), 'operation', {}],
		[new HomeworkSummarize(), 'operation', {}],
		[new HomeworkReceipt(), 'result', {}],
		[new HomeworkTrigger(), 'topic', { takes: 'topic' }],
	] as Array<[INodeType, string, INodeParameters]>
).flatMap(([node, name, parameters]) =>
	optionsOf(node, name).map(({ name: label, value }) => ({
		node,
		label,
		about: node.description.displayName,
		parameters: { ...parameters, [name]: value },
	})),
);

it.each(chosen)('$about is shown as $label', async ({ node, parameters, label }) => {
	expect(await subtitle(node, parameters)).toBe(label);
});

it('shows what a trigger takes', async () => {
	const trigger = new HomeworkTrigger();
	const messages = { takes: 'messages', messages: ['deliver', 'remind'] };
	expect(await subtitle(trigger, messages)).toBe('Deliver Homework, Remind a Client');
	expect(await subtitle(trigger, { takes: 'brief' })).toBe('Brief for a Clinician');
});
