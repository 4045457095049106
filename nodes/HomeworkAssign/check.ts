import type { Answer } from '../../temporal/contract/question';
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
	/** Those assignments that are on record already, by assignment id. */
	recorded: Map<string, Standing>;
}

/** Assignments in one question: the answer holds all their terms, and Temporal takes 2 MB. */
const IDS_PER_QUESTION = 2_000;

/** Looks up the distinct exercises of an execution, and which of its assignments exist. Does without, where no worker is. */
export async function assignmentsOnRecord(connection: HomeworkConnection, wishes: Wish[]): Promise<Check> {
	const check: Check = { done: true, unknownExercises: new Set(), knownExercises: [], recorded: new Map() };
	const exerciseIds = [...new Set(wishes.map(({ input }) => input.terms.exerciseId))];
	const assignmentIds = [...new Set(wishes.map(({ input }) => input.assignmentId))];
	try {
		for (let start = 0; start < assignmentIds.length; start += IDS_PER_QUESTION) {
			const answer = await ask(connection, 'checkAssignments', {
				exerciseIds,
				assignmentIds: assignmentIds.slice(start, start + IDS_PER_QUESTION),
			});
			check.unknownExercises = new Set(answer.unknownExerciseIds);
			check.knownExercises = answer.knownExerciseIds;
			for (const { assignmentId, ...standing } of answer.recorded) check.recorded.set(assignmentId, standing);
		}
	} catch (error) {
		if (!isProblem(error, 'no-worker', 'busy')) throw error;
		check.done = false;
	}
	return check;
}
