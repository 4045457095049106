import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillOnce } from './cache.cjs';
import { step } from './progress.ts';
import { inProject } from './project.ts';
import { run } from './run.ts';

/**
 * Path of n8n's start script, installed apart from the project by its own lockfile into the user's cache: with
 * install scripts off, since some fail to build and are not needed, then with the two native parts that it needs.
 */
export async function ensureN8n(): Promise<string> {
	const lockfile = inProject('scripts/n8n/package-lock.json');
	const lock = createHash('sha256').update(readFileSync(lockfile)).digest('hex').slice(0, 12);
	const folder = await fillOnce(`n8n-${lock}`, async (beside) => {
		for (const file of ['package.json', 'package-lock.json']) {
			copyFileSync(inProject('scripts/n8n', file), join(beside, file));
		}
		await step('n8n, once for this machine: 2.8 GB, 5 to 10 minutes', () =>
			// Not `npm ci`: it insists on entries for the optional packages of every platform, which the lockfile lacks.
			run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
				cwd: beside,
				nextStep: 'Check the network and the space on the disk, then run the command again.',
			}),
		);
		await step('Native parts of n8n, about 2 minutes', () =>
			run('npm', ['rebuild', 'sqlite3', 'isolated-vm'], {
				cwd: beside,
				nextStep: 'Building them takes python3, make and a C++ compiler: install these, then run the command again.',
			}),
		);
	});
	const script = join(folder, 'node_modules/n8n/bin/n8n');
	if (!existsSync(script)) throw new Error(`${folder} holds no n8n. Delete this folder and run the command again.`);
	return script;
}
