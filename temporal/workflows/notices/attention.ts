import { ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { AttentionKey, AttentionSendActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { Answers } from '../answers';
import { sendPatience } from '../patience';
import { Reading } from '../reading';

/** After a day what still lasts has been told anew. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Tells one subscriber of what goes wrong. What becomes of it is told by no other one.
 *
 * @throws where every try of a day failed, so that it shows as failed
 */
export async function attention(key: AttentionKey): Promise<Ending> {
	new Reading().start(key);
	const { sendAttention } = proxyActivities<AttentionSendActivities>(sendPatience('urgent'));
	const order = { ...key, expiresAt: new Date(Date.now() + DAY_MS).toISOString() };
	const ending = await new Answers().of('sendAttention', () => sendAttention(order));
	if (ending.kind === 'given-up') throw ApplicationFailure.nonRetryable(ending.reason, 'GivenUp');
	return ending;
}
