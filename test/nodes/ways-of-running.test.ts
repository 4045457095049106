import {
	NodeHelpers,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
} from 'n8n-workflow';
import { HomeworkAssign } from '../../nodes/HomeworkAssign/HomeworkAssign.node.ts';
import { HomeworkCaptureCompletion } from '../../nodes/HomeworkCaptureCompletion/HomeworkCaptureCompletion.node.ts';
import { HomeworkLibrary } from '../../nodes/HomeworkLibrary/HomeworkLibrary.node.ts';
import { HomeworkRemind } from '../../nodes/HomeworkRemind/HomeworkRemind.node.ts';
import { HomeworkSummarize } from '../../nodes/HomeworkSummarize/HomeworkSummarize.node.ts';
import { nobodys, useDesk } from './desk';
import { readFlow, runFlow, type FlowRun } from './harness';
import { BASE, baseOf, operationsOf } from './operation-fields';

const desk = useDesk();

/** What a run comes to by how it and the outermost run began, as n8n 2.41.1 tells a node. */
const WAYS: Array<[way: string, comesTo: 'preview' | 'done' | 'refused', run: Partial<FlowRun>]> = [
	['"Execute step", a part of a flow, or a test URL', 'preview', { mode: 'manual' }],
	['an evaluation', 'preview', { mode: 'evaluation' }],
	['a test run tried again', 'preview', { mode: 'retry', source: 'manual' }],
	['an evaluation tried again', 'preview', { mode: 'retry', source: 'evaluation' }],
	['a sub-workflow of a test run', 'preview', { mode: 'integrated', rootMode: 'manual' }],
	['a sub-workflow of an evaluation', 'preview', { mode: 'integrated', rootMode: 'evaluation' }],
	[
		'a sub-workflow of a sub-workflow of a test run',
		'preview',
		{ mode: 'integrated', rootMode: 'manual', callerSource: 'integrated' },
	],
	["an agent's tool in a test run", 'preview', { mode: 'integrated', callerSource: 'manual' }],
	[
		'a sub-workflow of a test run tried again',
		'preview',
		{ mode: 'integrated', rootMode: 'retry', callerSource: 'manual' },
	],
	[
		'a sub-workflow, tried again, of a test run',
		'preview',
		{ mode: 'retry', source: 'integrated', callerSource: 'manual' },
	],
	['the error flow of an evaluation', 'preview', { mode: 'error', callerSource: 'evaluation' }],

	['a published flow, by its trigger', 'done', { mode: 'trigger' }],
	['a published flow, by its webhook', 'done', { mode: 'webhook' }],
	['a run of a published flow tried again', 'done', { mode: 'retry', source: 'webhook' }],
	['a sub-workflow of a published flow', 'done', { mode: 'integrated', rootMode: 'trigger' }],
	["an agent's tool in a published flow", 'done', { mode: 'integrated', callerSource: 'webhook' }],
	['the error flow of a published flow', 'done', { mode: 'error', callerSource: 'trigger' }],
	['the error flow of a trigger', 'done', { mode: 'error' }],

	['a sub-workflow of a run that nobody knows', 'refused', { mode: 'integrated' }],
	['a sub-workflow of a run of the command line', 'refused', { mode: 'integrated', rootMode: 'cli' }],
	['a sub-workflow, after a wait, of a sub-workflow', 'refused', { mode: 'integrated', callerSource: 'integrated' }],
	['a run tried again of which nobody knows how it began', 'refused', { mode: 'retry', source: 'retry' }],
	['the error flow of a sub-workflow', 'refused', { mode: 'error', callerSource: 'integrated' }],
	['the command line', 'refused', { mode: 'cli' }],
	["n8n's chat", 'refused', { mode: 'chat' }],
	['an agent of n8n', 'refused', { mode: 'internal' }],
];

const NODES = [
	new HomeworkAssign(),
	new HomeworkCaptureCompletion(),
	new HomeworkLibrary(),
	new HomeworkRemind(),
	new HomeworkSummarize(),
];

/** By which parameters one chooses how much an operation is about. */
const SCOPES = ['scope', 'whatToWithdraw', 'nudgeWhich', 'sendAgainWhich'];

