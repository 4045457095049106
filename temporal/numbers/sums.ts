import { countsSchema, type Counts } from '../contract/numbers';

const NAMES = Object.keys(countsSchema.shape) as Array<keyof Counts>;

/** All of these together. */
export function sumOf(counts: Counts[]): Counts {
	const sum = (name: keyof Counts) => counts.reduce((before, each) => before + each[name], 0);
	return Object.fromEntries(NAMES.map((name) => [name, sum(name)])) as unknown as Counts;
}
