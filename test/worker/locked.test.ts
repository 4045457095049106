import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { openLedger } from '../../temporal/ledger/ledger';
import { devServer } from '../dev-server';
import { freePort, health, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const keys = generateKeys();
const folder = mkdtempSync(join(tmpdir(), 'locked-'));
const file = join(folder, 'ledger.db');
let temporal: TestWorkflowEnvironment;
let worker: WorkerProcess | undefined;
/** Another program that has the ledger open. */
let other: DatabaseSync;

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
	temporal = await devServer();
	await (await openLedger({ file, ring: new KeyRing(keys) })).close();
	other = new DatabaseSync(file);
});

afterEach(async () => void (await worker?.stop('SIGKILL')));

afterAll(async () => {
	other.close();
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

function start(env: Record<string, string> = {}, args: string[] = []): WorkerProcess {
	const usual = {
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_FILE: file,
		HOMEWORK_LIBRARY_FOLDER: inProject('library'),
	};
	worker = new WorkerProcess({ ...usual, ...env }, { args });
	return worker;
}

describe('while another program keeps the ledger locked', () => {
	it('a worker is unhealthy, though it polls', async () => {
		const port = await freePort();
		start({ HOMEWORK_HEALTH_PORT: String(port) });
		await health(port, 200);
		other.exec('begin exclusive');
		expect(await health(port, 503)).toMatchObject({
			healthy: false,
			ledger: { writable: false, reason: 'The ledger cannot be written: database is locked' },
			queues: { workflows: { polled: true }, push: { polled: true }, urgent: { polled: true }, ask: { polled: true } },
		});
		other.exec('rollback');
		expect(await health(port, 200)).toMatchObject({ healthy: true, ledger: { writable: true } });
	});

	it('the check says so, and goes on with what can be read', async () => {
		other.exec('begin exclusive');
		const check = start({}, ['--check']);
		expect(await check.ended).toBe(1);
		expect(check.lines.slice(-7)).toEqual([
			'ok    ledger: can be read with these keys',
			expect.stringMatching(
				/^FAIL {2}writing: the ledger can be read, and not be written: database is locked\. Look at/,
			),
			'ok    exercises: each is new, or on record with the same text',
			'ok    open assignments: the newest are on record, and none was begun with another ledger',
			expect.stringMatching(/^FAIL {2}responsibilities: not compared/),
			'ok    brake: off: what is due to clients goes out',
			'ok    routes: no flow has claimed a command yet',
		]);
		other.exec('rollback');
	});
});
