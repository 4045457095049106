import type { Counts } from '../contract/numbers';
import { newcombe } from './intervals';

/** What is compared with all others: an exercise, or a clinician. */
export interface Part {
	id: string;
	counts: Counts;
}

/** Fewer tell nothing of an exercise or a clinician that chance could not. */
const ENOUGH = 10;

/**
 * The ids of those whose homework is completed less often than that of all others together, so far that chance explains it in one
 * of forty cases at most: the 95 % interval of the difference, by Newcombe's method 10, lies below nothing. Of few it says nothing.
 */
export function lowAmong(parts: Part[]): string[] {
	const all = total(parts);
	return parts.flatMap(({ id, counts }) => {
		const mine = { numerator: counts.completed, denominator: counts.due };
		const others = { numerator: all.numerator - mine.numerator, denominator: all.denominator - mine.denominator };
		if (mine.denominator < ENOUGH || others.denominator < ENOUGH) return [];
		return newcombe(mine, others).high < 0 ? [id] : [];
	});
}

function total(parts: Part[]) {
	return parts.reduce(
		({ numerator, denominator }, { counts }) => ({
			numerator: numerator + counts.completed,
			denominator: denominator + counts.due,
		}),
		{ numerator: 0, denominator: 0 },
	);
}
