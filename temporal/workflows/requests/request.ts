import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { RequestActivities } from '../../activities/types';
import type { Request, RequestResult } from '../../contract/request';

/** A write to the ledger takes milliseconds; while the ledger cannot be written, n8n may count on it for a day. */
const write: ActivityOptions = {
	startToCloseTimeout: '30 seconds',
	scheduleToCloseTimeout: '1 day',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/** n8n listens for a test event for two minutes, so that a sample is pointless after them. */
const sample: ActivityOptions = {
	startToCloseTimeout: '90 seconds',
	scheduleToCloseTimeout: '2 minutes',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 5 },
};

/** A write that is not addressed to one assignment: it waits for a worker, and its id is its idempotency key. */
export async function request(request: Request): Promise<RequestResult> {
	const options = request.kind === 'send-sample' ? sample : write;
	const { carryOut } = proxyActivities<RequestActivities>({ ...options, summary: request.kind });
	return await carryOut(request);
}
