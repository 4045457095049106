import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const KEPT_LINES = 40;

export interface RunOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** What to do when the command fails; ends the error's message. */
	nextStep?: string;
	/** Kills the command after this time. */
	timeoutMs?: number;
}

/**
 * Runs a command to its end and returns what it wrote to stdout.
 *
 * @throws Error with the command, its exit code, its last lines and the next step.
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
	const { cwd, env, nextStep, timeoutMs } = options;
	const child = spawn(command, args, { cwd, env, timeout: timeoutMs, stdio: ['ignore', 'pipe', 'pipe'] });
	let stdout = '';
	let output = '';
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk.toString();
		output += chunk.toString();
	});
	child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
	const failure = await new Promise<string | undefined>((resolve) => {
		child.on('error', (error) => resolve(`could not be started: ${error.message}`));
		child.on('close', (code, signal) => {
			if (code === 0) resolve(undefined);
			else resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`);
		});
	});
	if (failure === undefined) return stdout;
	const lastLines = output.trimEnd().split('\n').slice(-KEPT_LINES).join('\n');
	throw new Error([`${command} ${args.join(' ')} ${failure}`, lastLines, nextStep].filter(Boolean).join('\n'));
}

/** Runs a command with the terminal's own input and output, and returns its exit code. */
export async function runVisibly(command: string, args: string[], env = process.env): Promise<number> {
	const child = spawn(command, args, { stdio: 'inherit', env });
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal!]));
	});
}
