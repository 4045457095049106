import type { Rate } from '../contract/numbers';
import { wilson } from './intervals';

/** Of fewer a share says nothing, and might tell whose it is. */
export const FEWEST = 5;

/** How many of how many, as a rate where that says something. */
export function rateOf(numerator: number, denominator: number): Rate {
	if (denominator < FEWEST) return { numerator, denominator };
	return { numerator, denominator, share: numerator / denominator, interval: wilson(numerator, denominator) };
}
