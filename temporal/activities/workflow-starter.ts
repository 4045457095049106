import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Topic } from '../contract/command';
import { briefWorkflowId, noticeWorkflowId, taskQueues, TOLD, WORKFLOW } from '../contract/names';
import type { NoticeKey } from '../ledger/sending/outbox';

/** What a brief is about: a clinician's sessions on a day of the practice's calendar, `YYYY-MM-DD`. */
export interface BriefKey {
	clinicianId: string;
	date: string;
}

/** How activities reach workflows other than their own. Telling the same twice does no harm. */
export interface WorkflowStarter {
	/** Tells a brief that what it says has changed, and starts it where it does not run. */
	wakeBrief(key: BriefKey): Promise<void>;
	/** Has one subscriber told of one event. */
	startNotice(key: NoticeKey, topic: Topic): Promise<void>;
}

/**
 * Starts workflows over the worker's own connection.
 *
 * @param taskQueue base name of the deployment's queues
 */
export function temporalStarter(client: Client, taskQueue: string): WorkflowStarter {
	const { workflows } = taskQueues(taskQueue);
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
			const options = {
				workflowId: noticeWorkflowId(key.eventId, key.routeId),
				workflowIdReusePolicy: 'REJECT_DUPLICATE',
				taskQueue: workflows,
				args: [key],
				staticSummary: topic,
			} as const;
			await client.workflow.start(WORKFLOW.notice, options).catch((error: unknown) => {
				if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
			});
		},
	};
}
