import { ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { NoticeKey, NoticeSendActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { Answers } from '../answers';
import { sendPatience } from '../patience';
import { Reading } from '../reading';

/** What happened a day ago is no news: staff see it on the assignment. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Tells one subscriber of one event. No assignment waits for it, and no other subscriber does.
 *
 * @throws where every try of a day failed, so that it shows as failed
 */
export async function notice(key: NoticeKey): Promise<Ending> {
	new Reading().start(key);
	const { sendNotice } = proxyActivities<NoticeSendActivities>(sendPatience('push'));
	const order = { ...key, expiresAt: new Date(Date.now() + DAY_MS).toISOString() };
	const ending = await new Answers().of('sendNotice', () => sendNotice(order));
	if (ending.kind === 'given-up') throw ApplicationFailure.nonRetryable(ending.reason, 'GivenUp');
	return ending;
}
