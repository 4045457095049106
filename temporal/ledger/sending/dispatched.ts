import type { Transaction } from 'kysely';
import { reportedOutcomeSchema, type ReportedOutcome } from '../../contract/assignment';
import { readExercise } from '../assignments/exercises';
import type { FieldCipher } from '../tables/field-cipher';
import type { AssignmentsTable, Schema } from '../tables/schema';

/** An assignment that a command is about, as its message tells of it. */
export interface Dispatched {
	assignmentId: string;
	/** The exercise's title. */
	exercise: string;
	/** In milliseconds. */
	dueAt: number;
	zone: string;
	/** Where it is answered. */
	outcome?: ReportedOutcome;
}

/** What a message tells of an assignment. */
export async function dispatched(
	transaction: Transaction<Schema>,
	cipher: FieldCipher,
	assignment: AssignmentsTable,
): Promise<Dispatched> {
	const { assignment_id, exercise_id, exercise_version, due_at, zone, outcome } = assignment;
	const { title } = await readExercise(transaction, cipher, exercise_id, exercise_version);
	const answer = reportedOutcomeSchema.safeParse(outcome).data;
	return { assignmentId: assignment_id, exercise: title, dueAt: due_at, zone, ...(answer && { outcome: answer }) };
}
