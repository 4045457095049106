import { proxyActivities, type ActivityOptions } from '@temporalio/workflow';
import type { RequestActivities } from '../../activities/types';
import type { Request, RequestResult } from '../../contract/request';
import { Answers } from '../answers';
import { Reading } from '../reading';

/** What somebody has said is never said again: it waits for the ledger, however long that takes. */
const lasting: ActivityOptions = {
	startToCloseTimeout: '30 seconds',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
};

/** What n8n asks for anew, or a person who gets no code: while the ledger cannot be written, both may count on it for a day. */
const write: ActivityOptions = { ...lasting, scheduleToCloseTimeout: '1 day' };

/** n8n listens for a test event for two minutes, so that a sample is pointless after them. */
const sample: ActivityOptions = {
	startToCloseTimeout: '90 seconds',
	scheduleToCloseTimeout: '2 minutes',
	retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumAttempts: 5 },
};

const ASKED_ANEW: Array<Request['kind']> = ['claim-routes', 'release-routes', 'ask-code', 'enter-code'];

function optionsOf(kind: Request['kind']): ActivityOptions {
	if (kind === 'send-sample') return sample;
	return ASKED_ANEW.includes(kind) ? write : lasting;
}

/** A write that is not addressed to one assignment: it waits for a worker, and its id is its idempotency key. */
export async function request(request: Request): Promise<RequestResult> {
	new Reading().start(request);
	const { carryOut } = proxyActivities<RequestActivities>({ ...optionsOf(request.kind), summary: request.kind });
	return await new Answers().of('carryOut', () => carryOut(request));
}
