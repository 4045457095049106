import { workflowInfo, type ActivityOptions, type LocalActivityOptions } from '@temporalio/workflow';
import { taskQueues } from '../contract/names';

/**
 * With the ledger. A write takes milliseconds, or the ten seconds that it waits for another writer; twenty mean that
 * something is wrong. There is no bound in total: no workflow goes on without its record, it waits for the ledger. After
 * a few tries the waiting is left to the server's timers.
 */
export const LEDGER_PATIENCE: LocalActivityOptions = {
	startToCloseTimeout: '20 seconds',
	localRetryThreshold: '3 seconds',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
};

/**
 * With a flow. A try may take 90 seconds, since the POST itself is given 75. In total it is tried until it is pointless,
 * at least every half hour, so that a flow that comes back after an outage is soon found.
 *
 * @param usefulMs how long it is of use, in milliseconds
 */
export function pushPatience(usefulMs: number): ActivityOptions {
	return {
		taskQueue: taskQueues(workflowInfo().taskQueue).push,
		startToCloseTimeout: '90 seconds',
		scheduleToCloseTimeout: usefulMs,
		retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '30 minutes' },
	};
}
