import { setTimeout as sleep } from 'node:timers/promises';
import {
	isGrpcDeadlineError,
	WorkflowExecutionAlreadyStartedError,
	WorkflowNotFoundError,
	WorkflowUpdateFailedError,
	type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { ASSIGNMENT_CHANGES, unchangedAnswer, type Answered, type Asked, type ToAssignment } from '../contract/changes';
import type { EventTopic } from '../contract/command';
import {
	assignmentWorkflowId,
	attentionWorkflowId,
	BRAKE_KEY,
	briefWorkflowId,
	codeWorkflowId,
	farewellWorkflowId,
	CONTRACT_VERSION,
	LEFT_UNDONE,
	noticeWorkflowId,
	receiptRequestKey,
	requestWorkflowId,
	taskQueues,
	TOLD,
	WORKFLOW,
} from '../contract/names';
import type { Receipt } from '../contract/receipt';
import type { Request } from '../contract/request';
import type { ToldEnding } from '../contract/sending';
import type { ToldReview } from '../contract/review';
import type { ToldStop } from '../contract/stops';
import type { NoticeKey } from '../ledger/sending/notices';
import type { WaitingAttention } from '../ledger/troubles/attention';

/** What a brief is about: a clinician's sessions on a day of the practice's calendar, `YYYY-MM-DD`. */
export interface BriefKey {
	clinicianId: string;
	date: string;
}

/** What came of telling an assignment: `gone` is one that is closed or takes no such change any more. */
export type ToldChange<R> = { kind: 'taken'; result: R } | { kind: 'gone' } | { kind: 'waiting' };

/** How activities reach workflows other than their own. Telling the same twice does no harm. */
export interface OtherWorkflows {
	/** Tells a brief that what it says has changed, and starts it where it does not run. */
	wakeBrief(key: BriefKey): Promise<void>;
	/** Has one subscriber told of one event. */
	startNotice(key: NoticeKey, topic: EventTopic): Promise<void>;
	/** Has a clinician sent the one-time code that was asked for. */
	startCode(codeId: string): Promise<void>;
	/** Has whoever stopped messages told that this is so. */
	startFarewell(stopId: string): Promise<void>;
	/** Has one subscriber told of what goes wrong. */
	startAttention(waiting: WaitingAttention): Promise<void>;
	/** Tells an assignment how one of its messages has ended; one that is closed needs not know. */
	tellEnding(assignmentId: string, told: ToldEnding): Promise<void>;
	/** Tells an assignment that its client has agreed to messages; one that is closed needs not know. */
	tellAgreed(assignmentId: string): Promise<void>;
	/** Tells an assignment what is stopped at its client's address now; one that is closed needs not know. */
	tellStopped(assignmentId: string, told: ToldStop): Promise<void>;
	/** Tells an assignment whether there is a note for its client's page; the page of one that is closed asks by itself. */
	tellReviewed(assignmentId: string, told: ToldReview): Promise<void>;
	/** Those of these assignments to which something was said, or may have been, that no worker has taken up yet. */
	unheardAmong(assignmentIds: string[]): Promise<string[]>;
	/** Whether somebody asked to hold all that goes to clients, or to let it go, and no worker is done with that. */
	brakeAsked(): Promise<boolean>;
	/**
	 * Tells an open assignment of a change, by Update, and where it does not answer in time, or Temporal takes no Update, by the
	 * Signal of the same name.
	 */
	change<Name extends keyof ToAssignment>(
		assignmentId: string,
		name: Name,
		asked: Asked<Name>,
	): Promise<ToldChange<Answered<Name>>>;
	/** Has a receipt recorded that could not be recorded at once, however long that takes. */
	handIn(receipt: Receipt): Promise<void>;
	/**
	 * Waits until a receipt that was handed in for a try is on record; answers false where none was, or none comes in this
	 * time, in milliseconds: what was to record it has failed, was ended, or is not done yet.
	 */
	untilHandedIn(tryId: string, withinMs: number): Promise<boolean>;
}

/** How long an assignment has to take up a change before it is left to it as a Signal, in milliseconds. */
const UPDATE_MS = 20_000;

/** A change that came in after the last workflow task is among the latest events: more never wait. */
const LATEST_EVENTS = 50;

/** How long a worker may take over a workflow task before something counts as unheard, in milliseconds. */
const TASK_MS = 1_000;

/** How often Temporal is asked how something stands, in milliseconds. */
const LOOK_AGAIN_MS = 50;

const { PENDING_WORKFLOW_TASK_STATE_STARTED } = temporal.api.enums.v1.PendingWorkflowTaskState;

/**
 * Reaches workflows over the worker's own connection.
 *
 * @param taskQueue base name of the deployment's queues
 */
export function otherWorkflows(client: Client, taskQueue: string): OtherWorkflows {
	const { workflows } = taskQueues(taskQueue);

	async function isUnheard(assignmentId: string): Promise<boolean> {
		const workflowId = assignmentWorkflowId(assignmentId);
		for (const until = Date.now() + TASK_MS; ; await sleep(LOOK_AGAIN_MS)) {
			const description = await orUndefined(client.workflow.getHandle(workflowId).describe());
			const task = description?.raw.pendingWorkflowTask;
			if (description?.status.name !== 'RUNNING' || !task) return false;
			if (await isInHistory(workflowId)) return true;
			// What is said while a worker has the task enters the history only when the worker is done with it.
			if (task.state !== PENDING_WORKFLOW_TASK_STATE_STARTED) return false;
			if (Date.now() >= until) return true;
		}
	}

	/** Whether something was said after the last workflow task that a worker was done with, as far as the history shows. */
	async function isInHistory(workflowId: string): Promise<boolean> {
		const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
			namespace: client.options.namespace,
			execution: { workflowId },
			maximumPageSize: LATEST_EVENTS,
		});
		const latestFirst = history?.events ?? [];
		const completed = latestFirst.findIndex((event) => event.workflowTaskCompletedEventAttributes);
		return latestFirst
			.slice(0, completed === -1 ? undefined : completed)
			.some(
				(event) =>
					event.workflowExecutionSignaledEventAttributes ?? event.workflowExecutionCancelRequestedEventAttributes,
			);
	}

	/** Starts a workflow of which there is one under its id, ever. */
	async function startOnce(workflow: string, workflowId: string, input: object, staticSummary?: string): Promise<void> {
		await once(
			client.workflow.start(workflow, {
				...{ workflowId, workflowIdReusePolicy: 'REJECT_DUPLICATE', taskQueue: workflows, args: [input] },
				...(staticSummary !== undefined && { staticSummary }),
			}),
		);
	}

	/** Tells an assignment something; one that is closed needs not know. */
	async function tell(assignmentId: string, name: string, told: object): Promise<void> {
		await orUndefined(client.workflow.getHandle(assignmentWorkflowId(assignmentId)).signal(name, told));
	}

	return {
		async wakeBrief({ clinicianId, date }) {
			await client.workflow.signalWithStart(WORKFLOW.brief, {
				workflowId: briefWorkflowId(clinicianId, date),
				taskQueue: workflows,
				args: [{ clinicianId, date } satisfies BriefKey],
				signal: TOLD.changed,
				signalArgs: [],
				staticSummary: `brief for the sessions of ${date}`,
			});
		},

		async startNotice(key, topic) {
			await startOnce(WORKFLOW.notice, noticeWorkflowId(key.eventId, key.routeId), key, topic);
		},

		async startCode(codeId) {
			await startOnce(WORKFLOW.code, codeWorkflowId(codeId), { codeId });
		},

		async startFarewell(stopId) {
			await startOnce(WORKFLOW.farewell, farewellWorkflowId(stopId), { stopId }, 'answer to a stop');
		},

		async startAttention(waiting) {
			await startOnce(WORKFLOW.attention, attentionWorkflowId(waiting.commandId), waiting, 'attention');
		},

		tellEnding: (assignmentId, told) => tell(assignmentId, TOLD.ended, told),
		tellAgreed: (assignmentId) => tell(assignmentId, TOLD.agreed, {}),
		tellStopped: (assignmentId, told) => tell(assignmentId, TOLD.stopped, told),
		tellReviewed: (assignmentId, told) => tell(assignmentId, TOLD.reviewed, told),

		async unheardAmong(assignmentIds) {
			const unheard = await Promise.all(assignmentIds.map(isUnheard));
			return assignmentIds.filter((_id, index) => unheard[index]);
		},

		async brakeAsked() {
			const asked = await orUndefined(client.workflow.getHandle(requestWorkflowId(BRAKE_KEY)).describe());
			return asked?.status.name === 'RUNNING';
		},

		async change<Name extends keyof ToAssignment>(assignmentId: string, name: Name, asked: Asked<Name>) {
			const handle = client.workflow.getHandle(assignmentWorkflowId(assignmentId));
			const updateId = ASSIGNMENT_CHANGES[name].idOf(asked);
			try {
				const result = await client.withDeadline(Date.now() + UPDATE_MS, () =>
					handle.executeUpdate<Answered<Name>, [Asked<Name>]>(name, { args: [asked], updateId }),
				);
				return { kind: 'taken', result };
			} catch (error) {
				const standing = unchangedAnswer<Name>(error);
				if (standing !== undefined) return { kind: 'taken', result: standing };
				if (isGone(error)) return { kind: 'gone' };
				if (error instanceof WorkflowUpdateFailedError && !isLeftUndone(error)) throw error;
			}
			const signalled = await orUndefined(handle.signal(name, asked).then(() => true));
			return { kind: signalled ? 'waiting' : 'gone' };
		},

		async handIn(receipt) {
			const request: Request = { version: CONTRACT_VERSION, kind: 'hand-in-receipt', receipt };
			await once(
				client.workflow.start(WORKFLOW.request, {
					workflowId: requestWorkflowId(receiptRequestKey(receipt.tryId)),
					workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
					taskQueue: workflows,
					args: [request],
					staticSummary: request.kind,
				}),
			);
		},

		async untilHandedIn(tryId, withinMs) {
			const handle = client.workflow.getHandle(requestWorkflowId(receiptRequestKey(tryId)));
			for (const until = Date.now() + withinMs; ; await sleep(LOOK_AGAIN_MS)) {
				// Nothing is left open that would outlive the activity.
				const request = await client.withDeadline(until, () => orUndefined(handle.describe())).catch(orInVain);
				if (request?.status.name !== 'RUNNING') return request?.status.name === 'COMPLETED';
				if (Date.now() >= until) return false;
			}
		},
	};
}

/** Whether an assignment is closed, or says that it takes no such change any more. */
function isGone(error: unknown): boolean {
	if (error instanceof WorkflowNotFoundError) return true;
	const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
	return cause instanceof ApplicationFailure && cause.type === 'AssignmentClosed';
}

/** Whether it was Temporal's server that answered an Update, and not the assignment. */
function isLeftUndone({ cause }: WorkflowUpdateFailedError): boolean {
	return cause instanceof ApplicationFailure && LEFT_UNDONE.includes(cause.type ?? '');
}

async function once(starting: Promise<unknown>): Promise<void> {
	await starting.catch((error: unknown) => {
		if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
	});
}

async function orUndefined<T>(asking: Promise<T>): Promise<T | undefined> {
	return await asking.catch((error: unknown) => {
		if (error instanceof WorkflowNotFoundError) return undefined;
		throw error;
	});
}

/** Takes it for no answer where the time was up. */
function orInVain(error: unknown): undefined {
	if (!isGrpcDeadlineError(error)) throw error;
}
