import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { n8nUrl } from '../../scripts/stack/n8n/server.ts';
import { N8nApi } from '../../scripts/stack/n8n/api.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import { WORKFLOW } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { Executions, type Ended } from './executions';
import { startTestStack } from './test-stack';
import { BEGINS, DOES, keptFlow } from './tried-out';
import { until } from './until';

jest.setTimeout(120_000);

/** What n8n itself says of a run to the nodes of its flows; test/nodes/ways-of-running takes it from here. */
describe('In a real n8n', () => {
	let stack: Stack;
	let n8n: N8nApi;
	let executions: Executions;
	let connection: Connection;
	let client: Client;

	beforeAll(async () => {
		stack = await startTestStack();
		n8n = await N8nApi.signIn(stack.settings, stack.secrets);
		executions = new Executions(n8n);
		connection = await Connection.connect({ address: `127.0.0.1:${stack.settings.ports.temporal}` });
		const ring = new KeyRing(parseKeys(readFileSync(stack.state.keysFile, 'utf8')));
		client = new Client({ connection, dataConverter: encryptingDataConverter(ring) });
	});

	afterAll(async () => {
		await connection?.close();
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	const webhook = (path: string, kind = 'webhook') =>
		fetch(`${n8nUrl(stack.settings)}/${kind}/${path}`, { method: 'POST' });

	/** A published flow that assigns when another one calls it. */
	async function published(clientName: string): Promise<string> {
		const id = await n8n.create(keptFlow('Called', [BEGINS.called(), DOES.assign(clientName)]));
		expect((await n8n.publish(id)).status).toBe('published');
		return id;
	}

	function expectPreview({ status, items }: Ended, clientName: string): void {
		expect({ status, items }).toMatchObject({
			status: 'success',
			items: [
				{ status: 'preview', note: expect.stringMatching(/^Preview of a test run: nothing was changed/) as string },
			],
		});
		expect(JSON.stringify(items)).toContain(clientName);
	}

	it('a run by hand shows a preview', async () => {
		const id = await n8n.create(keptFlow('By hand', [BEGINS.byHand(), DOES.assign('Ada Byhand')]));
		expectPreview(await executions.runByHand(id, 'Begins'), 'Ada Byhand');
	});

	it('a call of a test URL shows a preview', async () => {
		const path = randomUUID();
		const id = await n8n.create(keptFlow('At a test URL', [BEGINS.webhook(path), DOES.assign('Ada Testurl')]));
		await executions.listen(id, 'Begins');
		const answer = await until(async () => {
			const response = await webhook(path, 'webhook-test');
			return response.status !== 404 && response;
		});
		expect(await answer.json()).toMatchObject({ status: 'preview' });
	});

	it('a published flow that is called by a test run shows a preview', async () => {
		const called = await published('Ada Called');
		const id = await n8n.create(keptFlow('Calls it by hand', [BEGINS.byHand(), DOES.call(called)]));
		expectPreview(await executions.runByHand(id, 'Begins'), 'Ada Called');
	});

	it('a test run that is tried again shows a preview', async () => {
		const begins = BEGINS.byHand();
		const assign = DOES.assign('Ada Again');
		const id = await n8n.create(keptFlow('Fails at first', [begins, DOES.fail(), assign]));
		const failed = await executions.runByHand(id, 'Begins');
		expect(failed.status).toBe('error');
		await n8n.save(id, keptFlow('Fails at first', [begins, DOES.goOn(), assign]));
		expectPreview(await executions.retry(failed.id), 'Ada Again');
	});

	it('a published flow, and one that it calls, assign', async () => {
		const paths = [randomUUID(), randomUUID()];
		const called = await published('Bea Called');
		for (const [path, does] of [
			[paths[0]!, DOES.assign('Bea Published')],
			[paths[1]!, DOES.call(called)],
		] as const) {
			const id = await n8n.create(keptFlow('Published', [BEGINS.webhook(path), does]));
			expect((await n8n.publish(id)).status).toBe('published');
			expect(await (await webhook(path)).json()).toMatchObject({ status: 'assigned' });
		}
	});

	it('nothing was assigned but by the published flows', async () => {
		const query = `WorkflowType = "${WORKFLOW.assignment}"`;
		// The list follows with some delay; what was tried out came before.
		expect(await until(async () => (await client.workflow.count(query)).count >= 2)).toBe(true);
		expect((await client.workflow.count(query)).count).toBe(2);
	});
});
