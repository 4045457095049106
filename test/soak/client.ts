import { setTimeout } from 'node:timers/promises';
import { isGrpcServiceError, ServiceError, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { assignmentId } from '../../temporal/contract/identity';
import { assignmentWorkflowId, CHANGE, MEMO, taskQueues, WORKFLOW } from '../../temporal/contract/names';
import { assignmentInput } from '../assignment-input';
import { daytimeZone } from '../e2e/daytime';
import type { AssignmentEvidence } from './evidence';
import { DOMAIN } from './mailbox';
import { PageVisit } from './page-visit';
import type { ClientPlan } from './plan';
import type { Practice } from './practice';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const AGAIN_MS = 500;
const CALL_MS = 5_000;

/** So long that no message is out of use before the run is over; so short that the first reminder is due in a minute. */
const WINDOW = 40 * MINUTE;
const REMINDER_SHARE = 0.01;

/** Of other reminders than the client's own there are none; its delivery comes a minute before. */
const GAP_HOURS = 5_000 / HOUR;

/** What a client of a run is at. */
export type Doing = 'being assigned' | 'waiting for the delivery' | 'answering' | 'being withdrawn' | 'nothing';

/** One client, who is assigned an exercise, and does with it what the plan says. */
export class SoakClient {
	readonly evidence: AssignmentEvidence;
	doing: Doing = 'nothing';

	constructor(
		private readonly practice: Practice,
		private readonly plan: ClientPlan,
		private readonly key: string,
	) {
		const id = assignmentId(practice.ring, key);
		this.evidence = { assignmentId: id, calledDeadAt: [], unservedAt: [], mails: [] };
	}

	/** Does all that it does; what nobody foresaw is noted as trouble. */
	async live(signal: AbortSignal): Promise<void> {
		try {
			await setTimeout(this.plan.assignedAfter, undefined, { signal });
			await this.act(signal);
			this.doing = 'nothing';
		} catch (error) {
			if (!signal.aborted) {
				this.evidence.trouble = (error as Error).message;
				this.doing = 'nothing';
			}
		}
	}

	private async act(signal: AbortSignal): Promise<void> {
		const { evidence, practice, plan } = this;
		this.doing = 'being assigned';
		await this.untilTaken(() => this.assign(), signal);
		if (plan.fate.kind === 'withdrawn') {
			this.doing = 'being withdrawn';
			await setTimeout(plan.fate.after, undefined, { signal });
			evidence.said = { outcome: 'withdrawn' };
			await this.untilTaken(() => this.withdraw(), signal);
			evidence.said.acceptedAt = Date.now();
			return;
		}
		this.doing = 'waiting for the delivery';
		const link = await practice.mailbox.delivery(evidence.assignmentId, signal);
		this.doing = 'answering';
		await setTimeout(plan.fate.after, undefined, { signal });
		const visit = new PageVisit(link, evidence, signal);
		const nonce = await visit.open();
		if (nonce === undefined || plan.fate.kind === 'looks') return;
		evidence.said = { outcome: plan.fate.outcome };
		if (await visit.answer(nonce, plan.fate.outcome)) evidence.said.acceptedAt = Date.now();
	}

	private async assign(): Promise<void> {
		const { client, ring, taskQueue } = this.practice;
		const now = Date.now();
		const input = assignmentInput(ring, {
			key: this.key,
			clientName: 'Ada Example',
			clientEmail: `${this.key}@${DOMAIN}`,
			exerciseId: 'thought-record',
			deliverAt: new Date(now).toISOString(),
			dueAt: new Date(now + WINDOW).toISOString(),
			zone: daytimeZone(),
			anyHour: true,
			policy: { reminders: [{ share: REMINDER_SHARE }], gapHours: GAP_HOURS },
		});
		try {
			await client.workflow.start(WORKFLOW.assignment, {
				workflowId: assignmentWorkflowId(input.assignmentId),
				taskQueue: taskQueues(taskQueue).workflows,
				workflowIdReusePolicy: 'REJECT_DUPLICATE',
				args: [input],
				memo: { [MEMO.terms]: input.terms },
			});
		} catch (error) {
			// An earlier call of which no answer came back.
			if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
		}
	}

	private async withdraw(): Promise<void> {
		const handle = this.practice.client.workflow.getHandle(assignmentWorkflowId(this.evidence.assignmentId));
		await handle.signal(CHANGE.withdraw, { withdrawalId: 'soak' });
	}

	/** Asks Temporal until it takes it; while it is away, or starts, it does not. */
	private async untilTaken(ask: () => Promise<void>, signal: AbortSignal): Promise<void> {
		for (;;) {
			signal.throwIfAborted();
			try {
				return await this.practice.client.withDeadline(Date.now() + CALL_MS, ask);
			} catch (error) {
				if (!(error instanceof ServiceError || isGrpcServiceError(error))) throw error;
			}
			await setTimeout(AGAIN_MS, undefined, { signal });
		}
	}
}
