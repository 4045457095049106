import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { decodeArrayFromPayloads, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import type { temporal } from '@temporalio/proto';
import type { BatchInput, BatchProgress } from '../../temporal/contract/batch';
import { batchWorkflowId, CONTRACT_VERSION, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import { workflowDataConverter } from '../../temporal/contract/payload-codec';
import { until } from '../e2e/until';
import type { Rig } from './rig';
import { testRing } from './test-keys';

type IHistoryEvent = temporal.api.history.v1.IHistoryEvent;
type Batch = WorkflowHandleWithFirstExecutionRunId;

/** Has many assignments told of something. */
export async function startBatch({ client }: Rig, input: Omit<BatchInput, 'version'>): Promise<Batch> {
	return await client.workflow.start(WORKFLOW.batch, {
		workflowId: batchWorkflowId(input.batchId),
		workflowIdReusePolicy: 'REJECT_DUPLICATE',
		taskQueue: taskQueues('homework').workflows,
		args: [{ version: CONTRACT_VERSION, ...input } satisfies BatchInput],
	});
}

/**
 * What a batch came to, which is waited for at the pace of the clock: to ask for its result at once would let hours
 * pass wherever the server finds nothing to do, and what its assignments have ahead of them would come about.
 */
export async function outcomeOf({ still }: Rig, { workflowId }: Batch): Promise<BatchProgress> {
	const latest = still.workflow.getHandle(workflowId);
	await until(async () => (await latest.describe()).status.name !== 'RUNNING');
	return (await latest.result()) as BatchProgress;
}

/** What each run of a batch that is over began with. All of them are replayed after the test. */
export async function runsOf(rig: Rig, { workflowId, firstExecutionRunId }: Batch): Promise<BatchInput[]> {
	const converter = loadDataConverter(workflowDataConverter(testRing));
	const inputs: BatchInput[] = [];
	let runId: string | null | undefined = firstExecutionRunId;
	while (runId) {
		const events: IHistoryEvent[] = (await rig.follow(workflowId, runId).fetchHistory()).events!;
		const { input } = events[0]!.workflowExecutionStartedEventAttributes!;
		inputs.push((await decodeArrayFromPayloads(converter, input!.payloads))[0] as BatchInput);
		runId = events.at(-1)!.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
	}
	return inputs;
}
