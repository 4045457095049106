import { defineSearchAttributeKey } from '@temporalio/common';
import { outcomeSchema, termsSchema } from '../../../temporal/contract/assignment';
import { assignmentWorkflowId, MEMO, SEARCH_ATTRIBUTE, WORKFLOW } from '../../../temporal/contract/names';
import { known } from '../../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from '../../shared/connection';
import { isProblem, Problem } from '../../shared/problem';
import type { Standing } from './check';
import type { Wish } from './read-assignment';

const OUTCOME = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');
const CLIENT = defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD');
const DUE = defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME');

/**
 * Starts the workflow of one assignment, once for its key.
 *
 * @throws Problem `already-started` when the key was used before
 */
export async function startAssignment(connection: HomeworkConnection, { input, dueAt }: Wish): Promise<void> {
	const { assignmentId, clientId, terms, consentGiven, batchId } = input;
	await connection.call((client) =>
		client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(assignmentId),
			taskQueue: connection.queues.workflows,
			args: [input],
			workflowIdReusePolicy: 'REJECT_DUPLICATE',
			workflowIdConflictPolicy: 'FAIL',
			memo: { [MEMO.terms]: terms, [MEMO.agreed]: consentGiven, [MEMO.batch]: batchId },
			typedSearchAttributes: [
				{ key: OUTCOME, value: 'open' },
				{ key: CLIENT, value: clientId },
				{ key: DUE, value: dueAt.toJSDate() },
			],
			staticSummary: `${exerciseName(terms.exerciseId)}, due ${dueAt.toUTC().toFormat("yyyy-MM-dd HH:mm 'UTC'")}`,
		}),
	);
}

/**
 * What stands under an assignment's key, as Temporal has it, worker or not.
 *
 * @throws Problem `rejected` when the assignment under this key was refused, so that nothing stands
 */
export async function standingInTemporal(connection: HomeworkConnection, assignmentId: string): Promise<Standing> {
	const { memo, typedSearchAttributes, startTime } = await connection.call((client) =>
		client.workflow.getHandle(assignmentWorkflowId(assignmentId)).describe(),
	);
	const outcome = outcomeSchema.parse(typedSearchAttributes.get(OUTCOME));
	if (outcome === 'refused') {
		throw new Problem('rejected', REFUSED_BEFORE, ANOTHER_KEY);
	}
	const batchId = memo?.[MEMO.batch];
	return {
		clientId: typedSearchAttributes.get(CLIENT)!,
		assignedAt: startTime.toISOString(),
		terms: known(termsSchema, memo?.[MEMO.terms]),
		outcome,
		...(typeof batchId === 'string' && { batchId }),
		...(memo?.[MEMO.agreed] === true && { consent: 'given' }),
	};
}

/** As `standingInTemporal`, for who only looks; undefined where nothing stands, or nobody can tell. */
export async function standingIfAny(
	connection: HomeworkConnection,
	assignmentId: string,
): Promise<Standing | 'refused' | undefined> {
	try {
		return await standingInTemporal(connection, assignmentId);
	} catch (error) {
		if (isProblem(error, 'rejected')) return 'refused';
		if (isProblem(error, 'not-found', 'timeout')) return undefined;
		throw error;
	}
}

/** Said of a key under which nothing stands, and nothing ever will. */
export const REFUSED_BEFORE = 'An assignment under this key was refused before';
export const ANOTHER_KEY = 'Its status tells why. Set another Assignment Key under Options and assign again.';

/** `thought-record` as engineers read it in the Temporal UI; its title is in the library, which only the worker has. */
function exerciseName(exerciseId: string): string {
	const words = exerciseId.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}
