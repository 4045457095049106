import type { Client } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { recordWish } from '../activities/recording/stops';
import { requestWorkflowId, WORKFLOW } from '../contract/names';
import { requestSchema } from '../contract/request';
import type { Ledger } from '../ledger/ledger';

/** Which requests may be about a stop. */
const STOPS = requestWorkflowId('stop/');

/**
 * Puts on record what was asked to be stopped, or allowed again, while no worker ran, before the first message is looked at:
 * tasks come in no order, so that a message might go out before the request that stops it. The request itself follows, finds it
 * on record, and has it told.
 *
 * @param taskQueue base name of the deployment's queues
 * @param now in milliseconds
 * @returns how many there were
 */
export async function recordWaitingStops(
	client: Client,
	taskQueue: string,
	ledger: Ledger,
	now: number,
): Promise<number> {
	const ours = `WorkflowType = '${WORKFLOW.request}' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
	let found = 0;
	for await (const { workflowId, runId } of client.workflow.list({
		query: `${ours} AND ExecutionStatus = 'Running'`,
	})) {
		if (!workflowId.startsWith(STOPS)) continue;
		const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
		const started = events?.[0]?.workflowExecutionStartedEventAttributes;
		const { loadedDataConverter } = client.options;
		// What was not said with a key is left to the request, which refuses it.
		const inputs = await decodeArrayFromPayloads(loadedDataConverter, started?.input?.payloads).catch(() => []);
		const request = requestSchema.safeParse(inputs[0]).data;
		if (request?.kind !== 'record-stop' && request?.kind !== 'lift-stop') continue;
		await recordWish(request, now, ledger);
		found += 1;
	}
	return found;
}
