import type { Terms } from '../../temporal/contract/assignment';
import type { Answer, PolicyProblem, Schedule } from '../../temporal/contract/question';
import { ask } from '../shared/ask';
import type { HomeworkConnection } from '../shared/connection';
import { isProblem } from '../shared/problem';
import type { Wish } from './read-assignment';

/** What was asked for under an assignment's key, and what became of it. */
export type Standing = Pick<Recorded, 'terms' | 'outcome'> &
	// Temporal, where it is asked because no worker answered, knows neither.
	Partial<Pick<Recorded, 'delivery' | 'consent'>>;

type Recorded = Answer<'checkAssignments'>['recorded'][number];

/** What the worker says about the items of one execution. */
export interface Check {
	/** False where no worker answered: each assignment then checks its exercise itself, once a worker is there. */
	done: boolean;
	unknownExercises: Set<string>;
	knownExercises: string[];
	/** What contradicts what, by the schedule's text. */
	contradictions: Map<string, PolicyProblem[]>;
	/** Those assignments that are on record already, by assignment id. */
	recorded: Map<string, Standing>;
}

/** Assignments, or schedules, in one question: the answer holds all their terms, and Temporal takes 2 MB. */
const MOST_PER_QUESTION = 2_000;

/**
 * Looks up the distinct exercises of an execution, which of its assignments exist, and which contradict themselves. Does
 * without, where no worker is.
 */
export async function assignmentsOnRecord(connection: HomeworkConnection, wishes: Wish[]): Promise<Check> {
	const check: Check = {
		done: true,
		unknownExercises: new Set(),
		knownExercises: [],
		contradictions: new Map(),
		recorded: new Map(),
	};
	const exerciseIds = [...new Set(wishes.map(({ input }) => input.terms.exerciseId))];
	const assignmentIds = [...new Set(wishes.map(({ input }) => input.assignmentId))];
	const schedules = [...new Set(wishes.map(scheduleText).filter((text) => text !== undefined))];
	const most = Math.max(assignmentIds.length, schedules.length);
	try {
		for (let start = 0; start < most; start += MOST_PER_QUESTION) {
			const asked = schedules.slice(start, start + MOST_PER_QUESTION);
			const answer = await ask(connection, 'checkAssignments', {
				exerciseIds,
				assignmentIds: assignmentIds.slice(start, start + MOST_PER_QUESTION),
				schedules: asked.map((text) => JSON.parse(text) as Schedule),
			});
			check.unknownExercises = new Set(answer.unknownExerciseIds);
			check.knownExercises = answer.knownExerciseIds;
			for (const { schedule, problems } of answer.contradictions) check.contradictions.set(asked[schedule]!, problems);
			for (const { assignmentId, ...standing } of answer.recorded) check.recorded.set(assignmentId, standing);
		}
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) throw error;
		check.done = false;
	}
	return check;
}

/** What an assignment sets in contradiction to itself, as far as a worker said. */
export function contradictionsOf(wish: Wish, check: Check): PolicyProblem[] {
	const text = scheduleText(wish);
	return (text !== undefined && check.contradictions.get(text)) || [];
}

/** Names a schedule; undefined where nothing is set that the worker has to look at. */
function scheduleText({ input }: Wish): string | undefined {
	const { deliverAt, dueAt, sessionAt, zone, policy } = input.terms;
	if (!policy) return undefined;
	return JSON.stringify({ deliverAt, dueAt, sessionAt, zone, policy } satisfies Partial<Terms>);
}
