import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { inProject } from '../../scripts/setup/project.ts';
import { useDesk } from './desk';
import { runFlow, type FlowJson, type FlowRun } from './harness';

const desk = useDesk();
const flow = JSON.parse(readFileSync(inProject('workflows/watch-the-service.json'), 'utf8')) as FlowJson;
const nodes = flow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
const BEGIN = Date.parse('2031-03-04T02:00:00Z');

/** The flow as it is published: it looks every five minutes, and remembers what it said. */
class Watch {
	/** `10 Messages may not go out`: minutes since the beginning, and subject. */
	readonly subjects: string[] = [];
	readonly texts: string[] = [];
	private readonly staticData: IDataObject = {};

	/** One look, so many minutes after the beginning. */
	async look(minutes: number, run: Partial<FlowRun> = {}, { mailIsAway = false, check = {} } = {}): Promise<void> {
		const { subjects, texts, staticData } = this;
		const now = DateTime.fromMillis(BEGIN + minutes * 60_000);
		const outside = {
			'n8n-nodes-base.scheduleTrigger': standIn({ outputs: [NodeConnectionTypes.Main] }),
			'n8n-nodes-base.code': standIn(THROUGH, async function (this: IExecuteFunctions) {
				return [await runCode(this, now)];
			}),
			'n8n-nodes-base.emailSend': standIn(THROUGH, async function (this: IExecuteFunctions) {
				// As n8n's own node does, where it is set to continue.
				if (mailIsAway) return [[{ json: { error: 'Connection refused' }, pairedItem: { item: 0 } }]];
				for (const index of this.getInputData().keys()) {
					subjects.push(`${minutes} ${this.getNodeParameter('subject', index) as string}`);
					texts.push(this.getNodeParameter('text', index) as string);
				}
				return [this.getInputData()];
			}),
		};
		const changed = nodes.map((node) =>
			node.name === 'Check the Service' ? { ...node, parameters: { ...node.parameters, ...check } } : node,
		);
		const { credentials } = desk().practice;
		const { error } = await runFlow(
			{ ...flow, nodes: changed },
			{ credentials, items: [{}], outside, staticData, ...run },
		);
		expect(error).toBeUndefined();
	}
}

const THROUGH = { inputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main] };

/** Stands for a node of n8n's own. */
function standIn(ends: Partial<INodeTypeDescription>, execute?: INodeType['execute']): INodeType {
	const properties = ['jsCode', 'subject', 'text'].map((name) => ({
		...{ displayName: name, name, default: '' },
		type: 'string' as const,
	}));
	const description = { displayName: 'Node', name: 'node', group: ['transform' as const], version: 1, description: '' };
	return {
		description: { ...description, defaults: { name: 'Node' }, inputs: [], outputs: [], properties, ...ends },
		...(execute && { execute }),
	};
}

/** Runs the JavaScript of a node as n8n does, by what it has there. */
async function runCode(context: IExecuteFunctions, now: DateTime): Promise<INodeExecutionData[]> {
	const proxy = context.getWorkflowDataProxy(0);
	const given: Record<string, unknown> = {
		$input: proxy.$input,
		$: proxy.$ as unknown,
		$now: now,
		$getWorkflowStaticData: (type: string) => context.getWorkflowStaticData(type),
	};
	const code = context.getNodeParameter('jsCode', 0) as string;
	// The Code node's text is of our own starter flow, and is run here as n8n runs it.
	// eslint-disable-next-line @typescript-eslint/no-implied-eval
	const run = new Function(...Object.keys(given), code) as (...args: unknown[]) => INodeExecutionData[];
	return run(...Object.values(given));
}

/** A service that nothing can be asked: the credential's keys are none. */
function away(): Partial<FlowRun> {
	return { credentials: { ...desk().practice.credentials, keys: '{}' } };
}

async function looks(watch: Watch, from: number, to: number, run?: Partial<FlowRun>): Promise<void> {
	for (let minutes = from; minutes <= to; minutes += 5) await watch.look(minutes, run);
}

it('mails what lasts: once, once an hour while it lasts, and once when it is over', async () => {
	const watch = new Watch();
	await watch.look(0);
	await looks(watch, 5, 75, away());
	await looks(watch, 80, 90);
	expect(watch.subjects).toEqual([
		'10 Messages may not go out',
		'70 Still: messages may not go out',
		'80 The trouble is over',
	]);
	expect(watch.texts[0]).toMatch(/^Something is wrong .*\n- Service: The keys .*\n\nIt began 5 minutes ago\. While/s);
	expect(watch.texts[2]).toBe('What was wrong is over. It began 75 minutes ago.');
}, 60_000);

it('mails nothing where a look fails and the next is well, as at a restart', async () => {
	const watch = new Watch();
	await watch.look(0, away());
	await watch.look(5);
	await watch.look(10, away());
	await watch.look(15);
	expect(watch.subjects).toEqual([]);
}, 60_000);

it('mails a trouble anew that is back, a quarter of an hour later at the earliest', async () => {
	const watch = new Watch();
	await looks(watch, 0, 5, away());
	await watch.look(10);
	await looks(watch, 15, 70, away());
	await watch.look(75);
	expect(watch.subjects).toEqual([
		'5 Messages may not go out',
		'10 The trouble is over',
		'20 Messages may not go out',
		'75 The trouble is over',
	]);
}, 60_000);

it('says at the next look what could not be mailed, also that it is over', async () => {
	const watch = new Watch();
	await watch.look(0, away());
	await watch.look(5, away(), { mailIsAway: true });
	await watch.look(10, away());
	await watch.look(15, {}, { mailIsAway: true });
	await watch.look(20);
	await watch.look(25);
	expect(watch.subjects).toEqual(['10 Messages may not go out', '20 The trouble is over']);
}, 60_000);

it('mails that the check itself fails', async () => {
	const watch = new Watch();
	await watch.look(0, {}, { check: { operation: 'none' } });
	await watch.look(5, {}, { check: { operation: 'none' } });
	expect(watch.texts).toEqual([expect.stringMatching(/^The check itself failed: .*Operation is "none"/)]);
}, 60_000);

it('mails that the service runs no more, and that it runs again', async () => {
	const watch = new Watch();
	const elsewhere = { credentials: { ...desk().practice.credentials, taskQueue: 'elsewhere' } };
	await watch.look(0, elsewhere);
	await watch.look(5, elsewhere);
	await watch.look(10);
	expect(watch.texts[0]).toContain('- Service: The homework service is not running.');
	expect(watch.subjects.at(-1)).toBe('10 The trouble is over');
}, 60_000);
