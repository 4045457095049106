// Runs the tests, from unit to end-to-end, on the real parts, suite by suite (see testing/suites.ts). With `--full`,
// also the suites that take long. `npm test -- <pattern>` runs those files that match.
// The last line says `N passed, N failed`.
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build.ts';
import { isBuilt } from './setup/built.ts';
import { ensureChromium } from './setup/chromium.ts';
import { program } from './setup/program.ts';
import { projectFolder } from './setup/project.ts';
import { ensureTestServer } from './setup/temporal.ts';
import { ensurePrograms } from './stack/setup.ts';
import { choose } from './testing/choose.ts';
import { fullRunBegins } from './testing/full-run.ts';
import { summary, total } from './testing/report.ts';
import { runSuite, type SuiteResult } from './testing/run-suite.ts';
import { SUITES } from './testing/suites.ts';

await program(async () => {
	const { values, positionals: patterns } = parseArgs({
		options: { full: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const files = globSync('test/**/*.test.ts', { cwd: projectFolder }).sort();
	const chosen = choose(SUITES, values.full ? 'full' : 'test', files, patterns);
	const { temporalCli, n8n } = await ensurePrograms();
	const env = {
		...process.env,
		TEMPORAL_CLI: temporalCli,
		TEMPORAL_TEST_SERVER: await ensureTestServer(),
		N8N_SCRIPT: n8n,
		CHROMIUM: await ensureChromium(),
	};
	if (!isBuilt()) await build();

	const onRecord = values.full && patterns.length === 0 ? await fullRunBegins() : undefined;
	const results: SuiteResult[] = [];
	for (const one of chosen) results.push(await runSuite(one, env));
	const { passed, failed } = total(results);
	if (passed + failed === 0)
		results.push({ name: `no file matches ${patterns.join(' ')}`, passed, failed: 1, minutes: 0 });
	await onRecord?.(results);
	console.log(`\n${summary(results, SUITES)}`);
	if (total(results).failed > 0) process.exitCode = 1;
});
