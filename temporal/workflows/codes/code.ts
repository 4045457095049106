import { proxyActivities } from '@temporalio/workflow';
import type { CodeOrder, CodeSendActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { Answers } from '../answers';
import { sendPatience } from '../patience';
import { Reading } from '../reading';

/** Sends a clinician the one-time code that was asked for, while it opens anything. */
export async function code(order: CodeOrder): Promise<Ending> {
	new Reading().start(order);
	const { sendCode } = proxyActivities<CodeSendActivities>(sendPatience('urgent'));
	return await new Answers().of('sendCode', () => sendCode(order));
}
