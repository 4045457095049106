import { wilson, type Count, type Interval } from './intervals';

/** Of fewer a share says nothing, and might tell whose it is. */
const FEWEST = 5;

/** How many of how many, and, where these are enough, the share with its interval of 95 %. */
export interface Rate extends Count {
	share?: number;
	interval?: Interval;
}

/** How many of how many, as a rate where that says something. */
export function rateOf(numerator: number, denominator: number): Rate {
	if (denominator < FEWEST) return { numerator, denominator };
	return { numerator, denominator, share: numerator / denominator, interval: wilson(numerator, denominator) };
}
