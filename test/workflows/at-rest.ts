import type { WorkflowHandle } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { until } from '../e2e/until';

const { EventType } = temporal.api.enums.v1;

const TASK_BEGINS = new Set([EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED]);
const TASK_ENDS = new Set([
	EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
	EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
	EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
]);

/**
 * Waits until no worker has a task of a workflow, nor is about to: the test server lets time skip again when a task ends, and
 * never does where its workflow was terminated meanwhile.
 *
 * @returns whether it still runs
 */
export async function atRest(handle: WorkflowHandle): Promise<boolean> {
	let runs = true;
	await until(async () => {
		const { events } = await handle.fetchHistory();
		const { raw, status, historyLength } = await handle.describe();
		runs = status.name === 'RUNNING';
		const types = events!.map(({ eventType }) => eventType!);
		const task = types.findLast((type) => TASK_BEGINS.has(type) || TASK_ENDS.has(type));
		const isTaken = TASK_BEGINS.has(task!) || raw.pendingActivities!.some(isUnderWay);
		return !runs || (historyLength === types.length && !isTaken);
	});
	return runs;
}

/** A try that is over and waits for the next one holds nothing up; the test server calls it started all the same. */
function isUnderWay({
	lastStartedTime,
	lastAttemptCompleteTime,
}: temporal.api.workflow.v1.IPendingActivityInfo): boolean {
	if (!lastAttemptCompleteTime) return true;
	return lastStartedTime ? tsToMs(lastAttemptCompleteTime) < tsToMs(lastStartedTime) : false;
}
