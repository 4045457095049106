import { proxyActivities } from '@temporalio/workflow';
import type { FarewellOrder, FarewellSendActivities } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { Answers } from '../answers';
import { sendPatience } from '../patience';
import { Reading } from '../reading';

/** Tells whoever stopped messages once that this is so. No assignment waits for it: it may be closed. */
export async function farewell(order: FarewellOrder): Promise<Ending> {
	new Reading().start(order);
	const { sendFarewell } = proxyActivities<FarewellSendActivities>(sendPatience('push'));
	return await new Answers().of('sendFarewell', () => sendFarewell(order));
}
