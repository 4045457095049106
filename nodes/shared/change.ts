import type {
	Note,
	NoteResult,
	ReminderChange,
	ReminderChangeResult,
	Rescheduling,
	ReschedulingResult,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../temporal/contract/assignment';
import type { Seen, SeenResult } from '../../temporal/contract/brief';
import type { BriefLink } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, briefWorkflowId, CHANGE } from '../../temporal/contract/names';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/** How long a worker has to take up a change before it is left to it as a Signal, in milliseconds. */
const UPDATE_MS = 3_000;

/** A change that a worker answered, or one that Temporal keeps until a worker takes it up. */
export type Changed<R> = { taken: true; result: R } | { taken: false };

/**
 * Records what a client reported.
 *
 * @throws Problem `not-found` when there is no such open assignment
 */
export async function submit(
	connection: HomeworkConnection,
	assignmentId: string,
	submission: Submission,
): Promise<Changed<SubmissionResult>> {
	return await change(
		connection,
		assignmentWorkflowId(assignmentId),
		CHANGE.submit,
		submission.submissionId,
		submission,
	);
}

/**
 * Records what a client adds after answering.
 *
 * @throws Problem `not-found` when there is no such open assignment, `rejected` when it takes no more notes
 */
export async function addNote(
	connection: HomeworkConnection,
	assignmentId: string,
	note: Note,
): Promise<Changed<NoteResult>> {
	return await change(connection, assignmentWorkflowId(assignmentId), CHANGE.addNote, note.noteId, note);
}

/** How staff steer the reminders of one assignment. */
export type ReminderSteering = 'remindNow' | 'pauseReminders' | 'resumeReminders';

/**
 * Has a client reminded at once, or reminders held back, or go on.
 *
 * @throws Problem `not-found` when there is no such open assignment, `rejected` when nobody is reminded of it any more
 */
export async function steerReminders(
	connection: HomeworkConnection,
	assignmentId: string,
	steering: ReminderSteering,
	asked: ReminderChange,
): Promise<Changed<ReminderChangeResult>> {
	return await change(connection, assignmentWorkflowId(assignmentId), CHANGE[steering], asked.changeId, asked);
}

/**
 * Moves due, session or both; the reminders are planned anew.
 *
 * @throws Problem `not-found` when there is no such open assignment, `rejected` when the new instants contradict others
 */
export async function reschedule(
	connection: HomeworkConnection,
	assignmentId: string,
	rescheduling: Rescheduling,
): Promise<Changed<ReschedulingResult>> {
	return await change(
		connection,
		assignmentWorkflowId(assignmentId),
		CHANGE.reschedule,
		rescheduling.rescheduleId,
		rescheduling,
	);
}

/**
 * Withdraws an assignment.
 *
 * @throws Problem `not-found` when there is no such open assignment
 */
export async function withdraw(
	connection: HomeworkConnection,
	assignmentId: string,
	withdrawal: Withdrawal,
): Promise<Changed<WithdrawalResult>> {
	return await change(
		connection,
		assignmentWorkflowId(assignmentId),
		CHANGE.withdraw,
		withdrawal.withdrawalId,
		withdrawal,
	);
}

/**
 * Records that a clinician has read a brief.
 *
 * @throws Problem `not-found` when there is no such brief, or its day is over
 */
export async function markSeen(
	connection: HomeworkConnection,
	{ clinicianId, date }: BriefLink,
	seen: Seen,
): Promise<Changed<SeenResult>> {
	return await change(connection, briefWorkflowId(clinicianId, date), CHANGE.seen, seen.seenId, seen);
}

/**
 * An Update while a worker is there, then a Signal of the same name and content: the workflow takes it once. A Signal is also the
 * way that is left where Temporal takes no more Updates for a while, or for good.
 */
async function change<R>(
	connection: HomeworkConnection,
	workflowId: string,
	name: string,
	updateId: string,
	input: object,
): Promise<Changed<R>> {
	try {
		const result = await connection.call(
			(client) => client.workflow.getHandle(workflowId).executeUpdate<R, [object]>(name, { args: [input], updateId }),
			UPDATE_MS,
		);
		return { taken: true, result };
	} catch (error) {
		if (!isProblem(error, 'timeout', 'not-passed-on')) throw error;
	}
	await connection.call((client) => client.workflow.getHandle(workflowId).signal(name, input));
	return { taken: false };
}
