import { globSync } from 'node:fs';
import { projectFolder } from '../../scripts/setup/project.ts';
import { choose } from '../../scripts/testing/choose.ts';
import { fullRunPage, summary } from '../../scripts/testing/report.ts';
import { SUITES, type Suite } from '../../scripts/testing/suites.ts';

const often: Suite = { name: 'often', files: /^test\/(a|b)\//, workers: 2, tier: 'test' };
const seldom: Suite = { name: 'seldom', files: /^test\/b\//, workers: 1, tier: 'full', env: { SLOW: '1' } };
const FILES = ['test/a/one.test.ts', 'test/b/two.test.ts'];

function chosen(...asked: Parameters<typeof choose>) {
	return choose(...asked).map(({ suite, files }) => [suite.name, ...files]);
}

describe('the suites of a run', () => {
	it('are those of its tier, of which the full one has all', () => {
		expect(chosen([often, seldom], 'test', FILES, [])).toEqual([['often', ...FILES]]);
		expect(chosen([often, seldom], 'full', FILES, [])).toEqual([
			['often', ...FILES],
			['seldom', FILES[1]],
		]);
	});

	it('are run with the files that match one of the patterns, and left out without any', () => {
		expect(chosen([often, seldom], 'full', FILES, ['ONE', 'neither'])).toEqual([['often', FILES[0]]]);
		expect(chosen([often, seldom], 'full', FILES, ['neither'])).toEqual([]);
	});

	it('leave no file out before a change', () => {
		const files = [...FILES, 'test/c/three.test.ts'];
		expect(() => choose([often, { ...seldom, files: /./ }], 'full', files, ['one'])).toThrow(
			'No suite of the tier "test" in scripts/testing/suites.ts has test/c/three.test.ts.',
		);
	});

	it('leave a file out before a change where the suite that has it says why', () => {
		const files = [...FILES, 'test/c/three.test.ts'];
		const alone: Suite = { ...seldom, files: /^test\/c\//, onlySeldomBecause: 'it takes an hour' };
		expect(chosen([often, alone], 'test', files, [])).toEqual([['often', ...FILES]]);
		expect(chosen([often, alone], 'full', files, [])).toContainEqual(['seldom', 'test/c/three.test.ts']);
	});

	it('have, as they stand, every test file of the project, and each has some', () => {
		const files = globSync('test/**/*.test.ts', { cwd: projectFolder });
		const run = choose(SUITES, 'full', files, []);
		expect(run.map(({ suite }) => suite)).toEqual(SUITES);
	});
});

describe('the report of a run', () => {
	const results = [
		{ name: 'unit', passed: 12, failed: 0, minutes: 0.84 },
		{ name: 'end to end', passed: 3, failed: 1, minutes: 11.96 },
	];

	it('says the minutes of each suite, what failed, and the counts in the last line', () => {
		const [unit, endToEnd, all, counts] = summary(results, [{ ...often, name: 'end to end' }]).split('\n');
		expect(unit).toBe('unit          0.8 min');
		expect(endToEnd).toMatch(/^end to end {3}12\.0 min, 1 failed, /);
		expect(all).toBe('all          12.8 min, 1 failed');
		expect(counts).toBe('15 passed, 1 failed');
	});

	it('names what failed before all else', () => {
		const failure = 'test/e2e/loop.test.ts › a loop ends: it did not';
		const [first, unit] = summary([results[0]!, { ...results[1]!, failures: [failure] }], []).split('\n');
		expect(first).toBe(`failed: ${failure}`);
		expect(unit).toMatch(/^unit /);
	});

	it('says of a suite of more than three minutes why, or that the reason is missing', () => {
		const slow = { ...often, name: 'end to end' };
		expect(summary(results, [slow])).toContain('1 failed, slow: say why in scripts/testing/suites.ts');
		expect(summary(results, [{ ...slow, slowBecause: 'starts everything' }])).toContain('1 failed, starts everything');
	});

	it('is a page with the commit', () => {
		const page = fullRunPage(results, { commit: 'abc123', date: '2026-03-02' });
		expect(page).toContain('Of commit abc123, on 2026-03-02.');
		expect(page).toContain('| end to end | 3 | 1 | 12.0 |');
		expect(page).toContain('| all | 15 | 1 | 12.8 |');
	});
});
