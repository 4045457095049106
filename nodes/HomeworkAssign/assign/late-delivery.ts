import { DateTime } from 'luxon';
import { mapConcurrently } from '../../shared/concurrency';
import type { HomeworkConnection } from '../../shared/connection';
import { withOffset } from '../../shared/instants';
import type { FieldProblem } from '../../shared/parameters/fields';
import { isProblem } from '../../shared/problem';
import type { Check } from './check';
import { LABELS } from './labels';
import type { Wish } from './read-assignment';
import { standingInTemporal } from './start';

/** So far back a Deliver At may lie, as of a row that waited for its run: then it goes out at once. */
const LATE_HOURS = 24;

/** Descriptions that are asked for at the same time. */
const IN_FLIGHT = 50;

/** Whether an item asks for a delivery that was long ago: a mistyped date, or a row that was assigned then. */
function isLate({ deliverAt }: Wish): boolean {
	return deliverAt < DateTime.utc().minus({ hours: LATE_HOURS });
}

/** What is wrong where nothing stands under the key of an item whose delivery was long ago. */
export function lateProblems(wish: Wish): FieldProblem[] {
	if (!isLate(wish)) return [];
	const at = withOffset(wish.deliverAt, wish.input.terms.zone);
	return [
		{
			field: LABELS.deliverAt,
			reason: `(${at}) lies more than a day in the past; correct it, or leave it empty to have it go out at once`,
		},
	];
}

/** Looks up in Temporal what stands under the keys of such items, where no worker said so. */
export async function lookUpLate(connection: HomeworkConnection, wishes: Wish[], check: Check): Promise<void> {
	if (check.done) return;
	await mapConcurrently(wishes.filter(isLate), IN_FLIGHT, async ({ input: { assignmentId } }) => {
		try {
			check.recorded.set(assignmentId, await standingInTemporal(connection, assignmentId));
		} catch (error) {
			if (!isProblem(error, 'not-found', 'rejected')) throw error;
		}
	});
}
