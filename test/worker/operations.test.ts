import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { ensureTemporalCli } from '../../scripts/setup/temporal.ts';
import { takeStateFolder } from '../../scripts/stack/lock.ts';
import { settingsFromEnvironment } from '../../scripts/stack/settings.ts';
import { prepareState, stateIn } from '../../scripts/stack/state.ts';
import { keepSettings, worker } from '../../scripts/stack/worker.ts';
import { MEMO, WORKFLOW } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { readKeysFile } from '../../temporal/worker/keys-file';
import { devServer } from '../dev-server';
import { until } from '../e2e/until';
import { assignmentInput } from '../ledger/practice';
import { operationsBlock, operationsBlocks, runBlock } from './operations-page';
import { MailServer } from './mail-server';
import { freePort, health, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'operations-'));
const backups = mkdtempSync(join(tmpdir(), 'backups-'));
const state = stateIn(folder);
let temporal: TestWorkflowEnvironment;
let running: WorkerProcess;
let mail: MailServer;
/** What an engineer's shell has. */
let shell: NodeJS.ProcessEnv;
let assignmentId: string;

// The state folder and the worker of `npm start`, with one assignment; no block needs n8n.
beforeAll(async () => {
	takeStateFolder(folder);
	const secrets = prepareState(state);
	const ring = readKeysFile(state.keysFile);
	temporal = await devServer({ dataConverter: encryptingDataConverter(ring) });
	mail = await MailServer.start();
	const ports = { HOMEWORK_CODEC_PORT: `${await freePort()}`, HOMEWORK_HEALTH_PORT: `${await freePort()}` };
	const settings = settingsFromEnvironment({
		HOMEWORK_STATE: folder,
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_SMTP_PORT: `${mail.port}`,
		...ports,
	});
	const command = worker(settings, state, secrets);
	keepSettings(state, command);
	const homework = Object.entries(command.env).filter(([name]) => name.startsWith('HOMEWORK_'));
	running = new WorkerProcess(Object.fromEntries(homework) as Record<string, string>);
	await health(settings.ports.health, 200);

	const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString();
	const input = assignmentInput(ring, { deliverAt: inDays(7), dueAt: inDays(14), key: 'of the page' });
	assignmentId = input.assignmentId;
	const handle = await temporal.client.workflow.start(WORKFLOW.assignment, {
		workflowId: `assignment/${assignmentId}`,
		taskQueue: settings.taskQueue,
		args: [input],
	});
	await until(async () => MEMO.page in ((await handle.describe()).memo ?? {}));
	shell = {
		PATH: `${dirname(await ensureTemporalCli())}:${process.env['PATH']}`,
		HOME: process.env['HOME'],
		HOMEWORK_STATE: folder,
		...ports,
		TEMPORAL_ADDRESS: temporal.address,
		ASSIGNMENT: `assignment/${assignmentId}`,
		BACKUPS: backups,
	};
});

afterAll(async () => {
	await running?.stop('SIGKILL');
	await temporal?.teardown();
	await mail?.close();
	for (const made of [folder, backups]) rmSync(made, { recursive: true });
});

describe('the fenced blocks of docs/operations.md', () => {
	it('have names, each one of its own, and each is run below', () => {
		expect(operationsBlocks().map(({ language, name }) => `${language} ${name}`)).toEqual([
			'sh is-all-well',
			'sh one-assignment',
			'sh open-the-ledger',
			'sql said-and-tried',
			'sh back-up-the-ledger',
		]);
	});

	it('is-all-well: everything is', async () => {
		const { code, output } = await runBlock('is-all-well', shell);
		expect(output).toMatch(/ok {4}Temporal: .*ok {4}routes/s);
		expect(output).not.toContain('FAIL');
		expect(code).toBe(0);
	});

	it('one-assignment: the CLI shows it readable', async () => {
		const { code, output } = await runBlock('one-assignment', shell);
		expect(output).toContain('WorkflowExecutionStarted');
		expect(output).toMatch(/outcome.*open/);
		expect(output).toContain('Not delivered yet');
		expect(output).not.toContain('binary/encrypted');
		expect(code).toBe(0);
	});

	it('said-and-tried: what will be said about it, in the ledger that open-the-ledger opens', async () => {
		const questions = operationsBlock('said-and-tried').replaceAll('…', assignmentId);
		const { code, output } = await runBlock('open-the-ledger', shell, questions);
		expect(output).toContain(`${assignmentId}.deliver|`);
		expect(code).toBe(0);
	});

	it('back-up-the-ledger: there is one more, and the worker goes on', async () => {
		const { code, output } = await runBlock('back-up-the-ledger', shell);
		expect(output).toBe('');
		expect(code).toBe(0);
		expect(readdirSync(backups)).toEqual([expect.stringMatching(/^ledger-\d{4}-\d\d-\d\d\.db$/)]);
	});
});
