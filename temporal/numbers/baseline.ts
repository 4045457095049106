import type { Counts } from '../contract/numbers';
import { newcombe, type Count } from './intervals';
import { FEWEST } from './rate';

/** How the completion rate stands beside what it was by hand. */
export type BesideBaseline =
	/** Nothing is due, or fewer than five: nothing can be said. */
	| 'too-few'
	/** Nobody has entered how it was by hand. */
	| 'no-baseline'
	/** Below it for three months in a row, and below it as a whole by more than chance explains. */
	| 'sustained-drop'
	/** Above or below it by more than chance explains, this month. */
	| 'above'
	| 'below'
	/** Neither. */
	| 'level';

/** So many months make a drop a sustained one. */
const SUSTAINED = 3;

/**
 * How the completion rate stands beside the baseline. A sustained drop is told by this rule: in each of the last three months the rate
 * was below the baseline, and the difference of the three together from it has a 95 % interval (Newcombe's method 10) below nothing.
 *
 * @param months of which the last one is looked at, one after the other
 * @param baseline so many of so many that were done before the automation
 */
export function besideBaseline(months: Counts[], baseline: Count | undefined): BesideBaseline {
	const last = months.at(-1);
	if (!last || last.due < FEWEST) return 'too-few';
	if (!baseline) return 'no-baseline';
	const recent = months.slice(-SUSTAINED);
	const isBelow = ({ completed, due }: Counts) => completed * baseline.denominator < baseline.numerator * due;
	const together = {
		numerator: recent.reduce((sum, { completed }) => sum + completed, 0),
		denominator: recent.reduce((sum, { due }) => sum + due, 0),
	};
	if (recent.length === SUSTAINED && recent.every(isBelow) && newcombe(together, baseline).high < 0)
		return 'sustained-drop';
	const { low, high } = newcombe({ numerator: last.completed, denominator: last.due }, baseline);
	return low > 0 ? 'above' : high < 0 ? 'below' : 'level';
}
