import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, IWorkflowSettings } from 'n8n-workflow';

interface StarterFlow {
	nodes: INode[];
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

describe.each(starterFlows)('%s', (_, { nodes, settings }) => {
	it('has n8n keep no executions, and waits for nothing', () => {
		expect(settings).toMatchObject({
			saveDataSuccessExecution: 'none',
			saveDataErrorExecution: 'none',
			saveManualExecutions: false,
			saveExecutionProgress: false,
		});
		expect(nodes.map(({ type }) => type)).not.toContain('n8n-nodes-base.wait');
	});

	it('tells what to set', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.map(({ parameters }) => parameters.content)).toContainEqual(expect.stringContaining('**Set once**'));
	});
});

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
		expect(options).toEqual({ appendAttribution: false });
	}
});
