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
 * With what is said to somebody. A try may take two minutes, since the POST itself is given 75 seconds, and its receipt and
 * record some more. When the next one is, and when it is over, the ledger says: so there is no bound in total. The retry
 * policy is for what nobody expects.
 */
export function sendPatience(queue: 'push' | 'urgent'): ActivityOptions {
	return {
		taskQueue: taskQueues(workflowInfo().taskQueue)[queue],
		startToCloseTimeout: '2 minutes',
		retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '5 minutes' },
	};
}
