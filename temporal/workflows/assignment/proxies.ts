import { ActivityCancellationType, proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { PushActivities, PushOrder, RecordActivities } from '../../activities/types';
import type { PushResult } from '../../contract/receipt';
import { taskQueues } from '../../contract/names';

/**
 * Writes to the ledger. One takes milliseconds, or the ten seconds that it waits for another writer; twenty mean that
 * something is wrong. There is no bound in total: an assignment never goes on without its record, it waits for the
 * ledger. After a few tries the waiting is left to the server's timers.
 */
export const ledger = proxyLocalActivities<RecordActivities>({
	startToCloseTimeout: '20 seconds',
	localRetryThreshold: '3 seconds',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/**
 * Has a command carried out by the flow that owns it. A try may take 90 seconds, since the POST itself is given 75.
 * In total it is tried until the command is pointless, at least every half hour, so that a flow that comes back after
 * an outage is soon found.
 *
 * @param expiresAt milliseconds since the epoch, in the future
 */
export function push(order: Omit<PushOrder, 'expiresAt'>, expiresAt: number, summary: string): Promise<PushResult> {
	const { push } = proxyActivities<PushActivities>({
		taskQueue: taskQueues(workflowInfo().taskQueue).push,
		startToCloseTimeout: '90 seconds',
		scheduleToCloseTimeout: expiresAt - Date.now(),
		// A try under way may have reached the client: its receipt is waited for, also when it is cancelled.
		cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
		retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '30 minutes' },
		summary,
	});
	return push({ ...order, expiresAt: new Date(expiresAt).toISOString() });
}
