import { tsToMs } from '@temporalio/common/lib/time';
import { watchWorkflowId } from '../contract/names';
import type { Deployment } from './open-assignments';

/** The watch takes a step every three minutes, and is started again within five; after so long without one it stands still. */
const STANDS_STILL_MS = 15 * 60_000;

/**
 * Looks whether the watch for what goes wrong goes on: one that stands still tells nobody, not even that it does.
 *
 * @param since from when on a worker was there to take its steps, in milliseconds
 * @param now in milliseconds
 * @throws Error that says since when it stands still, and what to do
 */
export async function requireWatch(deployment: Deployment, since: number, now: number): Promise<void> {
	if (now - since < STANDS_STILL_MS) return;
	const workflowId = watchWorkflowId(deployment.taskQueue);
	const { history } = await deployment.connection.workflowService.getWorkflowExecutionHistoryReverse({
		namespace: deployment.namespace,
		execution: { workflowId },
		maximumPageSize: 1,
	});
	const last = tsToMs(history!.events![0]!.eventTime);
	if (now - last < STANDS_STILL_MS) return;
	throw new Error(
		`the workflow ${workflowId}, which looks for what goes wrong, has done nothing since ${new Date(last).toISOString()}. ` +
			'Look at its pending task or activity in the Temporal UI; terminated, it is started again within five minutes.',
	);
}