/** By its own words, what each operation does to the world. */
const TELLING = [
	'show',
	'status',
	'session',
	'check',
	'holdEverything',
	'explain',
	'scorecard',
	'whoRead',
	'export',
	'getMany',
	'get',
	'preview',
	'getMessage',
	'getManyMessages',
	'previewMessage',
	'print',
	'getForm',
];

interface Asked {
	node: INodeType;
	operation: string;
	name: string;
}

const asked = NODES.flatMap((node) =>
	operationsOf(node).map((operation): Asked => ({
		node,
		operation,
		name: `${node.description.displayName}, ${operation}`,
	})),
);
const changing = asked.filter(({ operation }) => !TELLING.includes(operation));

/** One way to each end, and a way through another flow to the two that matter most. */
const SOME_WAYS = WAYS.filter(([, , { mode, rootMode, source, callerSource }]) =>
	[['manual'], ['webhook'], ['cli'], ['integrated', 'manual'], ['integrated', 'trigger']].some(
		([own, root]) => mode === own && rootMode === root && !source && !callerSource,
	),
);

/**
 * One place judges how a run began, whatever is asked for, so that it is tried whole with the first operation of each node, and
 * with `EVERY_WAY` set with all of them.
 */
function waysFor({ node, operation }: Asked): typeof WAYS {
	const [first] = changing.filter((each) => each.node === node);
	return process.env['EVERY_WAY'] || first!.operation === operation ? WAYS : SOME_WAYS;
}

describe.each(changing)('$name', ({ node, operation, name }) => {
	it.each(waysFor({ node, operation, name }))(
		'in %s: %s',
		async (_, comesTo, run) => {
			expect(await outcomeOf(node, operation, run)).toBe(comesTo);
			expect(await outcomeOf(node, operation, run, switchedOn(node, parametersOf(operation)))).toBe('done');
		},
		30_000,
	);
});

it('shows previews that leave no trace on an assignment', async () => {
	const assignmentId = await desk().assigned('no-trace');
	for (const { node, operation } of changing) {
		for (const mode of ['manual', 'evaluation'] as const) {
			expect(await outcomeOf(node, operation, { mode }, { assignmentId, scope: 'assignment' })).toBe('preview');
		}
	}
	const story = await desk().practice.ledger.stories.of(assignmentId);
	expect(story!.events.map(({ kind }) => kind)).toEqual(['assigned']);
}, 30_000);

it.each(asked.filter(({ operation }) => TELLING.includes(operation)))(
	'$name tells the same in a test run, and has no switch',
	async ({ node, operation }) => {
		expect(switchesShown(node, parametersOf(operation))).toEqual([]);
		expect(await outcomeOf(node, operation, { mode: 'manual' })).toBe('done');
	},
	30_000,
);

it('is tried in one way to each end at least', () => {
	expect(SOME_WAYS.map(([, comesTo]) => comesTo)).toEqual(['preview', 'preview', 'done', 'done', 'refused']);
});

describe('the switch For Real', () => {
	/** Each operation that changes something, with each scope that it has. */
	const settings = changing.flatMap(({ node, operation, name }) => {
		const scope = node.description.properties.find(
			(property) => SCOPES.includes(property.name) && property.displayOptions?.show?.operation?.includes(operation),
		);
		if (!scope) return [{ node, operation, name, parameters: parametersOf(operation) }];
		return (scope.options as INodePropertyOptions[]).map(({ value }) => ({
			node,
			operation,
			name: `${name}, ${String(value)}`,
			parameters: { ...parametersOf(operation), [scope.name]: value },
		}));
	});

	it('is asked for in one way, below everything else', () => {
		const shown = settings.map(({ node, parameters }) => switchesShown(node, parameters));
		expect(shown.map(({ length }) => length)).toEqual(settings.map(() => 1));
		const told = shown.flat().map(({ displayName, type, default: usual, description }) => ({
			...{ displayName, type, usual, description },
		}));
		expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
		expect(told[0]).toMatchObject({ displayName: 'For Real', type: 'boolean', usual: false });
		for (const node of NODES) {
			const names = node.description.properties.map(({ name }) => name);
			const first = names.findIndex((name) => name.endsWith('ForReal'));
			if (first >= 0) expect(names.slice(first).every((name) => name.endsWith('ForReal'))).toBe(true);
		}
	});

	it.each(settings)('of $name goes off when the operation, or what it is about, is changed', ({ node, parameters }) => {
		const on = edited(node, { ...parameters, ...switchedOn(node, parameters) });
		expect(switchesOn(on)).toHaveLength(1);
		const others = settings.filter((other) => other.node === node && other.parameters !== parameters);
		for (const other of others) {
			const changed = edited(node, { ...on, ...other.parameters });
			expect(switchesOn(changed)).toEqual([]);
			expect(switchesOn(edited(node, { ...changed, ...parameters }))).toEqual([]);
		}
	});
});

