import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodeProperties, INodeType, NodeParameterValueType } from 'n8n-workflow';
import { inProject } from '../../scripts/setup/project.ts';

interface FlowNode {
	id: string;
	name: string;
	type: string;
	webhookId?: string;
	parameters: Record<string, NodeParameterValueType>;
	credentials?: Record<string, { id: string; name: string }>;
}

interface Flow {
	id: string;
	name: string;
	nodes: FlowNode[];
	connections: Record<string, { main: Array<Array<{ node: string }>> }>;
	settings: Record<string, unknown>;
}

const PACKAGE = 'n8n-nodes-therapy-homework.';
const SCHEDULE = 'n8n-nodes-base.scheduleTrigger';
const TRIGGERS = ['n8n-nodes-base.formTrigger', `${PACKAGE}homeworkTrigger`, `${PACKAGE}homeworkPage`];

const files = readdirSync(inProject('workflows')).filter((name) => name.endsWith('.json'));

function flow(file: string): Flow {
	return JSON.parse(readFileSync(inProject('workflows', file), 'utf8')) as Flow;
}

describe.each(files)('starter flow %s', (file) => {
	const { nodes, connections, settings } = flow(file);
	const ours = nodes.filter(({ type }) => type.startsWith(PACKAGE));

	it('keeps nothing of what runs through it', () => {
		expect(settings).toMatchObject({
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
			saveExecutionProgress: false,
			executionTimeout: timeoutOf(nodes),
		});
		expect(settings).not.toHaveProperty('timezone');
		expect(nodes.map(({ type }) => type)).not.toContain('n8n-nodes-base.wait');
	});

	it('gives each trigger an address that stays the same wherever it is imported', () => {
		const triggers = nodes.filter(({ type }) => TRIGGERS.includes(type));
		expect([...triggers, ...nodes.filter(({ type }) => type === SCHEDULE)]).not.toHaveLength(0);
		for (const { webhookId } of triggers) expect(webhookId).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('keeps the address of a form, which its endings link to', () => {
		for (const { webhookId, parameters } of nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger'))
			expect(parameters['options']).toMatchObject({ path: webhookId });
	});

	it('says what to set, naming the credential', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const text = notes.map(({ parameters }) => parameters['content'] as string).join('\n');
		expect(text).toContain('**Set once**');
		for (const { credentials } of ours) {
			for (const { name } of Object.values(credentials ?? {})) expect(text).toContain(`**${name}**`);
		}
	});

	it('says first of a form that anyone may know its address, and how to have people sign in', () => {
		const forms = nodes.filter(({ type }) => type === 'n8n-nodes-base.formTrigger');
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const [first] = notes.map(({ parameters }) => /\n1\. (.*)/.exec(parameters['content'] as string)?.[1]);
		for (const { name } of forms) {
			expect(first).toContain(`*${name}*, **Authentication**, **n8n User Auth**`);
			expect(first).toContain('the same in every practice');
			expect(first).toContain('who is a client');
		}
	});

	it('connects nodes that are there', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		for (const [from, { main }] of Object.entries(connections)) {
			expect(names).toContain(from);
			for (const { node } of main.flat()) expect(names).toContain(node);
		}
	});

	it.each(ours.map((node) => [node.name, node] as const))('sets "%s" as the node understands it', (_, node) => {
		const { properties, credentials = [] } = loadNode(node.type).description;
		for (const [name, value] of Object.entries(node.parameters)) {
			const offered = properties.filter((property) => property.name === name && property.type !== 'notice');
			expect([name, offered.length > 0]).toEqual([name, true]);
			expect([name, offered.some((property) => mayHold(property, value))]).toEqual([name, true]);
		}
		const needed = credentials.filter(({ required }) => required !== false);
		expect(Object.keys(node.credentials ?? {})).toEqual(needed.map(({ name }) => name));
	});
});

/** From a form to its ending it may take a minute more, and as long as a further page waits, which is within n8n's own hour. */
function timeoutOf(nodes: FlowNode[]): number {
	const pages = nodes.filter(({ type }) => type === 'n8n-nodes-base.form');
	if (pages.length === 0) return 60;
	return pages.some(({ parameters }) => parameters['operation'] === 'page') ? 3600 : 180;
}

it('gives every flow, node and address an id of its own', () => {
	const all = files.map(flow);
	const ids = all.flatMap(({ id, nodes }) => [id, ...nodes.flatMap((node) => [node.id, node.webhookId ?? []].flat())]);
	expect(new Set(ids).size).toBe(ids.length);
});

function loadNode(type: string): INodeType {
	const className = type.slice(PACKAGE.length).replace(/^h/, 'H');
	const path = join('../../nodes', className, `${className}.node.ts`);
	const loaded = jest.requireActual<Record<string, new () => INodeType>>(path);
	return new loaded[className]!();
}

function mayHold(property: INodeProperties, value: NodeParameterValueType): boolean {
	if (typeof value === 'string' && value.startsWith('=')) return !property.noDataExpression;
	switch (property.type) {
		case 'options':
			return (property.options ?? []).some((option) => 'value' in option && option.value === value);
		case 'multiOptions':
			return (value as string[]).every((each) =>
				(property.options ?? []).some((option) => 'value' in option && option.value === each),
			);
		case 'boolean':
			return typeof value === 'boolean';
		case 'resourceLocator':
			return (property.modes ?? []).some(({ name }) => name === (value as INodeParameters)['mode']);
		case 'collection':
			return Object.keys(value as INodeParameters).every((name) =>
				(property.options ?? []).some((option) => option.name === name),
			);
		case 'resourceMapper':
			return ['autoMapInputData', 'defineBelow'].includes((value as INodeParameters)['mappingMode'] as string);
		default:
			return typeof value === 'string';
	}
}
