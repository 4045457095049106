import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inProject, projectFolder } from '../setup/project.ts';
import { runVisibly } from '../setup/run.ts';
import type { Chosen } from './choose.ts';

interface JestResults {
	numPassedTests: number;
	numFailedTests: number;
	/** Files that could not be run at all. */
	numRuntimeErrorTestSuites: number;
	testResults: Array<{
		/** The file's whole path. */
		name: string;
		status: string;
		/** What failed, where it is the file and none of its tests. */
		message: string;
		assertionResults: Array<{ status: string; fullName: string; failureMessages: string[] }>;
	}>;
}

/** How a suite went. */
export interface SuiteResult {
	name: string;
	passed: number;
	failed: number;
	minutes: number;
	/** What failed: file, test, and the first lines of why. */
	failures?: string[];
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
			failures: failures(results),
		};
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function failures({ testResults }: JestResults): string[] {
	return testResults
		.filter(({ status }) => status === 'failed')
		.flatMap(({ name, message, assertionResults }) => {
			const file = relative(projectFolder, name);
			const failed = assertionResults.filter(({ status }) => status === 'failed');
			if (failed.length === 0) return [`${file}: ${inShort(message)}`];
			return failed.map((test) => `${file} › ${test.fullName}: ${inShort(test.failureMessages.join('\n'))}`);
		});
}

/** So many characters of why something failed are repeated at the end of a run. */
const MOST_OF_WHY = 240;

/** The first lines, as one, without the stack. */
function inShort(text: string): string {
	const lines = stripVTControlCharacters(text)
		.split('\n')
		.map((line) => line.trim());
	return lines
		.filter((line) => line !== '' && !line.startsWith('at '))
		.slice(0, 6)
		.join(' / ')
		.slice(0, MOST_OF_WHY);
}
