import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/setup/project.ts';
import packageJson from '../../package.json';

jest.setTimeout(30_000);

/** Ends with a code of its own where it is told to stop, after which nobody is left to be waited for. */
const STOPPABLE = `
for (const [name, code] of [['SIGINT', 42], ['SIGTERM', 43]]) process.once(name, () => process.exit(code));
setInterval(() => {}, 1000);
console.log('it runs');
`;

let folder: string;
let npm: ChildProcess;

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'npm-start-'))));

afterEach(() => {
	if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid!, 'SIGKILL');
	rmSync(folder, { recursive: true });
});

it.each([
	['SIGINT', 42],
	['SIGTERM', 43],
] as const)('npm start stops on a %s that reaches npm alone', async (signal, code) => {
	const stoppable = join(folder, 'stoppable.mjs');
	writeFileSync(stoppable, STOPPABLE);
	const start = packageJson.scripts.start
		.replace('scripts/bootstrap.mjs', inProject('scripts/bootstrap.mjs'))
		.replace('scripts/start.ts', stoppable);
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start } }));
	// In a group of its own, as a supervisor starts it: from a terminal, Ctrl-C reaches them all.
	npm = spawn('npm', ['start'], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
	const ended = once(npm, 'exit');
	for await (const chunk of npm.stdout! as AsyncIterable<Buffer>) if (chunk.toString().includes('it runs')) break;
	npm.kill(signal);
	expect(await ended).toEqual([code, null]);
});
