import { rootCause } from '@temporalio/common';
import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { NoticeActivities, NoticeKey, NoticePushActivities } from '../../activities/types';
import type { PushResult } from '../../contract/receipt';
import { LEDGER_PATIENCE, pushPatience } from '../patience';

/** What happened a day ago is no news: staff see it on the assignment. */
const DAY_MS = 24 * 60 * 60 * 1000;

const ledger = proxyLocalActivities<NoticeActivities>(LEDGER_PATIENCE);

/**
 * Tells one subscriber of one event. No assignment waits for it, and no other subscriber does.
 *
 * @throws where every try of a day failed, so that it shows as failed
 */
export async function notice(key: NoticeKey): Promise<PushResult> {
	const { pushNotice } = proxyActivities<NoticePushActivities>(pushPatience(DAY_MS));
	const expiresAt = new Date(Date.now() + DAY_MS).toISOString();
	try {
		return await pushNotice({ ...key, expiresAt });
	} catch (failure) {
		if (!isCancellation(failure)) {
			const reason = rootCause(failure) ?? 'It said nothing.';
			await ledger.giveUpNotice(key, { at: new Date().toISOString(), reason });
		}
		throw failure;
	}
}
