import type { SuiteResult } from './run-suite.ts';
import type { Suite } from './suites.ts';

/** Above this a suite needs a reason. */
const SLOW_MINUTES = 3;
const UNREASONED = 'slow: say why in scripts/testing/suites.ts, or make it faster';

/** What a run says in its end: what failed, the minutes of each suite, then the counts. */
export function summary(results: SuiteResult[], suites: Suite[]): string {
	const all = total(results);
	const width = Math.max(...[...results, all].map(({ name }) => name.length));
	const lines = [...results, all].map((result) => {
		const suite = suites.find(({ name }) => name === result.name);
		return `${result.name.padEnd(width)}  ${remark(result, suite)}`;
	});
	const failures = results.flatMap(({ failures = [] }) => failures.map((failure) => `failed: ${failure}`));
	return [...failures, ...lines, `${all.passed} passed, ${all.failed} failed`].join('\n');
}

/** The page about a full run. */
export function fullRunPage(results: SuiteResult[], { commit, date }: { commit: string; date: string }): string {
	const rows = [...results, total(results)].map(
		({ name, passed, failed, minutes }) => `| ${name} | ${passed} | ${failed} | ${inMinutes(minutes)} |`,
	);
	return [
		'# The last full run',
		'',
		`Of commit ${commit}, on ${date}. Written by \`npm run test:full\`.`,
		'',
		'| Suite | Passed | Failed | Minutes |',
		'| - | -: | -: | -: |',
		...rows,
		'',
	].join('\n');
}

/** The sum of all suites. */
export function total(results: SuiteResult[]): SuiteResult {
	const sum = (of: (result: SuiteResult) => number) => results.reduce((before, result) => before + of(result), 0);
	return {
		name: 'all',
		passed: sum(({ passed }) => passed),
		failed: sum(({ failed }) => failed),
		minutes: sum(({ minutes }) => minutes),
	};
}

function remark({ failed, minutes }: SuiteResult, suite: Suite | undefined): string {
	return [
		`${inMinutes(minutes).padStart(5)} min`,
		...(failed > 0 ? [`${failed} failed`] : []),
		...(suite && minutes > SLOW_MINUTES ? [suite.slowBecause ?? UNREASONED] : []),
	].join(', ');
}

function inMinutes(minutes: number): string {
	return minutes.toFixed(1);
}
