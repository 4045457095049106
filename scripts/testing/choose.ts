import type { Suite, Tier } from './suites.ts';

/** A suite with those of its files that are to be run. */
export interface Chosen {
	suite: Suite;
	files: string[];
}

/**
 * What a run of a tier consists of.
 *
 * @param files all test files, by their path in the project
 * @param patterns regular expressions, one of which a file's path has to match; none lets all through
 * @throws Error that names the files that no suite of the tier `test` has, nor one that says why it alone has them, and
 * pattern that is no regular expression
 */
export function choose(suites: Suite[], tier: Tier, files: string[], patterns: string[]): Chosen[] {
	const often = suites.filter((suite) => suite.tier === 'test');
	const known = suites.filter((suite) => suite.tier === 'test' || suite.onlySeldomBecause !== undefined);
	const forgotten = files.filter((file) => !known.some((suite) => suite.files.test(file)));
	if (forgotten.length > 0) {
		throw new Error(
			`No suite of the tier "test" in scripts/testing/suites.ts has ${forgotten.join(', ')}. ` +
				'Put them into the folder of one, or their folder into a suite.',
		);
	}
	const wanted = patterns.map((pattern) => new RegExp(pattern, 'i'));
	return (tier === 'full' ? suites : often)
		.map((suite) => ({
			suite,
			files: files.filter(
				(file) => suite.files.test(file) && (wanted.length === 0 || wanted.some((pattern) => pattern.test(file))),
			),
		}))
		.filter((chosen) => chosen.files.length > 0);
}
