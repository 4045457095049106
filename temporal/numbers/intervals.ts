import type { Interval } from '../contract/numbers';

/** The 0.975 quantile of the standard normal distribution: what a two-sided interval of 95 % takes. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a proportion by Wilson's score method without continuity correction: E. B. Wilson, Probable inference, the
 * law of succession, and statistical inference, J Am Stat Assoc 22 (1927) 209–212.
 *
 * @param successes of `trials`, of which there is one at least
 */
export function wilson(successes: number, trials: number): Interval {
	const share = successes / trials;
	const square = Z * Z;
	const middle = 2 * successes + square;
	const reach = Z * Math.sqrt(square + 4 * successes * (1 - share));
	const whole = 2 * (trials + square);
	return { low: Math.max(0, (middle - reach) / whole), high: Math.min(1, (middle + reach) / whole) };
}

/** So many of so many. */
export interface Count {
	numerator: number;
	denominator: number;
}

/**
 * The 95 % interval of the difference of two independent proportions, the first less the second, by method 10 of R. G. Newcombe,
 * Interval estimation for the difference between independent proportions, Stat Med 17 (1998) 873–890: the square-and-add of two
 * Wilson intervals.
 */
export function newcombe(one: Count, other: Count): Interval {
	const [p, q] = [one.numerator / one.denominator, other.numerator / other.denominator];
	const [mine, theirs] = [wilson(one.numerator, one.denominator), wilson(other.numerator, other.denominator)];
	return {
		low: p - q - Math.hypot(p - mine.low, theirs.high - q),
		high: p - q + Math.hypot(mine.high - p, q - theirs.low),
	};
}
