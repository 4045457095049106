import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { generateKeys } from '../../temporal/contract/keys';
import { devServer } from '../dev-server';
import { run } from '../postgres/admin';
import { PostgresServer } from '../postgres/server';
import { freePort, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const DATABASE = 'practice';
const folder = mkdtempSync(join(tmpdir(), 'worker-postgres-'));
const workers: WorkerProcess[] = [];
let temporal: TestWorkflowEnvironment;
let postgres: PostgresServer;

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(generateKeys()));
	temporal = await devServer();
	postgres = await PostgresServer.start();
	await run(postgres.url, `create database ${DATABASE}`);
});

afterEach(async () => void (await Promise.all(workers.splice(0).map((worker) => worker.stop('SIGKILL')))));

afterAll(async () => {
	await postgres.stop();
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

function start(ledgerUrl: string, ...args: string[]): WorkerProcess {
	const env = {
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_URL: ledgerUrl,
		HOMEWORK_LIBRARY_FOLDER: inProject('library'),
	};
	const worker = new WorkerProcess(env, { args });
	workers.push(worker);
	return worker;
}

describe('workers with the ledger in PostgreSQL', () => {
	it('begin it together, and end when they are told', async () => {
		const both = [start(`${postgres.url}/${DATABASE}`), start(`${postgres.url}/${DATABASE}`)];
		await Promise.all(both.map((worker) => worker.says('The worker starts')));
		expect(await Promise.all(both.map((worker) => worker.stop()))).toEqual([0, 0]);
		expect(await run(postgres.url, 'select 1 from exercises', DATABASE)).toBeGreaterThan(0);
	});

	it('are told by --check that it can be read', async () => {
		const worker = start(`${postgres.url}/${DATABASE}`, '--check');
		expect(await worker.ended).toBe(0);
		expect(worker.output).toContain('ok    ledger: can be read with these keys');
	});

	it.each([[[]], [['--check']]])('say where it cannot be reached, and never its password: %j', async (args) => {
		const port = await freePort();
		const worker = start(`postgres://homework:hunter2@127.0.0.1:${port}/${DATABASE}`, ...args);
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain(`connect ECONNREFUSED 127.0.0.1:${port}`);
		expect(worker.output).not.toContain('hunter2');
	});
});
