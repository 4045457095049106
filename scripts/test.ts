// Runs all tests, from unit to end-to-end, on the real parts. `npm test -- <pattern>` runs those files that match.
// The last line says `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.ts';
import { isBuilt } from './setup/built.ts';
import { ensureChromium } from './setup/chromium.ts';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';
import { runVisibly } from './setup/run.ts';
import { ensureTestServer } from './setup/temporal.ts';
import { ensurePrograms } from './stack/setup.ts';

interface JestResults {
	numPassedTests: number;
	numFailedTests: number;
	/** Files that could not be run at all. */
	numRuntimeErrorTestSuites: number;
}

interface Counts {
	passed: number;
	failed: number;
}

/** The end-to-end tests start everything, so they have the machine to themselves. */
const RUNS = [
	['--maxWorkers=2', '--testPathIgnorePatterns', '/test/e2e/', '/node_modules/'],
	['--maxWorkers=1', '--testPathIgnorePatterns', '/test/(?!e2e/)', '/node_modules/'],
];

const patterns = process.argv.slice(2);

await program(async () => {
	const { temporalCli, n8n } = await ensurePrograms();
	const env = {
		...process.env,
		TEMPORAL_CLI: temporalCli,
		TEMPORAL_TEST_SERVER: await ensureTestServer(),
		N8N_SCRIPT: n8n,
		CHROMIUM: await ensureChromium(),
	};
	if (!isBuilt()) await build();

	const counts: Counts = { passed: 0, failed: 0 };
	for (const options of RUNS) {
		const { passed, failed } = await runJest(options, env);
		counts.passed += passed;
		counts.failed += failed;
	}
	if (counts.passed + counts.failed === 0) {
		console.log(`No test ran: no file matches ${patterns.join(' ')}.`);
		counts.failed = 1;
	}
	console.log(`${counts.passed} passed, ${counts.failed} failed`);
	if (counts.failed > 0) process.exitCode = 1;
});

async function runJest(options: string[], env: NodeJS.ProcessEnv): Promise<Counts> {
	const folder = mkdtempSync(join(tmpdir(), 'homework-test-'));
	const outputFile = join(folder, 'results.json');
	try {
		const args = [...patterns, ...options, '--passWithNoTests', '--json', `--outputFile=${outputFile}`];
		const code = await runVisibly(process.execPath, [inProject('node_modules/jest/bin/jest.js'), ...args], env);
		if (!existsSync(outputFile)) throw new Error(`The tests were broken off: jest ended with code ${code}.`);
		const results = JSON.parse(readFileSync(outputFile, 'utf8')) as JestResults;
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		// Jest also fails for what is no test's failure, such as a broken global setup.
		return { passed: results.numPassedTests, failed: Math.max(failed, code === 0 ? 0 : 1) };
	} finally {
		rmSync(folder, { recursive: true });
	}
}
