import type { Interval } from '../../temporal/contract/numbers';
import { newcombe, wilson } from '../../temporal/numbers/intervals';

function rounded({ low, high }: Interval, digits = 4): [number, number] {
	return [Number(low.toFixed(digits)), Number(high.toFixed(digits))];
}

// Table I of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Stat Med 17 (1998) 857–872, method 3.
it.each([
	[81, 263, [0.2553, 0.3662]],
	[15, 148, [0.0624, 0.1605]],
	[0, 20, [0, 0.1611]],
	[1, 29, [0.0061, 0.1718]],
	[29, 29, [0.883, 1]],
])('the interval of %d of %d is %j', (successes, trials, interval) => {
	expect(rounded(wilson(successes, trials))).toEqual(interval);
});

// Table II of R. G. Newcombe, Interval estimation for the difference between independent proportions, Stat Med 17 (1998)
// 873–890, method 10.
it.each([
	[
		[56, 70],
		[48, 80],
		[0.0524, 0.3339],
	],
	[
		[9, 10],
		[3, 10],
		[0.1705, 0.809],
	],
	[
		[10, 10],
		[0, 20],
		[0.6791, 1],
	],
	[
		[0, 10],
		[0, 20],
		[-0.1611, 0.2775],
	],
])('the interval of the difference of %j and %j is %j', ([a, m], [b, n], interval) => {
	const difference = newcombe({ numerator: a!, denominator: m! }, { numerator: b!, denominator: n! });
	expect(rounded(difference)).toEqual(interval);
});
