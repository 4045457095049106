import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../scripts/setup/ports.ts';
import { inProject } from '../scripts/setup/project.ts';
import { medianFigure, type Figure } from './figure.ts';

const PORT_SETTINGS = [
	'N8N_PORT',
	'N8N_RUNNERS_BROKER_PORT',
	'HOMEWORK_TEMPORAL_PORT',
	'HOMEWORK_TEMPORAL_UI_PORT',
	'HOMEWORK_CODEC_PORT',
	'HOMEWORK_HEALTH_PORT',
	'HOMEWORK_SMTP_PORT',
	'HOMEWORK_INBOX_PORT',
];

const ROUNDS = 3;

/** What `npm start` takes to be ready where everything is installed and built, and no state is there yet. */
export async function start(): Promise<Figure[]> {
	const seconds: number[] = [];
	for (let round = 0; round < ROUNDS; round++) seconds.push(await secondsToReady());
	return [medianFigure('npm start to ready, caches full', 's', seconds, { atMost: 30 })];
}

async function secondsToReady(): Promise<number> {
	const state = await mkdtemp(join(tmpdir(), 'bench-start-'));
	const ports = await freePorts(PORT_SETTINGS.length);
	const env = {
		...process.env,
		HOMEWORK_STATE: state,
		...Object.fromEntries(PORT_SETTINGS.map((name, index) => [name, `${ports[index]}`])),
	};
	const began = performance.now();
	const child = spawn('npm', ['start'], { cwd: inProject('.'), env, stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(child, 'exit');
	try {
		return await new Promise<number>((resolve, reject) => {
			let said = '';
			child.stdout.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				if (said.includes('\nReady.')) resolve((performance.now() - began) / 1000);
			});
			child.once('exit', () => reject(new Error(`npm start ended before it was ready:\n${said}`)));
		});
	} finally {
		child.kill('SIGTERM');
		await ended;
		await rm(state, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
	}
}
