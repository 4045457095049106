import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { generateKeys } from '../../temporal/contract/keys';
import { devServer } from '../dev-server';
import { run } from '../postgres/admin';
import { PostgresServer } from '../postgres/server';
import { freePort, health, WorkerProcess } from './worker-process';

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

function start(ledgerUrl: string, args: string[] = [], more: Record<string, string> = {}): WorkerProcess {
	const env = {
		...more,
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

	it('are unhealthy while it may only be read, and say so', async () => {
		await run(postgres.url, 'create database read_later');
		const port = await freePort();
		start(`${postgres.url}/read_later`, [], { HOMEWORK_HEALTH_PORT: String(port) });
		await health(port, 200);
		await onlyRead('on');
		const reason = 'The ledger cannot be written: cannot execute INSERT in a read-only transaction';
		while (!JSON.stringify(await health(port, 503)).includes(reason));
		await onlyRead('off');
		expect(await health(port, 200)).toMatchObject({ healthy: true, ledger: { writable: true } });
	});

	it('are told by --check that it can only be read, and of all that can be', async () => {
		await start(`${postgres.url}/read_later`).says('The worker starts');
		await onlyRead('on');
		const check = start(`${postgres.url}/read_later`, ['--check']);
		expect(await check.ended).toBe(1);
		await onlyRead('off');
		expect(check.output).toContain('ok    ledger: can be read with these keys');
		expect(check.output).toMatch(/FAIL {2}writing: .* cannot execute INSERT in a read-only transaction\. Look at/);
		expect(check.output).toMatch(/ok {4}exercises.*\nFAIL {2}responsibilities: not compared.*\nok {4}routes/s);
	});

	/** Has it hold for new connections, which are the only ones then. */
	async function onlyRead(value: 'on' | 'off'): Promise<void> {
		await run(postgres.url, `alter database read_later set default_transaction_read_only = ${value}`);
		await run(postgres.url, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'read_later'");
	}

	it('are told by --check that it can be read and written', async () => {
		const worker = start(`${postgres.url}/${DATABASE}`, ['--check']);
		expect(await worker.ended).toBe(0);
		expect(worker.output).toContain('ok    ledger: can be read with these keys');
		expect(worker.output).toContain('ok    writing: the ledger can be written');
	});

	it.each([[[]], [['--check']]])('say where it cannot be reached, and never its password: %j', async (args) => {
		const port = await freePort();
		const worker = start(`postgres://homework:hunter2@127.0.0.1:${port}/${DATABASE}`, args);
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain(`connect ECONNREFUSED 127.0.0.1:${port}`);
		expect(worker.output).not.toContain('hunter2');
	});
});
