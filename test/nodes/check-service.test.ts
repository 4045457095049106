import { generateKeys } from '../../temporal/contract/keys';
import { assignmentInput } from '../assignment-input';
import { inProject } from '../../scripts/setup/project.ts';
import { loadLibrary } from '../../temporal/library/library';
import { useDesk } from './desk';
import type { FlowRun } from './harness';

const desk = useDesk();

/** What Homework Summarize says of the service to a flow that asks every five minutes. */
async function checked(changes: Partial<FlowRun> = {}) {
	const { outputs, error } = await desk().run('check', [{}], changes);
	expect(error).toBeUndefined();
	return outputs[0]![0]!.json as { healthy: boolean; troubles: Array<{ name: string; words: string }>; text: string };
}

function credentials(changes: Partial<FlowRun['credentials']>): Partial<FlowRun> {
	return { credentials: { ...desk().practice.credentials, ...changes } };
}

describe('Check the Service', () => {
	it('says that all is well, and what it looked at', async () => {
		expect(await checked()).toEqual({
			healthy: true,
			troubles: [],
			text: expect.stringMatching(/^All is well: \d+ things were looked at\.$/) as string,
		});
		const { outputs } = await desk().run('check', [{}], { parameters: { checkOutput: 'items' } });
		expect(outputs[0]!.map(({ json }) => [json.state, json.name])).toEqual([
			['ok', 'Service'],
			['ok', 'Keys'],
			['ok', 'Assignments'],
			['ok', 'Messages'],
			['ok', 'Briefs'],
			['ok', 'Settings'],
			['ok', 'Library'],
			['note', 'Clock'],
			['ok', 'Memory'],
			['ok', 'Access'],
			['ok', 'Place'],
			['ok', 'Search'],
			['ok', 'Record'],
			['ok', 'Writing'],
			['ok', 'Exercises'],
			['ok', 'Under Way'],
			['ok', 'Clinicians'],
			['ok', 'Hold'],
			['ok', 'Flows'],
			['ok', 'Plan'],
			['ok', 'Watch'],
			['ok', 'Attention'],
			['note', 'Alarm'],
		]);
		expect(outputs[0]!.map(({ json }) => json.words)).toContain('39 exercises can be assigned.');
	}, 30_000);

	it.each([
		['nothing answers at the address', { address: '127.0.0.1:1' }, 'The homework service cannot be reached'],
		['nobody is there to answer', { taskQueue: 'elsewhere' }, 'The homework service is not running. Nothing can be'],
		['its keys differ', { keys: JSON.stringify(generateKeys()) }, 'have different keys'],
	])(
		'says in an item, and not by an error, that %s',
		async (_, changes, words) => {
			const { healthy, troubles, text } = await checked(credentials(changes));
			expect(healthy).toBe(false);
			expect(troubles).toEqual([{ name: 'Service', words: expect.stringContaining(words) as string }]);
			expect(text).toBe(`Something is wrong with what sends messages:\n- Service: ${troubles[0]!.words}`);
		},
		30_000,
	);

	it('names another identity key, which no message shows', async () => {
		const { identity } = generateKeys();
		const { troubles } = await checked(credentials({ keys: JSON.stringify({ ...desk().practice.keys, identity }) }));
		expect(troubles).toEqual([{ name: 'Keys', words: expect.stringContaining('different keys') as string }]);
	}, 30_000);

	it('names a flow that does not answer, and what should have gone out', async () => {
		const { practice } = desk();
		const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
		const asked = { key: 'forgotten', clientName: 'Ada E', clientEmail: 'a@example.org', exerciseId: 'thought-record' };
		// On record, and under way nowhere.
		await practice.ledger.assignments.record(
			assignmentInput(practice.ring, { ...asked, deliverAt: at(-2), dueAt: at(48), zone: 'Europe/London' }),
			loadLibrary(inProject('library')).shelf.find('thought-record', 'en')!.exercise,
			{ runId: 'run', at: Date.now() },
		);
		await practice.publishFlows();
		const { healthy, troubles } = await checked();
		expect(healthy).toBe(false);
		expect(troubles).toEqual([
			{ name: 'Flow for deliver', words: expect.stringContaining('n8n cannot be reached') as string },
			{ name: 'Flow for page', words: expect.stringContaining('n8n cannot be reached') as string },
			{
				name: 'Plan',
				words: expect.stringMatching(
					/^What should have gone out has not been taken up\. .*Technically: 1 command is/,
				) as string,
			},
		]);
	}, 30_000);

	it('says that something goes wrong of which the office was not told', async () => {
		const { practice } = desk();
		const since = Date.now() - 20 * 60_000;
		const lost = { kind: 'route-lost', about: 'deliver', because: '', count: 1, since } as const;
		await practice.ledger.troubles.look(since, { found: [lost], watching: true });
		const { troubles } = await checked();
		expect(troubles.find(({ name }) => name === 'Attention')!.words).toMatch(
			/^Something goes wrong that the office has not been told\. Publish the flow .* Technically: what goes wrong reaches/,
		);
	}, 30_000);
});
