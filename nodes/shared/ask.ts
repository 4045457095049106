import { randomUUID } from 'node:crypto';
import type { Answer, Question, QuestionName } from '../../temporal/contract/question';
import { known } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';
import { queueTrouble } from './queue-trouble';

/** How long a question may wait for a worker, and be worked on, in milliseconds: with all else, under 5 s. */
const WAIT_MS = 3_000;
const TOTAL_MS = 3_500;
const CALL_MS = 4_000;

/** What more a question may take than a look at the record, in milliseconds. */
const LONGER: { [N in QuestionName]?: number } = { checkService: 20_000 };

/**
 * Asks the worker a question; it changes nothing. Each question is a Standalone Activity on the ask queue.
 *
 * @param hurry by which the usual time is divided
 * @throws Problem within 5 s, or what a longer one takes: `no-worker` when nobody polls the queue, `busy` when somebody does
 */
export async function ask<N extends QuestionName>(
	connection: HomeworkConnection,
	name: N,
	question: Question<N>,
	hurry = 1,
): Promise<Answer<N>> {
	const { QUESTIONS } = await import('../../temporal/contract/question');
	const longer = LONGER[name] ?? 0;
	let answer: unknown;
	try {
		answer = await connection.call(
			(client) =>
				client.activity.execute(name, {
					id: `ask/${randomUUID()}`,
					taskQueue: connection.queues.ask,
					args: [question],
					scheduleToStartTimeout: WAIT_MS / hurry,
					scheduleToCloseTimeout: (TOTAL_MS + longer) / hurry,
					retry: { maximumAttempts: 1 },
				}),
			(CALL_MS + longer) / hurry,
		);
	} catch (error) {
		if (isProblem(error, 'timeout')) throw await queueTrouble(connection, connection.queues.ask, error);
		throw error;
	}
	return known<unknown>(QUESTIONS[name].answer, answer) as Answer<N>;
}

/**
 * As `ask`, for what goes on without an answer, too, and so waits as long as the patience of the run lasts.
 *
 * @returns undefined where no worker answered
 * @throws Problem where anything else went wrong
 */
export async function askIfAnswered<N extends QuestionName>(
	connection: HomeworkConnection,
	name: N,
	question: Question<N>,
): Promise<Answer<N> | undefined> {
	try {
		return await connection.patiently(CALL_MS, (ms) => ask(connection, name, question, CALL_MS / ms));
	} catch (error) {
		if (isProblem(error, 'no-worker', 'busy')) return undefined;
		throw error;
	}
}
