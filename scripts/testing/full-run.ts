import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { inProject, projectFolder } from '../setup/project.ts';
import { run } from '../setup/run.ts';
import { fullRunPage } from './report.ts';
import type { SuiteResult } from './run-suite.ts';

const PAGE = 'docs/full-run.md';

/** Answers how to put a full run that begins now on record, in docs/full-run.md. */
export async function fullRunBegins(): Promise<(results: SuiteResult[]) => Promise<void>> {
	const of = { commit: await commit(), date: new Date().toISOString().slice(0, 10) };
	return async (results) => {
		const style = { ...(await resolveConfig(inProject(PAGE))), parser: 'markdown' };
		writeFileSync(inProject(PAGE), await format(fullRunPage(results, of), style));
	};
}

async function commit(): Promise<string> {
	const git = async (...args: string[]) => (await run('git', args, { cwd: projectFolder })).trim();
	const head = await git('rev-parse', '--short=12', 'HEAD');
	const changed = await git('status', '--porcelain', '--untracked-files=no', '--', '.', `:!${PAGE}`);
	return changed === '' ? head : `${head}, with changes`;
}
