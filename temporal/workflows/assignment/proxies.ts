import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { MessageActivities, MessageOrder, RecordActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { LEDGER_PATIENCE, sendPatience } from '../patience';

/** Writes to the ledger. */
export const ledger = proxyLocalActivities<RecordActivities>(LEDGER_PATIENCE);

/** Has a message sent by the flow that owns it; answers how that ended. */
export function sendMessage(order: MessageOrder, summary: string): Promise<Ending> {
	const { sendMessage } = proxyActivities<MessageActivities>({
		...sendPatience('push'),
		// A try under way may have reached the client: what came of it is waited for, also when it is called off.
		cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
		summary,
	});
	return sendMessage(order);
}
