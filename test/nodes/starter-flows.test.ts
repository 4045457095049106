import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';
import { noteHeight } from './note-height';

interface StarterFlow {
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
}

const folder = join(__dirname, '../../workflows');
const starterFlows = globSync('*.json', { cwd: folder }).map((file): [string, StarterFlow] => [
	file,
	JSON.parse(readFileSync(join(folder, file), 'utf8')) as StarterFlow,
]);

it('are there', () => {
	expect(starterFlows.length).toBeGreaterThanOrEqual(3);
});

describe.each(starterFlows)('%s', (_, { nodes, connections, settings }) => {
	it('has n8n keep no executions, and waits for nothing but a browser that has a further page of a form, or opens its ending', () => {
		expect(settings).toMatchObject({
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
			saveExecutionProgress: false,
		});
		expect(nodes.map(({ type }) => type)).not.toContain('n8n-nodes-base.wait');
		for (const { parameters } of nodes.filter(({ type }) => type === 'n8n-nodes-base.form')) {
			expect(parameters).toMatchObject({
				limitWaitTime: true,
				limitType: 'afterTimeInterval',
				resumeAmount: parameters.operation === 'completion' ? 1 : 45,
				resumeUnit: 'minutes',
			});
		}
	});

	it('has n8n keep nothing that was typed while a further page of a form is open: that comes after what tells its fields', () => {
		for (const { name } of nodes.filter(({ parameters }) => parameters.operation === 'page')) {
			const before = nodes.filter(({ name: each }) => connections[each]?.main?.flat().some((to) => to?.node === name));
			expect(before.map(({ parameters }) => parameters.operation)).toEqual(['getForm']);
		}
	});

	it('runs on the engine that can answer from within a flow', () => {
		expect(settings.engineType).toBe('v1');
	});

	it('tells what to set', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content)).toContainEqual(expect.stringContaining('**Set once**'));
	});

	it('shows each note whole, above the steps', () => {
		const [notes, steps] = [true, false].map((isNote) =>
			nodes.filter(({ type }) => type.endsWith('stickyNote') === isNote),
		);
		const top = Math.min(...steps!.map(({ position }) => position[1]));
		for (const { name, parameters, position } of notes!) {
			const { content, width, height } = parameters as { content: string; width: number; height: number };
			expect({ name, cutOff: Math.max(0, noteHeight(content, width) - height) }).toEqual({ name, cutOff: 0 });
			expect(position[1] + height).toBeLessThan(top);
		}
	});
});

describe.each(starterFlows.filter(([, { nodes }]) => nodes.some(isTrigger)))('%s', (_, flow) => {
	it('goes from the trigger over one step to one receipt, which reads what became of it by itself', () => {
		const [trigger, send, receipt, ...others] = flow.nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		expect(others).toEqual([]);
		expect(flow.connections).toEqual({ [trigger!.name]: to(send!.name), [send!.name]: to(receipt!.name) });
		expect(send).toMatchObject({ onError: 'continueRegularOutput' });
		expect(receipt).toMatchObject({
			type: 'n8n-nodes-therapy-homework.homeworkReceipt',
			parameters: { result: 'automatic' },
		});
		expect(JSON.stringify(flow)).not.toContain("$('Homework Trigger')");
	});

	it('ends a run that hangs', () => {
		expect(flow.settings.executionTimeout).toBe(60);
	});
});

function isTrigger({ type }: INode): boolean {
	return type === 'n8n-nodes-therapy-homework.homeworkTrigger';
}

function to(name: string): IConnections[string] {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}

it('sends e-mail that names neither therapy nor homework, the address it comes from included', () => {
	const sends = starterFlows
		.flatMap(([, { nodes }]) => nodes)
		.filter(({ type }) => type === 'n8n-nodes-base.emailSend');
	expect(sends.length).toBeGreaterThan(0);
	for (const { parameters } of sends) {
		const { fromEmail, subject, text, options } = parameters;
		expect(`${fromEmail as string} ${subject as string} ${text as string}`).not.toMatch(
			/therap|homework|exercise|assign|clinic|counsel|psych|mental/i,
		);
		expect(options).toMatchObject({ appendAttribution: false });
	}
});

it('sends to clients under a name, and has their answers go where the practice says', () => {
	const sends = starterFlows
		.flatMap(([, { nodes }]) => nodes)
		.filter(({ name, type }) => type === 'n8n-nodes-base.emailSend' && name === 'Send the message');
	expect(sends).toHaveLength(1);
	for (const { parameters } of sends) {
		expect(parameters.fromEmail).toMatch(/^[\w ]+ <\S+@\S+>$/);
		expect(parameters.options).toMatchObject({ replyTo: "={{ $json.replyTo ?? '' }}" });
	}
});

it('lets Homework Assign judge the addresses in a form: the field of n8n for them refuses valid ones', () => {
	const fields = starterFlows
		.flatMap(([, { nodes }]) => nodes)
		.filter(({ type }) => type === 'n8n-nodes-base.formTrigger')
		.flatMap(
			({ parameters }) => (parameters.formFields as { values: Array<{ fieldName: string; fieldType: string }> }).values,
		);
	const addresses = fields.filter(({ fieldName }) => fieldName.endsWith('Email'));
	expect(addresses.length).toBeGreaterThanOrEqual(3);
	expect(new Set(addresses.map(({ fieldType }) => fieldType))).toEqual(new Set(['text']));
});
