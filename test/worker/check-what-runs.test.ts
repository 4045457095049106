import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { projectFolder } from '../../scripts/setup/project.ts';
import { takeStateFolder } from '../../scripts/stack/lock.ts';
import { settingsFromEnvironment } from '../../scripts/stack/settings.ts';
import { prepareState, stateIn } from '../../scripts/stack/state.ts';
import { dropSettings, keepSettings, worker } from '../../scripts/stack/worker.ts';
import { devServer } from '../dev-server';
import { MailServer } from './mail-server';
import { freePort } from './worker-process';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'check-'));
const state = stateIn(folder);
let temporal: TestWorkflowEnvironment;
/** What `npm start` catches mails with. */
let mail: MailServer;

beforeAll(async () => {
	temporal = await devServer();
	mail = await MailServer.start();
});

afterAll(async () => {
	await temporal.teardown();
	await mail.close();
	rmSync(folder, { recursive: true });
});

/** `npm run check` from a shell that knows of the state folder alone. */
async function check(env: Record<string, string> = {}): Promise<{ code: number; output: string }> {
	const plain = { PATH: process.env['PATH'], HOME: process.env['HOME'], HOMEWORK_STATE: folder, ...env };
	try {
		const done = await promisify(execFile)('npm', ['run', '--silent', 'check'], { cwd: projectFolder, env: plain });
		return { code: 0, output: done.stdout };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { code, output: stdout + stderr };
	}
}

/** Does to the state folder what `npm start` does, for a Temporal that is there already. */
function begin(address: string): () => void {
	const giveBack = takeStateFolder(folder);
	const settings = settingsFromEnvironment({
		HOMEWORK_STATE: folder,
		HOMEWORK_TEMPORAL_ADDRESS: address,
		HOMEWORK_SMTP_PORT: `${mail.port}`,
	});
	keepSettings(state, worker(settings, state, prepareState(state)));
	return () => {
		dropSettings(state);
		giveBack();
	};
}

describe('npm run check', () => {
	it('says in plain words that nothing runs, and what to do', async () => {
		const { code, output } = await check();
		expect(code).toBe(1);
		expect(output).toContain(`Nothing runs on ${folder}. Start it by \`npm start\``);
	});

	it('asks for patience where the worker is not started yet', async () => {
		const giveBack = takeStateFolder(folder);
		const { code, output } = await check();
		giveBack();
		expect(code).toBe(1);
		expect(output).toContain('Check again once it says "Ready".');
	});

	it('checks the worker by the settings that it was started with, whatever the shell has', async () => {
		const end = begin(temporal.address);
		const { code, output } = await check({ HOMEWORK_KEYS_FILE: '/elsewhere/keys.json' });
		end();
		expect(output).toContain(`ok    Temporal: reached at ${temporal.address}`);
		expect(output).not.toContain('FAIL');
		expect(code).toBe(0);
	});

	it('ends with code 1 where the check finds something wrong', async () => {
		const end = begin(`127.0.0.1:${await freePort()}`);
		const { code, output } = await check();
		end();
		expect(output).toContain('FAIL  Temporal:');
		expect(code).toBe(1);
	});
});

it('what the worker was started with is for its owner alone to read', () => {
	const end = begin(temporal.address);
	expect(statSync(state.workerSettingsFile).mode & 0o777).toBe(0o600);
	end();
});
