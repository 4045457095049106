import { activityInfo } from '@temporalio/activity';
import type { KeyRing } from '../contract/keys';
import type { Look } from '../contract/questions-service';
import type { Ledger } from '../ledger/ledger';
import type { Library } from '../library/library';
import { createQuestionActivities } from './asking/questions';
import type { OtherWorkflows } from './other-workflows';
import { announcing } from './recording/announcing';
import { createBatchActivities } from './recording/batch';
import { createBriefActivities } from './recording/brief';
import { createRecordActivities } from './recording/record';
import { createRequestActivities } from './recording/request';
import { FlowOrigins } from './sending/flow-origins';
import type { AtPoint } from './sending/points';
import { ROUTE_LIMITS, RouteLoads, type RouteLimits } from './sending/route-loads';
import { createSendActivities } from './sending/send';
import { StopsFirst } from './sending/stops-first';
import { UpToDate } from './up-to-date';
import { createWatchActivities } from './watching/watch';

export interface ActivitySettings {
	ledger: Ledger;
	library: Library;
	ring: KeyRing;
	others: OtherWorkflows;
	/** Where flows may be; on this machine only, if left out. */
	origins?: FlowOrigins;
	/** Puts on record what was asked to be stopped and waits for that; nothing, if left out. */
	recordStops?: () => Promise<unknown>;
	/** Looks at the whole service, for whoever asks how it is; at nothing, if left out. */
	lookAround?: () => Promise<Look[]>;
	/** How long a flow may take to answer, in milliseconds. */
	pushTimeoutMs?: number;
	/** How long a receipt is waited for that comes by a request, in milliseconds. */
	handInMs?: number;
	/** Milliseconds since 1970, UTC; the machine's clock, if left out. */
	clock?: () => number | Promise<number>;
	/** How much is put on a route. */
	routeLimits?: RouteLimits;
	/** Called at each point of each try. */
	atPoint?: AtPoint;
}

const PUSH_TIMEOUT_MS = 75_000;
const HAND_IN_MS = 5_000;

/** Clocks that are no further apart than this, in milliseconds, tell the same: what comes at its instant is not put off. */
const CLOCKS_APART_MS = 1_000;

/** All activities, by the task queue that serves them (see `taskQueues`). */
export function createActivities({
	ledger,
	library,
	ring,
	others,
	origins = new FlowOrigins(),
	recordStops = async () => undefined,
	lookAround = async () => [],
	pushTimeoutMs = PUSH_TIMEOUT_MS,
	handInMs = HAND_IN_MS,
	clock = Date.now,
	routeLimits = ROUTE_LIMITS,
	atPoint = () => undefined,
}: ActivitySettings) {
	const announced = { ledger, library, others };
	const upToDate = new UpToDate(library, ledger);
	const stopsFirst = new StopsFirst(recordStops);
	const scheduledAt = () => activityInfo().currentAttemptScheduledTimestampMs;
	const { sendMessage, sendBrief, sendCode, sendNotice, sendFarewell, sendAttention } = createSendActivities({
		...announced,
		ring,
		origins,
		timeoutMs: pushTimeoutMs,
		handInMs,
		now: async () => {
			const at = await clock();
			return Math.max(at, Math.min(scheduledAt(), at + CLOCKS_APART_MS));
		},
		scheduledAt,
		attempt: () => activityInfo().attempt,
		loads: new RouteLoads(routeLimits),
		stopsFirst,
		atPoint,
	});
	const { checkKeys, checkService, ...questions } = createQuestionActivities({ ledger, library, ring, lookAround });
	return {
		workflows: stopsFirst.watching({
			...announcing(upToDate.before(createRecordActivities({ ledger, library })), announced),
			...createBatchActivities({ ledger, others }),
			...createBriefActivities({ ledger, library }),
			...createRequestActivities({ ...announced, ring, origins, timeoutMs: pushTimeoutMs, upToDate }),
			...createWatchActivities({ ledger, others, ring, origins, clock }),
		}),
		push: stopsFirst.watching(upToDate.before({ sendMessage, sendNotice, sendFarewell })),
		urgent: stopsFirst.watching(upToDate.before({ sendBrief, sendCode, sendAttention })),
		// Of a ledger that fails these two have to tell.
		ask: { checkKeys, checkService, ...upToDate.before(questions) },
	};
}
