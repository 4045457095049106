import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';

const KEPT_LINES = 40;

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill()));

export interface RunOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** What to do when the command fails; ends the error's message. */
	nextStep?: string;
	/** Kills the command after this time. */
	timeoutMs?: number;
	/** Kills the command when aborted. */
	signal?: AbortSignal;
}

/**
 * Runs a command to its end and returns what it wrote to stdout.
 *
 * @throws Error with the command, its exit code, its last lines and the next step.
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
	const { cwd, env, nextStep, timeoutMs, signal } = options;
	const child = spawn(command, args, { cwd, env, signal, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
	running.add(child);
	let stdout = '';
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk.toString();
		output += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const failure = await new Promise<string | undefined>((resolve) => {
		child.on('error', (error) => resolve(`could not be started: ${error.message}`));
		child.on('close', (code, endedBy) => {
			running.delete(child);
			if (code === 0) resolve(undefined);
			else resolve(endedBy ? `was ended by ${endedBy}` : `ended with code ${code}`);
		});
	});
	if (failure === undefined) return stdout;
	const lastLines = output.trimEnd().split('\n').slice(-KEPT_LINES).join('\n');
	throw new Error([`${command} ${args.join(' ')} ${failure}`, lastLines, nextStep].filter(Boolean).join('\n'));
}

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs a command with the terminal's own input and output, passing on what asks it to stop; returns its exit code. */
export async function runVisibly(command: string, args: string[], env = process.env): Promise<number> {
	const child = spawn(command, args, { stdio: 'inherit', env });
	const passOn = (signal: NodeJS.Signals) => child.kill(signal);
	for (const signal of ENDING) process.on(signal, passOn);
	try {
		return await new Promise((resolve, reject) => {
			child.on('error', reject);
			child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
		});
	} finally {
		for (const signal of ENDING) process.off(signal, passOn);
	}
}
