import { beyondBound, LEAST_DUE_WITHIN_DAYS } from '../../../temporal/contract/due-bound';
import { askIfAnswered } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';

/**
 * Tells why an instant (in milliseconds) is beyond the practice's bound for due and session. The worker is asked for it
 * once, and only where an instant is so far ahead that it may matter; without a worker nothing is beyond.
 */
export function practiceBound(connection: HomeworkConnection): (at: number) => Promise<string | undefined> {
	let bound: Promise<number> | undefined;
	return async (at) => {
		const now = Date.now();
		if (beyondBound(at, now, LEAST_DUE_WITHIN_DAYS) === undefined) return undefined;
		bound ??= askedFor(connection);
		return beyondBound(at, now, await bound);
	};
}

async function askedFor(connection: HomeworkConnection): Promise<number> {
	const nothing = { assignmentIds: [], schedules: [], deliveries: [], clients: [] };
	const answer = await askIfAnswered(connection, 'checkAssignments', nothing);
	return answer?.dueWithinDays ?? Infinity;
}
