import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { assignmentId, clientId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { assignmentWorkflowId, CHANGE, QUERY, WORKFLOW } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { readConfig } from '../../temporal/worker/config';
import { devServer } from '../dev-server';
import { builtWorker, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const HOUR = 3_600_000;

const keys = generateKeys();
const ring = new KeyRing(keys);
const folder = mkdtempSync(join(tmpdir(), 'mishaps-'));
const libraryFolder = join(folder, 'library');
let temporal: TestWorkflowEnvironment;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
	cpSync(join(__dirname, '../../library'), libraryFolder, { recursive: true });
	temporal = await devServer({ dataConverter: encryptingDataConverter(ring) });
});

afterEach(async () => void (await worker?.stop('SIGKILL')));

afterAll(async () => {
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

function start(env: Record<string, string> = {}, ...args: string[]): WorkerProcess {
	const usual = {
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_FILE: join(folder, 'ledger.db'),
		HOMEWORK_LIBRARY_FOLDER: libraryFolder,
	};
	worker = new WorkerProcess({ ...usual, ...env }, { args });
	return worker;
}

it('on an older Node.js says which one it needs', async () => {
	const older = "Object.defineProperty(process.versions, 'node', { value: '20.19.2' })";
	const { status, stderr } = spawnSync(
		process.execPath,
		['--eval', `${older}; require(${JSON.stringify(builtWorker)})`],
		{
			encoding: 'utf8',
		},
	);
	expect(status).toBe(1);
	expect(stderr).toMatch(/^The worker needs Node\.js 24 or newer, and this is 20\.19\.2\..*\n$/);
});

it.each([
	['HOMEWORK_HEALTH_PORT', {}],
	[
		'HOMEWORK_CODEC_PORT',
		{ HOMEWORK_CODEC_SECRET: 'a-secret-of-the-path', HOMEWORK_CODEC_ALLOWED_ORIGIN: 'http://127.0.0.1:8233' },
	],
])('a port that is taken is named with its setting, %s', async (setting, env) => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	try {
		const failing = start({ ...env, [setting]: String(port) });
		expect(await failing.ended).toBe(1);
		expect(failing.output).toContain(`Port ${port}`);
		expect(failing.output).toContain(setting);
	} finally {
		other.close();
	}
});

it('an API key is never sent in the clear', () => {
	const paths = { HOMEWORK_KEYS_FILE: 'k', HOMEWORK_LEDGER_FILE: 'l', HOMEWORK_LIBRARY_FOLDER: 'b' };
	expect(() => readConfig({ ...paths, HOMEWORK_TEMPORAL_API_KEY: 'key' })).toThrow('set HOMEWORK_TEMPORAL_TLS to true');
});

it('a reset assignment goes on as the one that is on record', async () => {
	await start().says('The worker starts');
	const id = assignmentId(ring, 'reset');
	const terms = {
		clientName: 'Ada Byron',
		clientEmail: 'ada@example.com',
		exerciseId: 'thought-record',
		deliverAt: new Date(Date.now() + HOUR).toISOString(),
		dueAt: new Date(Date.now() + 2 * HOUR).toISOString(),
		zone: 'Europe/Berlin',
	};
	const input = {
		version: 1,
		assignmentId: id,
		clientId: clientId(ring, { name: terms.clientName, email: terms.clientEmail }),
		terms,
	};
	const { workflow } = temporal.client;
	const first = await workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: 'homework',
		args: [{ ...input, consentGiven: true }],
	});
	await first.query(QUERY.status);
	const { events } = await first.fetchHistory();
	const firstTask = events!.find(({ workflowTaskStartedEventAttributes: started }) => started);
	await temporal.client.workflowService.resetWorkflowExecution({
		namespace: 'default',
		workflowExecution: { workflowId: first.workflowId, runId: first.firstExecutionRunId },
		workflowTaskFinishEventId: firstTask!.eventId,
		requestId: 'reset',
		reason: 'An engineer tries again from the start',
	});
	const again = workflow.getHandle(first.workflowId);
	await again.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'one' }] });
	expect(await again.result()).toMatchObject({ outcome: 'withdrawn' });
});

it('start and check say by which clock the practice is told, and ask for it where nobody has set it', async () => {
	const asked = 'that of this machine, since practice.yaml sets no zone';
	await start({ TZ: 'UTC' }).says('The worker starts');
	expect(worker!.output).toContain(`The practice's clock: UTC, ${asked}`);
	await worker!.stop();
	const check = start({ TZ: 'UTC' }, '--check');
	await check.ended;
	expect(check.output).toContain(`note  clock: UTC, ${asked}`);
	appendFileSync(join(libraryFolder, 'practice.yaml'), '\nzone: America/New_York\n');
	const again = start({ TZ: 'UTC' }, '--check');
	await again.ended;
	expect(again.output).toContain('ok    clock: America/New_York, as practice.yaml says');
});

it('an exercise that was changed without a new version fails the check', async () => {
	await start().says('The worker starts');
	await worker!.stop();
	appendFileSync(join(libraryFolder, 'exercises/thought-record.md'), '\nAnother line.\n');
	const check = start({}, '--check');
	expect(await check.ended).toBe(1);
	expect(check.output).toMatch(/FAIL {2}exercises: exercises\/thought-record\.md, field version/);
});
