// Builds all: the nodes into dist/, the Temporal side into temporal/dist/, and the workflow bundle in it.
import { globSync, rmSync } from 'node:fs';
import { fingerprintOfSources, noteBuild } from './setup/built.ts';
import { program } from './setup/program.ts';
import { inProject, projectFolder } from './setup/project.ts';
import { step } from './setup/progress.ts';
import { run } from './setup/run.ts';

const bin = (name: string) => inProject('node_modules/.bin', name);
const here = { cwd: projectFolder };

/** Builds from scratch; any error ends it. */
export async function build(): Promise<void> {
	const fingerprint = fingerprintOfSources();
	for (const folder of ['dist', 'temporal/dist']) rmSync(inProject(folder), { recursive: true, force: true });
	for (const file of globSync('**/*.tsbuildinfo', { cwd: projectFolder, exclude: ['**/node_modules/**'] }))
		rmSync(inProject(file));
	await step('Nodes and credentials', () => run(bin('tsc'), ['-p', 'tsconfig.json'], here));
	await step('Icons and descriptions', () => run(bin('gulp'), ['build'], here));
	await step('Temporal side', () => run(bin('tsc'), ['-p', 'temporal/tsconfig.json'], here));
	await step('Workflow bundle', () => run(process.execPath, [inProject('temporal/dist/worker/build-bundle.js')], here));
	noteBuild(fingerprint);
}

if (import.meta.main) await program(build);
