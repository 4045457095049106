import type { WorkflowHandle } from '@temporalio/client';
import type { BatchInput, BatchOrder, BatchProgress } from '../../temporal/contract/batch';
import { batchWorkflowId, CONTRACT_VERSION, QUERY, WORKFLOW } from '../../temporal/contract/names';
import { known } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/** How long a node waits for the end of a batch, and then for how far it is, in milliseconds. */
const RESULT_MS = 4_000;
const PROGRESS_MS = 2_000;

/** A batch that is done, or one under way: how far it is, where a worker answered. */
export type Batch = { done: true; progress: BatchProgress } | { done: false; progress?: BatchProgress };

/**
 * Has many assignments told of one change, and waits some seconds for the end of that. It is durable as soon as Temporal
 * has it, worker or not.
 *
 * @param batchId under which it is done once, and begun anew only where it failed
 * @throws Problem
 */
export async function startBatch(connection: HomeworkConnection, batchId: string, order: BatchOrder): Promise<Batch> {
	const input: BatchInput = { version: CONTRACT_VERSION, batchId, order };
	const workflowId = batchWorkflowId(batchId);
	const started = connection.call((client) =>
		client.workflow.start(WORKFLOW.batch, {
			workflowId,
			workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
			taskQueue: connection.queues.workflows,
			args: [input],
			staticSummary: order.kind,
		}),
	);
	await started.catch((error: unknown) => {
		if (!isProblem(error, 'already-started')) throw error;
	});
	const batch = <T>(use: (handle: WorkflowHandle) => Promise<T>, deadlineMs: number) =>
		connection.answered((client) => use(client.workflow.getHandle(workflowId)), deadlineMs);
	const { batchProgressSchema } = await import('../../temporal/contract/batch');
	const result = await inTime(batch((handle) => handle.result(), RESULT_MS));
	if (result !== undefined) return { done: true, progress: known(batchProgressSchema, result) };
	const progress = await inTime(batch((handle) => handle.query(QUERY.progress), PROGRESS_MS));
	return { done: false, progress: known(batchProgressSchema.optional(), progress ?? undefined) };
}

/** What is not known in time is no failure: Temporal keeps the batch. */
async function inTime(asking: Promise<unknown>): Promise<unknown> {
	return await asking.catch((error: unknown) => {
		if (isProblem(error, 'timeout')) return undefined;
		throw error;
	});
}
