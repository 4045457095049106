import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { inProject } from '../setup/project.ts';

const POLL_MS = 100;
const LOG_LINES_SHOWN = 30;
const LEFTOVER_GRACE_MS = 2_000;

/** How to run one part of the stack. */
export interface PartCommand {
	/** For people: `n8n`, `the worker`. */
	name: string;
	command: string;
	args: string[];
	env: NodeJS.ProcessEnv;
	/** Who runs it, if not who runs the stack. */
	user?: { uid: number; gid: number };
	logFile: string;
	/** Answers once the part does its work; until then it throws or returns false. */
	isReady: () => Promise<boolean>;
	readyWithinMs: number;
	/** How long it may take to stop before it is killed. */
	graceMs: number;
}

/** A running part: a process in a group of its own, with everything that it starts. */
export class Part {
	readonly pid: number;
	/** Says how the process ended. */
	readonly ended: Promise<string>;
	private readonly command: PartCommand;
	private readonly reaper: Reaper;
	private hasEnded = false;

	private constructor(command: PartCommand, child: ChildProcess, reaper: Reaper) {
		this.command = command;
		this.reaper = reaper;
		this.pid = child.pid!;
		this.ended = new Promise((resolve) => {
			child.on('exit', (code, signal) => {
				this.hasEnded = true;
				resolve(`${command.name} ended ${signal ? `by ${signal}` : `with code ${code}`}`);
			});
		});
		reaper.begins(this.pid);
	}

	/**
	 * Starts a part and waits until it is ready; if it does not get there, it is stopped and the log's end is told.
	 * Aborting `signal` ends the wait.
	 */
	static async start(command: PartCommand, reaper: Reaper, signal?: AbortSignal): Promise<Part> {
		const log = openSync(command.logFile, 'a', 0o600);
		const child = spawn(command.command, command.args, {
			env: command.env,
			...command.user,
			stdio: ['ignore', log, log],
			// A group of its own: Ctrl-C reaches the stack alone, which then stops its parts in order.
			detached: true,
		});
		closeSync(log);
		if (child.pid === undefined) throw await new Promise<Error>((resolve) => child.once('error', resolve));
		const part = new Part(command, child, reaper);
		try {
			await part.waitUntilReady(signal);
		} catch (error) {
			await part.stop();
			throw error;
		}
		return part;
	}

	/** Asks the process to stop, waits for its grace time, then kills whatever is left of its group. */
	async stop(): Promise<void> {
		if (!this.hasEnded) process.kill(this.pid, 'SIGTERM');
		await Promise.race([this.ended, unreferenced(this.command.graceMs)]);
		const until = Date.now() + (this.hasEnded ? LEFTOVER_GRACE_MS : 0);
		while (this.signalGroup(0) && Date.now() < until) await setTimeout(POLL_MS);
		await this.kill();
	}

	/** Kills the process and everything that it started, at once. */
	async kill(): Promise<void> {
		this.signalGroup('SIGKILL');
		await this.ended;
		this.reaper.ended(this.pid);
	}

	/** The last lines of the part's log. */
	logEnd(): string {
		const { logFile } = this.command;
		const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN);
		return [`The end of ${logFile}:`, ...lines.map((line) => `  ${line}`)].join('\n');
	}

	private async waitUntilReady(signal?: AbortSignal): Promise<void> {
		const { name, isReady, readyWithinMs } = this.command;
		const deadline = Date.now() + readyWithinMs;
		let lastProblem: unknown;
		while (Date.now() < deadline) {
			signal?.throwIfAborted();
			if (this.hasEnded) throw new Error(`${await this.ended} before it was ready.\n${this.logEnd()}`);
			try {
				if (await isReady()) return;
			} catch (error) {
				lastProblem = error;
			}
			await setTimeout(POLL_MS);
		}
		const why = lastProblem instanceof Error ? ` (${lastProblem.message})` : '';
		throw new Error(`${name} was not ready within ${readyWithinMs / 1000} seconds${why}.\n${this.logEnd()}`);
	}

	private signalGroup(signal: NodeJS.Signals | 0): boolean {
		try {
			process.kill(-this.pid, signal);
			return true;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
			throw error;
		}
	}
}

/** Ends the parts of a stack that went away without stopping them, however it went. */
export class Reaper {
	private readonly child: ChildProcess;

	constructor() {
		this.child = spawn(process.execPath, [inProject('scripts/stack/reaper.mjs')], {
			stdio: ['pipe', 'ignore', 'inherit'],
			detached: true,
		});
		this.child.unref();
	}

	begins(group: number): void {
		this.child.stdin!.write(`+${group}\n`);
	}

	ended(group: number): void {
		this.child.stdin!.write(`-${group}\n`);
	}

	/** Lets the reaper go, once all parts have ended. */
	async close(): Promise<void> {
		const gone = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.ref();
		this.child.stdin!.end();
		await gone;
	}
}

/** Whether something answers an HTTP GET with 2xx. */
export async function answers(url: string): Promise<boolean> {
	const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
	await response.arrayBuffer();
	return response.ok;
}

function unreferenced(milliseconds: number): Promise<void> {
	return setTimeout(milliseconds, undefined, { ref: false });
}
