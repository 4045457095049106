import type { Counts } from '../contract/numbers';
import { rateOf } from './rate';
import { lowAmong } from './stands-out';
import { sumOf } from './sums';

/** What was counted of one exercise and clinician. */
export interface Tally extends Counts {
	exerciseId: string;
	/** Missing where nobody is responsible. */
	clinicianId?: string;
}

/** What was counted of the months that a scorecard tells of, the last one last. */
export interface MonthTallies {
	month: string;
	tallies: Tally[];
}

/** The figures of a scorecard. */
export function figuresOf(months: MonthTallies[]) {
	const { tallies } = months.at(-1)!;
	const counts = sumOf(tallies);
	return {
		counts,
		completion: completionOf(counts),
		reminderShare: rateOf(counts.afterReminder, counts.completed),
		reviewed: rateOf(counts.reviewed, counts.toReview),
		trend: months.map(({ month, tallies: those }) => ({ month, completion: completionOf(sumOf(those)) })),
		exercises: partsBy(tallies, ({ exerciseId }) => exerciseId),
		clinicians: partsBy(tallies, ({ clinicianId }) => clinicianId),
	};
}

function completionOf({ completed, due }: Counts) {
	return rateOf(completed, due);
}

/** What was counted of each, the most first. */
function partsBy(tallies: Tally[], idOf: (tally: Tally) => string | undefined) {
	const ids = [...new Set(tallies.flatMap((tally) => idOf(tally) ?? []))];
	const parts = ids.map((id) => ({ id, counts: sumOf(tallies.filter((tally) => idOf(tally) === id)) }));
	const low = lowAmong(parts);
	return parts
		.map((part) => ({ ...part, completion: completionOf(part.counts), isLow: low.includes(part.id) }))
		.sort((one, other) => other.counts.due - one.counts.due || (one.id < other.id ? -1 : 1));
}
