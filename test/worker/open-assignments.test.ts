import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { ensureTemporalCli } from '../../scripts/setup/temporal.ts';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { CHANGE, MEMO, WORKFLOW } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { devServer } from '../dev-server';
import { until } from '../e2e/until';
import { assignmentInput } from '../ledger/practice';
import { WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const keys = generateKeys();
const ring = new KeyRing(keys);
let folder: string;
let temporal: TestWorkflowEnvironment;
const running: WorkerProcess[] = [];

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'open-assignments-'));
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
	temporal = await devServer({ dataConverter: encryptingDataConverter(ring) });
});

afterEach(async () => {
	await Promise.all(running.splice(0).map((worker) => worker.stop('SIGKILL')));
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

function start(ledger: string, args: string[] = []): WorkerProcess {
	const worker = new WorkerProcess(
		{
			HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
			HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
			HOMEWORK_LEDGER_FILE: join(folder, ledger),
			HOMEWORK_LIBRARY_FOLDER: inProject('library'),
		},
		{ args },
	);
	running.push(worker);
	return worker;
}

/** Starts an assignment that is to be delivered next week. */
async function assign(key?: string): Promise<WorkflowHandle> {
	const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString();
	const input = assignmentInput(ring, { deliverAt: inDays(7), dueAt: inDays(14), ...(key !== undefined && { key }) });
	return await temporal.client.workflow.start(WORKFLOW.assignment, {
		workflowId: `assignment/${input.assignmentId}`,
		taskQueue: 'homework',
		args: [input],
	});
}

/** Waits until a worker has put it on record. */
async function taken(handle: WorkflowHandle): Promise<void> {
	await until(async () => MEMO.page in ((await handle.describe()).memo ?? {}));
}

it('a worker refuses assignments that were begun with another ledger, and says so, as its check does', async () => {
	const before = start('before.db');
	const handle = await assign();
	await taken(handle);
	expect(await before.stop()).toBe(0);

	for (const args of [[], ['--check']]) {
		const worker = start('begun-anew.db', args);
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain(`knows nothing of, such as ${handle.workflowId}`);
		expect(worker.output).toMatch(/npm run reset.*temporal workflow terminate --namespace default/);
	}
	await start('before.db').says('The worker starts');
});

it('a worker takes up what was assigned before its ledger was made, while none was there', async () => {
	const handle = await assign();
	const worker = start('made-later.db');
	await worker.says('The worker starts');
	await taken(handle);
	await worker.stop();
	await start('made-later.db').says('The worker starts');
});

describe('a ledger that was put back from a backup', () => {
	/** Three assignments, of which the backup has the first. */
	async function putBack() {
		const before = start('ledger.db');
		await before.says('The worker starts');
		const known = await assign('known');
		await taken(known);
		await before.stop();
		copyFileSync(join(folder, 'ledger.db'), join(folder, 'backup.db'));
		const worker = start('ledger.db');
		const missing = [await assign('one'), await assign('other')];
		await Promise.all(missing.map(taken));
		await worker.stop();
		return { known, missing };
	}

	it('lets its worker start, which says what is missing, as its check does, and how it comes on record anew', async () => {
		const { known, missing } = await putBack();
		const worker = start('backup.db');
		await worker.says('The worker starts');
		const words = `knows nothing of, such as ${missing[1]!.workflowId} (2 of the newest 3)`;
		expect(worker.output).toContain(words);
		await known.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'one' }] });
		await known.result();

		const check = start('backup.db', ['--check']);
		expect(await check.ended).toBe(1);
		const line = check.lines.find((candidate) => candidate.startsWith('FAIL'))!;
		expect(line).toContain(words.replace('of the newest 3', 'of the newest 2'));

		await run(line.slice(line.indexOf('temporal workflow reset')));
		await until(async () => {
			const again = start('backup.db', ['--check']);
			await again.ended;
			return again.output.includes('ok    open assignments');
		});
	});

	it('takes what no worker has recorded yet for nothing that is missing', async () => {
		await putBack();
		await assign('made just now');
		const check = start('ledger.db', ['--check']);
		await check.ended;
		expect(check.output).toContain('ok    open assignments');
	});
});

/** Runs the words of a command of Temporal's at the test's server. */
async function run(command: string): Promise<void> {
	const [, ...args] = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
	await promisify(execFile)(await ensureTemporalCli(), [...args, '--address', temporal.address, '--yes']);
}
