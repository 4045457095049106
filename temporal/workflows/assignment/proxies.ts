import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { PushActivities, PushOrder, RecordActivities } from '../../activities/types';
import type { PushResult } from '../../contract/receipt';
import { LEDGER_PATIENCE, pushPatience } from '../patience';

/** Writes to the ledger. */
export const ledger = proxyLocalActivities<RecordActivities>(LEDGER_PATIENCE);

/**
 * Has a command carried out by the flow that owns it.
 *
 * @param expiresAt milliseconds since the epoch, in the future
 */
export function push(order: Omit<PushOrder, 'expiresAt'>, expiresAt: number, summary: string): Promise<PushResult> {
	const { push } = proxyActivities<PushActivities>({
		...pushPatience(expiresAt - Date.now()),
		// A try under way may have reached the client: its receipt is waited for, also when it is cancelled.
		cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
		summary,
	});
	return push({ ...order, expiresAt: new Date(expiresAt).toISOString() });
}
