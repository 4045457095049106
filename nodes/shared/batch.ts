import { randomBytes } from 'node:crypto';
import type { BatchInput, BatchOrder, BatchProgress } from '../../temporal/contract/batch';
import { batchWorkflowId, CONTRACT_VERSION, QUERY, WORKFLOW } from '../../temporal/contract/names';
import { known } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/** How long a node waits for the end of a batch, and then for how far it is, in milliseconds. */
const RESULT_MS = 4_000;
const PROGRESS_MS = 2_000;

/** Bytes of an id of the contract's `opaqueIdSchema`. */
const ID_BYTES = 16;

/** A batch that is done, or one under way: how far it is, where a worker answered. */
export type Batch = { batchId: string } & (
	{ done: true; progress: BatchProgress } | { done: false; progress?: BatchProgress }
);

/**
 * Has many assignments told of one change, and waits some seconds for the end of that. It is durable as soon as Temporal
 * has it, worker or not.
 *
 * @throws Problem
 */
export async function startBatch(connection: HomeworkConnection, order: BatchOrder): Promise<Batch> {
	const batchId = randomBytes(ID_BYTES).toString('base64url');
	const input: BatchInput = { version: CONTRACT_VERSION, batchId, order };
	const handle = await connection.call((client) =>
		client.workflow.start(WORKFLOW.batch, {
			workflowId: batchWorkflowId(batchId),
			workflowIdReusePolicy: 'REJECT_DUPLICATE',
			taskQueue: connection.queues.workflows,
			args: [input],
			staticSummary: order.kind,
		}),
	);
	const { batchProgressSchema } = await import('../../temporal/contract/batch');
	const result = await inTime(connection.call(() => handle.result(), RESULT_MS));
	if (result !== undefined) return { batchId, done: true, progress: known(batchProgressSchema, result) };
	const progress = await inTime(connection.call(() => handle.query(QUERY.progress), PROGRESS_MS));
	return { batchId, done: false, progress: known(batchProgressSchema.optional(), progress ?? undefined) };
}

/** What is not known in time is no failure: Temporal keeps the batch. */
async function inTime(asking: Promise<unknown>): Promise<unknown> {
	return await asking.catch((error: unknown) => {
		if (isProblem(error, 'timeout')) return undefined;
		throw error;
	});
}
