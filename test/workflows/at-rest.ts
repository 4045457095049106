import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { until } from '../e2e/until';

const { EventType, PendingActivityState } = temporal.api.enums.v1;

const ACTIVITY_STARTED = PendingActivityState.PENDING_ACTIVITY_STATE_STARTED;
const TASK_BEGINS = new Set([EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED]);
const TASK_ENDS = new Set([
	EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
	EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
	EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT,
]);

/**
 * Until no worker has a task of a workflow, nor is about to. The test server lets time skip again when a task ends, and never
 * does where its workflow was terminated meanwhile.
 */
export async function atRest(handle: WorkflowHandle): Promise<void> {
	await until(async () => {
		const { events } = await handle.fetchHistory();
		const { raw, historyLength } = await handle.describe();
		const types = events!.map(({ eventType }) => eventType!);
		const task = types.findLast((type) => TASK_BEGINS.has(type) || TASK_ENDS.has(type));
		const activity = raw.pendingActivities!.some(({ state, attempt }) => state === ACTIVITY_STARTED || attempt === 1);
		return historyLength === types.length && TASK_ENDS.has(task!) && !activity;
	});
}
