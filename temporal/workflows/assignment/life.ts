import {
	ActivityFailure,
	CancellationScope,
	condition,
	setCurrentDetails,
	upsertMemo,
	upsertSearchAttributes,
	workflowInfo,
} from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type {
	AssignmentInput,
	AssignmentStatus,
	Outcome,
	Pinned,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/assignment';
import type { ClientCommand } from '../../contract/command';
import type { AssignmentEvent, EventKind } from '../../contract/event';
import { CHANGE, commandId, MEMO, SEARCH_ATTRIBUTE } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import { ledger, push } from './proxies';
import { Alarm } from './alarm';
import { EXPIRED, undeliveredAfter, undeliveredBecause } from './delivery';
import type { Moment } from './plan';
import { assignmentStatus, initialState, isAnswer, momentsAhead, pageMemo, type AssignmentState } from './state';
import { momentLine, story } from './story';

const outcomeKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');

/** A confirmation that comes a day after the answer confuses more than it helps. */
const CONFIRMATION_USEFUL_MS = 24 * 60 * 60 * 1000;

/**
 * Owns the state of one assignment and every change of it. What comes in changes the state at once and leaves an
 * event to record; the one loop records it, makes it known, and acts when the next moment of the plan has come.
 */
export class AssignmentLife {
	private readonly state: AssignmentState = initialState();
	private readonly toRecord: AssignmentEvent[] = [];
	private readonly pushes = new Set<CancellationScope>();
	private readonly alarm = new Alarm(() => (this.changed = true));
	private published: Outcome = 'open';
	/** Wakes the loop. */
	private changed = false;

	constructor(private readonly input: AssignmentInput) {}

	status(): AssignmentStatus {
		return assignmentStatus(this.input, this.state);
	}

	/** Why a change cannot be taken any more, or undefined while it can. */
	closedTo(change: string): string | undefined {
		const { outcome } = this.state;
		if (outcome === 'refused') return 'The assignment was refused.';
		if (outcome === 'withdrawn' && change === CHANGE.submit) return 'The assignment was withdrawn.';
		return undefined;
	}

	/** The first answer stands; a later one is told so. */
	submit({ submissionId, outcome, reportedBy, hindrance, submittedAt, note }: Submission): SubmissionResult {
		const standing = this.state.outcome;
		if (standing === 'no-answer' || isAnswer(standing)) return { outcome: standing, repeated: true };
		const at = Math.min(submittedAt === undefined ? Date.now() : Date.parse(submittedAt), Date.now());
		this.decide(outcome, at);
		this.state.submissionId = submissionId;
		this.happened('answered', at, {
			reportedBy,
			...(hindrance !== undefined && { hindrance }),
			...(note !== undefined && { note }),
		});
		return { outcome, repeated: false };
	}

	/** Ends the assignment and revokes the client's link, answered or not. */
	withdraw({ reason }: Withdrawal): WithdrawalResult {
		if (this.state.outcome === 'withdrawn') return { repeated: true };
		this.decide('withdrawn', Date.now());
		this.state.generation += 1;
		this.happened('withdrawn', Date.now(), { ...(reason !== undefined && { reason }) });
		return { repeated: false };
	}

	/** From the first record to the last. */
	async run(): Promise<void> {
		const recorded = await ledger.recordAssignment(this.input, workflowInfo().firstExecutionRunId);
		if (recorded.kind === 'recorded') await this.live(recorded.pinned);
		else this.refuse(recorded.refusal.message);
		setCurrentDetails(story(this.input, this.state, undefined));
	}

	private refuse(problem: string): void {
		this.state.outcome = 'refused';
		this.state.problem = problem;
		upsertSearchAttributes([{ key: outcomeKey, value: 'refused' }]);
	}

	/** The one loop: what happened is recorded, then made known; then comes what the plan says. */
	private async live(pinned: Pinned): Promise<void> {
		this.state.pinned = pinned;
		this.publishPage(pinned);
		for (;;) {
			this.changed = false;
			await this.record();
			this.publishOutcome(pinned);
			const next = momentsAhead(this.input, this.state)[0];
			if (next === undefined) return;
			const settled = next.kind !== 'close' || this.pushes.size === 0;
			if (settled && this.alarm.reached(next.at)) {
				this.reach(next);
			} else {
				setCurrentDetails(story(this.input, this.state, next));
				this.alarm.set(next.at, momentLine(next));
				await condition(() => this.changed);
			}
		}
	}

	private async record(): Promise<void> {
		for (let event = this.toRecord[0]; event; event = this.toRecord[0]) {
			await ledger.recordEvent(event);
			this.toRecord.shift();
		}
	}

	/** Makes a new outcome known, and ends or begins what it ends or begins. */
	private publishOutcome(pinned: Pinned): void {
		const { outcome } = this.state;
		if (outcome === this.published) return;
		this.published = outcome;
		this.publishPage(pinned);
		upsertSearchAttributes([{ key: outcomeKey, value: outcome }]);
		for (const waiting of this.pushes) waiting.cancel();
		if (isAnswer(outcome) && pinned.confirm) this.push('confirm', Date.now() + CONFIRMATION_USEFUL_MS);
	}

	private publishPage(pinned: Pinned): void {
		upsertMemo({ [MEMO.page]: pageMemo(this.input, this.state, pinned) });
	}

	private reach(moment: Moment): void {
		this.state.passed.push(moment.kind);
		switch (moment.kind) {
			case 'deliver':
				if (Date.now() < moment.expiresAt) this.push('deliver', moment.expiresAt);
				else this.giveUpDelivery(EXPIRED);
				break;
			case 'due':
				this.happened('due', moment.at);
				break;
			case 'close':
				if (this.state.outcome === 'open') this.decide('no-answer', Date.now());
				this.happened('closed', Date.now());
				break;
		}
	}

	/** Starts a push beside the loop; an outcome cancels it while it waits. */
	private push(command: ClientCommand, expiresAt: number): void {
		const scope = new CancellationScope();
		this.pushes.add(scope);
		void this.follow(command, scope, expiresAt).finally(() => {
			this.pushes.delete(scope);
			this.changed = true;
		});
	}

	private async follow(command: ClientCommand, scope: CancellationScope, expiresAt: number): Promise<void> {
		const { assignmentId } = this.input;
		const { generation } = this.state;
		const order = { command, commandId: commandId(assignmentId, command), assignmentId, generation };
		try {
			const result = await scope.run(() => push(order, expiresAt, command));
			if (command === 'deliver') this.delivered(result);
		} catch (error) {
			if (!(error instanceof ActivityFailure)) throw error;
			if (command === 'deliver' && this.state.outcome === 'open') this.giveUpDelivery(undeliveredAfter(error));
		}
	}

	private delivered(result: PushResult): void {
		const problem = undeliveredBecause(result);
		if (problem !== undefined) return this.giveUpDelivery(problem);
		if (result.kind !== 'sent') return;
		this.state.delivery = 'delivered';
		this.state.deliveredAt = result.at;
	}

	/** The assignment stays open all the same: staff may still report what the client says. */
	private giveUpDelivery(reason: string): void {
		this.state.delivery = 'undeliverable';
		this.state.problem = reason;
		this.happened('undeliverable', Date.now(), { reason });
	}

	private decide(outcome: Outcome, at: number): void {
		this.state.outcome = outcome;
		this.state.outcomeAt = new Date(at).toISOString();
	}

	private happened(
		kind: EventKind,
		at: number,
		details: Pick<AssignmentEvent, 'reportedBy' | 'hindrance' | 'note' | 'reason'> = {},
	): void {
		const { assignmentId } = this.input;
		this.toRecord.push({
			eventId: `${assignmentId}.${kind}`,
			assignmentId,
			kind,
			at: new Date(at).toISOString(),
			outcome: this.state.outcome,
			...details,
		});
		this.changed = true;
	}
}