it.each([
	['hand-over-client', { scope: 'clinician' }, { name: 'Ada Example', reference: '17' }],
	['apply-policy', { scope: 'practice' }, {}],
	['withdraw', { whatToWithdraw: 'batch', batchId: nobodys }, { assignmentId: nobodys }],
	['nudge', { nudgeWhich: 'practice' }, {}],
	['send-again', { sendAgainWhich: 'span', wentWrong: 'unknown' }, {}],
])(
	'%s does not do to many in a test run what the switch allows for one alone: %j',
	async (flow, many, item) => {
		const { type, parameters } = readFlow(flow).nodes.at(-1)!;
		const node = NODES.find(({ description }) => type.endsWith(`.${description.name}`))!;
		const which = { whatToWithdraw: 'assignment', nudgeWhich: 'assignment', sendAgainWhich: 'assignment' };
		const one = { ...BASE, ...parameters, scope: 'assignment', ...which };
		const { outputs, error } = await runFlow(readFlow(flow), {
			credentials: desk().practice.credentials,
			items: [item],
			parameters: { ...BASE, ...switchedOn(node, one), ...many },
			mode: 'manual',
		});
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview' });
	},
	30_000,
);

it('says to whom it cannot tell what a run is how it is made to work', async () => {
	const { error } = await runFlow(readFlow('withdraw'), {
		credentials: desk().practice.credentials,
		items: [{ assignmentId: BASE.assignmentId }],
		mode: 'integrated',
	});
	expect(error?.message).toBe('Nothing was done: nobody knows whether this run is a test');
	expect(error?.description).toBe(
		'n8n does not say how the flow that called this one was started. If this node is to do its work all the same, ' +
			'switch on For Real in it. Test runs of this flow then do it, too.',
	);
}, 30_000);

/** What n8n's editor keeps of a node's parameters whenever one of them is changed. */
function edited({ description }: INodeType, parameters: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(description.properties, parameters, true, false, null, description)!;
}

/** The switches For Real that the editor shows. */
function switchesShown({ description }: INodeType, parameters: INodeParameters): INodeProperties[] {
	return description.properties.filter(
		(property) =>
			property.displayName === 'For Real' && NodeHelpers.displayParameter(parameters, property, null, description),
	);
}

/** The switch that is shown, set on. */
function switchedOn(node: INodeType, parameters: INodeParameters): INodeParameters {
	return Object.fromEntries(switchesShown(node, parameters).map(({ name }) => [name, true]));
}

function switchesOn(parameters: INodeParameters): string[] {
	return Object.keys(parameters).filter((name) => name.endsWith('ForReal') && parameters[name] === true);
}

/** What a node is set to for an operation. */
function parametersOf(operation: string): INodeParameters {
	return {
		...baseOf(operation),
		operation,
		scope: operation === 'applyPolicy' ? 'assignment' : 'client',
		...{
			whatToWithdraw: 'assignment',
			nudgeWhich: 'assignment',
			sendAgainWhich: 'assignment',
			explainWhat: 'assignment',
		},
	};
}

/** Whether an operation shows a preview, does what it was asked for (and says that nobody has this id), or refuses to. */
async function outcomeOf(
	node: INodeType,
	operation: string,
	run: Partial<FlowRun>,
	parameters: INodeParameters = {},
): Promise<string> {
	const flow = readFlow('status');
	const under = flow.nodes.at(-1)!;
	under.type = `n8n-nodes-therapy-homework.${node.description.name}`;
	under.parameters = parametersOf(operation);
	const { credentials } = desk().practice;
	const { outputs, error } = await runFlow(flow, { credentials, items: [{}], parameters, ...run });
	if (!error) return outputs[0]![0]!.json.status === 'preview' ? 'preview' : 'done';
	if (error.message.includes('nobody knows whether this run is a test')) return 'refused';
	return /on record|under this ID/.test(error.message) ? 'done' : error.message;
}
