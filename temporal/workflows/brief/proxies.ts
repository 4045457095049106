import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { BriefActivities, BriefOrder, BriefPushActivities } from '../../activities/types';
import { taskQueues } from '../../contract/names';

/** As patient with the ledger as an assignment is: a brief waits for it, however long that takes. */
export const ledger = proxyLocalActivities<BriefActivities>({
	startToCloseTimeout: '20 seconds',
	localRetryThreshold: '3 seconds',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/**
 * Has an edition go out, tried as any other push is until it is pointless.
 *
 * @param expiresAt milliseconds since the epoch, in the future
 */
export function pushBrief(order: Omit<BriefOrder, 'expiresAt'>, expiresAt: number) {
	const { pushBrief } = proxyActivities<BriefPushActivities>({
		taskQueue: taskQueues(workflowInfo().taskQueue).push,
		startToCloseTimeout: '90 seconds',
		scheduleToCloseTimeout: expiresAt - Date.now(),
		retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '30 minutes' },
		summary: `edition ${order.edition}`,
	});
	return pushBrief({ ...order, expiresAt: new Date(expiresAt).toISOString() });
}
