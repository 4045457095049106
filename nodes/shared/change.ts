import type { Submission, SubmissionResult, Withdrawal, WithdrawalResult } from '../../temporal/contract/assignment';
import { assignmentWorkflowId, CHANGE } from '../../temporal/contract/names';
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
	return await change(connection, assignmentId, CHANGE.submit, submission.submissionId, submission);
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
	return await change(connection, assignmentId, CHANGE.withdraw, withdrawal.withdrawalId, withdrawal);
}

/** An Update while a worker is there, then a Signal of the same name and content: the workflow takes it once. */
async function change<R>(
	connection: HomeworkConnection,
	assignmentId: string,
	name: string,
	updateId: string,
	input: object,
): Promise<Changed<R>> {
	const workflowId = assignmentWorkflowId(assignmentId);
	try {
		const result = await connection.call(
			(client) => client.workflow.getHandle(workflowId).executeUpdate<R, [object]>(name, { args: [input], updateId }),
			UPDATE_MS,
		);
		return { taken: true, result };
	} catch (error) {
		if (!isProblem(error, 'timeout')) throw error;
	}
	await connection.call((client) => client.workflow.getHandle(workflowId).signal(name, input));
	return { taken: false };
}
