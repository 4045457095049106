import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Stack } from '../../scripts/stack/stack.ts';
import { worker } from '../../scripts/stack/worker.ts';

/** Runs the worker's `--check` as engineers do, beside the running worker. */
export async function checkWorker({ settings, state, secrets }: Stack): Promise<{ passed: boolean; report: string }> {
	const { command, args, env } = worker(settings, state, secrets);
	const child = spawn(command, [...args, '--check'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const report = await text(child.stdout);
	return { passed: (await ended) === 0, report };
}
