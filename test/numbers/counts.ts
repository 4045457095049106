import type { Counts } from '../../temporal/contract/numbers';
import { sumOf } from '../../temporal/numbers/sums';

/** Nothing of anything. */
export const NO_COUNTS: Counts = sumOf([]);
