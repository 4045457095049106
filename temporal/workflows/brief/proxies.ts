import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { BriefActivities, BriefOrder, BriefPushActivities } from '../../activities/types';
import { LEDGER_PATIENCE, pushPatience } from '../patience';

/** As patient with the ledger as an assignment is: a brief waits for it, however long that takes. */
export const ledger = proxyLocalActivities<BriefActivities>(LEDGER_PATIENCE);

/**
 * Has an edition go out, tried as any other push is until it is pointless.
 *
 * @param expiresAt milliseconds since the epoch, in the future
 */
export function pushBrief(order: Omit<BriefOrder, 'expiresAt'>, expiresAt: number) {
	const { pushBrief } = proxyActivities<BriefPushActivities>({
		...pushPatience(expiresAt - Date.now()),
		summary: `edition ${order.edition}`,
	});
	return pushBrief({ ...order, expiresAt: new Date(expiresAt).toISOString() });
}
