import type { Answer } from '../../../temporal/contract/question';
import { askIfAnswered } from '../../shared/ask';
import type { HomeworkConnection } from '../../shared/connection';
import type { Check } from './check';
import type { Wish } from './read-assignment';

/** Reminders and words of an assignment; null where there is no such exercise, undefined where no worker said. */
export type ExpectedPlan = Answer<'previewAssignments'>[number] | undefined;

/** In one question: the answer holds the words of all, which a worker has to have within seconds, also where others ask it, too. */
const MOST_PER_QUESTION = 50;

/**
 * Tells what is expected of an assignment that is previewed. The worker is asked about all items of an execution together, once
 * the first of them is previewed; without an answer nothing is told.
 */
export function expectedPlans(
	connection: HomeworkConnection,
	wishes: Wish[],
	check: Check,
): (wish: Wish) => Promise<ExpectedPlan> {
	let asked: Promise<Map<Wish, ExpectedPlan>> | undefined;
	return async (wish) => (await (asked ??= askAbout(connection, wishes, check))).get(wish);
}

async function askAbout(
	connection: HomeworkConnection,
	wishes: Wish[],
	check: Check,
): Promise<Map<Wish, ExpectedPlan>> {
	const plans = new Map<Wish, ExpectedPlan>();
	const unknown = check.done ? wishes.filter(({ input }) => !check.recorded.has(input.assignmentId)) : [];
	for (let start = 0; start < unknown.length; start += MOST_PER_QUESTION) {
		const part = unknown.slice(start, start + MOST_PER_QUESTION);
		const assignments = part.map(({ input: { assignmentId, terms } }) => ({ assignmentId, terms }));
		const answer = await askIfAnswered(connection, 'previewAssignments', { assignments });
		if (!answer) break;
		for (const [index, plan] of answer.entries()) plans.set(part[index]!, plan);
	}
	return plans;
}
