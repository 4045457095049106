import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Part, Reaper, type PartCommand } from '../../scripts/stack/part.ts';

/** A program that starts another one, and notes both process ids once it is set to do as told. */
const PARENT = `
	const { spawn } = require('node:child_process');
	const { writeFileSync } = require('node:fs');
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
	if (process.argv[2] === 'stubborn') process.on('SIGTERM', () => {});
	setInterval(() => {}, 1000);
	writeFileSync(process.argv[1], process.pid + ' ' + child.pid);
`;

describe('a part of the stack', () => {
	let folder: string;
	let reaper: Reaper;

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'homework-part-'));
		reaper = new Reaper();
	});

	afterEach(async () => {
		await reaper.close();
		rmSync(folder, { recursive: true });
	});

	const pidFile = () => join(folder, 'pids');
	const pids = () => readFileSync(pidFile(), 'utf8').split(' ').map(Number);

	function command(change: Partial<PartCommand> = {}): PartCommand {
		return {
			name: 'the program',
			command: process.execPath,
			args: ['-e', PARENT, pidFile()],
			env: process.env,
			logFile: join(folder, 'log'),
			isReady: async () => existsSync(pidFile()) && pids().length === 2,
			readyWithinMs: 20_000,
			graceMs: 10_000,
			...change,
		};
	}

	it('stops with everything that it started', async () => {
		const part = await Part.start(command(), reaper);
		expect(pids().map(isRunning)).toEqual([true, true]);
		await part.stop();
		expect(await part.ended).toBe('the program ended by SIGTERM');
		await untilGone(pids());
	});

	it('is killed where it does not stop within its grace time', async () => {
		const stubborn = command({ args: ['-e', PARENT, pidFile(), 'stubborn'], graceMs: 200 });
		const part = await Part.start(stubborn, reaper);
		await part.stop();
		expect(await part.ended).toBe('the program ended by SIGKILL');
		await untilGone(pids());
	});

	it('tells how it ended and what it logged, where it ends before it is ready', async () => {
		const failing = command({ args: ['-e', 'console.error("no such namespace"); process.exit(3)'] });
		await expect(Part.start(failing, reaper)).rejects.toThrow(
			/the program ended with code 3 before it was ready\.\nThe end of .*log:\n {2}no such namespace/,
		);
	});

	it('tells what it waited for, where it is never ready', async () => {
		const isReady = () => Promise.reject(new Error('connection refused'));
		await expect(Part.start(command({ isReady, readyWithinMs: 300 }), reaper)).rejects.toThrow(
			'the program was not ready within 0.3 seconds (connection refused)',
		);
	});

	it('is ended by the reaper where whoever started it was killed', async () => {
		const script = join(folder, 'starter.ts');
		const parts = join(__dirname, '../../scripts/stack/part.ts');
		writeFileSync(
			script,
			`import { Part, Reaper } from ${JSON.stringify(parts)};
			import { existsSync } from 'node:fs';
			const part = await Part.start({
				name: 'the program', command: process.execPath, args: ['-e', ${JSON.stringify(PARENT)}, ${JSON.stringify(pidFile())}],
				env: process.env, logFile: ${JSON.stringify(join(folder, 'log'))}, readyWithinMs: 20_000, graceMs: 10_000,
				isReady: async () => existsSync(${JSON.stringify(pidFile())}),
			}, new Reaper());
			process.kill(process.pid, 'SIGKILL');`,
		);
		const starter = spawn(process.execPath, [script], { stdio: 'ignore' });
		await once(starter, 'exit');
		expect(starter.signalCode).toBe('SIGKILL');
		await untilGone(pids());
	});
});

/** A process that ended but was not waited for, since its parent is gone, counts as gone. */
function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch {
		return false;
	}
	const stat = `/proc/${pid}/stat`;
	return !(existsSync(stat) && readFileSync(stat, 'utf8').includes(') Z '));
}

async function untilGone(pids: number[]): Promise<void> {
	const deadline = Date.now() + 15_000;
	while (pids.some(isRunning)) {
		if (Date.now() > deadline) throw new Error(`Still running: ${pids.filter(isRunning).join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
