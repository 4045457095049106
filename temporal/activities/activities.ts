import { activityInfo } from '@temporalio/activity';
import type { KeyRing } from '../contract/keys';
import type { Ledger } from '../ledger/ledger';
import type { Library } from '../library/library';
import { createBriefActivities } from './recording/brief';
import { wakingBriefs } from './recording/brief-wakes';
import { createNoticeActivities, createNoticePushActivities, handingOverNotices } from './sending/notices';
import { createPushActivities } from './sending/push';
import { createBriefPushActivities } from './sending/push-brief';
import { createQuestionActivities } from './asking/questions';
import { createRecordActivities } from './recording/record';
import { createRequestActivities } from './recording/request';
import type { WorkflowStarter } from './workflow-starter';

export interface ActivitySettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	starter: WorkflowStarter;
	/** How long a flow may take to answer a push, in milliseconds. */
	pushTimeoutMs?: number;
	/** The instant for which a try of a push is scheduled, in milliseconds; as Temporal says it, if left out. */
	tryScheduledAt?: () => number | Promise<number>;
}

const PUSH_TIMEOUT_MS = 75_000;

function asTemporalSays(): number {
	return activityInfo().currentAttemptScheduledTimestampMs;
}

/** All activities, by the task queue that serves them (see `taskQueues`). */
export function createActivities({
	ledger,
	library,
	ring,
	starter,
	pushTimeoutMs = PUSH_TIMEOUT_MS,
	tryScheduledAt = asTemporalSays,
}: ActivitySettings) {
	const pushing = { ledger, library, ring, timeoutMs: pushTimeoutMs };
	const toPush = { ...pushing, tryScheduledAt };
	const recording = handingOverNotices(createRecordActivities({ ledger, library }), { ledger, starter });
	return {
		workflows: {
			...wakingBriefs(recording, { ledger, library, starter }),
			...createBriefActivities({ ledger, library }),
			...createNoticeActivities({ ledger }),
			...createRequestActivities({ ...pushing, starter }),
		},
		push: {
			...createPushActivities(toPush),
			...createBriefPushActivities(toPush),
			...createNoticePushActivities(toPush),
		},
		ask: { ...createQuestionActivities({ ledger, library, ring }) },
	};
}
