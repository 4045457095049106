import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../setup/project.ts';
import { runVisibly } from '../setup/run.ts';
import type { Chosen } from './choose.ts';

interface JestResults {
	numPassedTests: number;
	numFailedTests: number;
	/** Files that could not be run at all. */
	numRuntimeErrorTestSuites: number;
}

/** How a suite went. */
export interface SuiteResult {
	name: string;
	passed: number;
	failed: number;
	minutes: number;
}

/**
 * Runs the files of a suite.
 *
 * @throws Error where jest ended without results
 */
export async function runSuite({ suite, files }: Chosen, env: NodeJS.ProcessEnv): Promise<SuiteResult> {
	console.log(`\n— ${suite.name}`);
	const folder = mkdtempSync(join(tmpdir(), 'homework-test-'));
	const outputFile = join(folder, 'results.json');
	const begun = performance.now();
	try {
		const options = [`--maxWorkers=${suite.workers}`, '--passWithNoTests', '--json', `--outputFile=${outputFile}`];
		const args = [inProject('node_modules/jest/bin/jest.js'), ...options, '--runTestsByPath', ...files];
		const code = await runVisibly(process.execPath, args, { ...env, ...suite.env });
		if (!existsSync(outputFile)) {
			throw new Error(`The suite "${suite.name}" was broken off: jest ended with code ${code}.`);
		}
		const results = JSON.parse(readFileSync(outputFile, 'utf8')) as JestResults;
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		return {
			name: suite.name,
			passed: results.numPassedTests,
			// Jest also fails for what is no test's failure, such as a broken global setup.
			failed: Math.max(failed, code === 0 ? 0 : 1),
			minutes: (performance.now() - begun) / 60_000,
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}
