import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundle } from '../temporal/worker/build-bundle';

/** The environment variable that names the folder of a run of the tests. */
export const RUN_FOLDER = 'TEST_RUN_FOLDER';

/** The bundle of our workflows, built once for a run of the tests: by the file that asks first. */
export async function workflowBundle(): Promise<string> {
	const file = join((process.env[RUN_FOLDER] ??= folderOfBench()), 'workflow-bundle.js');
	if (existsSync(file)) return file;
	// Two that ask at once write the same.
	const own = `${file}.${process.pid}`;
	await buildBundle(own);
	renameSync(own, file);
	return file;
}

/** Benches use these parts without a run of the tests. */
function folderOfBench(): string {
	const folder = mkdtempSync(join(tmpdir(), 'homework-bench-'));
	process.once('exit', () => rmSync(folder, { recursive: true }));
	return folder;
}
