import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { BriefActivities, BriefOrder, BriefSendActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { LEDGER_PATIENCE, sendPatience } from '../patience';

/** As patient with the ledger as an assignment is: a brief waits for it, however long that takes. */
export const ledger = proxyLocalActivities<BriefActivities>(LEDGER_PATIENCE);

/** Has an edition go out; answers how that ended. */
export function sendBrief(order: BriefOrder): Promise<Ending> {
	const { sendBrief } = proxyActivities<BriefSendActivities>({
		...sendPatience('urgent'),
		summary: `edition ${order.edition}`,
	});
	return sendBrief(order);
}
