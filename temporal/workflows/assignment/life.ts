import { condition, setCurrentDetails, upsertMemo, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { AssignmentInput, AssignmentStatus, Pinned } from '../../contract/assignment';
import type { ClientCommand } from '../../contract/command';
import { commandId, MEMO, reminderCommandId, reminderEventId, SEARCH_ATTRIBUTE } from '../../contract/names';
import { SKIP_WORDS } from '../../contract/skip-words';
import { objection, type Objection } from './admission';
import { Alarm } from './alarm';
import { AssignmentChanges } from './changes';
import { EXPIRED, undeliveredAfter, undeliveredBecause } from './delivery';
import { Journal } from './journal';
import type { Moment } from './plan';
import { ledger } from './proxies';
import { Pushes, type Pushed } from './pushes';
import { settle, skip, takePlan, type Reminder } from './reminders';
import { assignmentStatus, initialState, isAnswer, momentsAhead, pageMemo, type AssignmentState } from './state';
import { momentLine, story } from './story';

const outcomeKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');
const dueKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME');

/** A confirmation that comes a day after the answer confuses more than it helps. */
const CONFIRMATION_USEFUL_MS = 24 * 60 * 60 * 1000;

/**
 * Owns the state of one assignment. What comes in changes the state at once and enters the journal; the one loop
 * records it, makes it known, and acts when the next moment of the plan has come.
 */
export class AssignmentLife {
	private readonly state: AssignmentState;
	private readonly journal: Journal;
	private readonly pushes = new Pushes();
	private readonly alarm = new Alarm(() => (this.awake = true));
	/** What the memo and the search attributes say. */
	private readonly published: { outcome: string; dueAt: string; page?: string };
	/** Due, as the delivery under way knows it. */
	private deliverBy: number | undefined;
	private awake = false;

	readonly changes: AssignmentChanges;

	constructor(private readonly input: AssignmentInput) {
		this.state = initialState(input);
		this.published = { outcome: 'open', dueAt: this.state.dueAt };
		this.journal = new Journal(
			input.assignmentId,
			() => this.state.outcome,
			() => (this.awake = true),
		);
		this.changes = new AssignmentChanges(input, this.state, this.journal);
	}

	status(): AssignmentStatus {
		return assignmentStatus(this.input, this.state);
	}

	/** Why a change that is well formed cannot be taken now, or undefined where it can. */
	objectionTo(change: string, asked: unknown): Objection | undefined {
		return objection(change, asked, this.input, this.state);
	}

	/** From the first record to the last. */
	async run(): Promise<void> {
		const recorded = await ledger.recordAssignment(this.input, workflowInfo().firstExecutionRunId);
		if (recorded.kind === 'recorded') {
			takePlan(this.state, recorded.plan);
			await this.live(recorded.pinned);
		} else {
			this.refuse(recorded.refusal.message);
		}
		setCurrentDetails(story(this.state, undefined));
	}

	private refuse(problem: string): void {
		this.state.outcome = 'refused';
		this.state.problem = problem;
		upsertSearchAttributes([{ key: outcomeKey, value: 'refused' }]);
	}

	/** The one loop: what happened is recorded, then made known; then comes what the plan says. */
	private async live(pinned: Pinned): Promise<void> {
		this.state.pinned = pinned;
		for (;;) {
			this.awake = false;
			await this.journal.write();
			this.publish(pinned);
			const next = momentsAhead(this.input, this.state)[0];
			if (next === undefined) return;
			const settled = next.kind !== 'close' || this.pushes.size === 0;
			if (settled && this.alarm.reached(next.at)) {
				this.reach(next);
			} else {
				setCurrentDetails(story(this.state, next));
				this.alarm.set(next.at, momentLine(next));
				await condition(() => this.awake);
			}
		}
	}

	/** Makes known what has changed, and ends or begins what that ends or begins. */
	private publish(pinned: Pinned): void {
		const { state, published } = this;
		const page = pageMemo(this.input, state, pinned);
		if (JSON.stringify(page) !== published.page) upsertMemo({ [MEMO.page]: page });
		published.page = JSON.stringify(page);
		if (state.dueAt !== published.dueAt) {
			published.dueAt = state.dueAt;
			upsertSearchAttributes([{ key: dueKey, value: new Date(state.dueAt) }]);
			this.renewDelivery();
		}
		if (state.outcome !== published.outcome) {
			published.outcome = state.outcome;
			upsertSearchAttributes([{ key: outcomeKey, value: state.outcome }]);
			this.pushes.cancel();
			if (isAnswer(state.outcome) && state.reportedBy === 'client') {
				void this.push('confirm', Date.now() + CONFIRMATION_USEFUL_MS);
			}
		}
	}

	private reach(moment: Moment): void {
		switch (moment.kind) {
			case 'deliver':
				this.state.passed.push('deliver');
				if (Date.now() < moment.expiresAt) void this.deliver(moment.expiresAt);
				else this.giveUpDelivery(EXPIRED);
				break;
			case 'remind':
				void this.remind(this.state.reminders.find(({ which }) => which === moment.which)!);
				break;
			case 'due':
				this.state.passed.push('due');
				this.journal.happened('due', moment.at);
				break;
			case 'close':
				this.close();
				break;
		}
	}

	/** Of an answered assignment nothing is left to tell: the record of its close would only cost. */
	private close(): void {
		const { state } = this;
		state.passed.push('close');
		if (isAnswer(state.outcome)) return;
		if (state.outcome === 'open') this.changes.decide('no-answer', Date.now());
		this.journal.happened('closed', Date.now());
	}

	private async deliver(expiresAt: number): Promise<void> {
		const { state } = this;
		this.deliverBy = expiresAt;
		const result = await this.push('deliver', expiresAt);
		switch (result.kind) {
			case 'cancelled':
				// Rescheduled: it is delivered by the new due instant.
				if (state.outcome === 'open') state.passed = state.passed.filter((moment) => moment !== 'deliver');
				return;
			case 'failed':
				if (state.outcome === 'open') this.giveUpDelivery(undeliveredAfter(result.reason));
				return;
			case 'sent':
				state.delivery = 'delivered';
				state.deliveredAt = result.at;
				return;
			case 'refused':
			case 'skipped': {
				const problem = undeliveredBecause(result);
				if (problem !== undefined) this.giveUpDelivery(problem);
			}
		}
	}

	/** A delivery that waits goes on by the due instant that holds now. */
	private renewDelivery(): void {
		const id = commandId(this.input.assignmentId, 'deliver');
		if (this.state.delivery === 'waiting' && this.deliverBy !== Date.parse(this.state.dueAt)) this.pushes.cancel(id);
	}

	/** The assignment stays open all the same: staff may still report what the client says. */
	private giveUpDelivery(reason: string): void {
		this.state.delivery = 'undeliverable';
		this.state.problem = reason;
		this.journal.happened('undeliverable', Date.now(), { reason });
	}

	/** The gate records what it skips; what never reached it, or failed until it was pointless, is entered here. */
	private async remind(reminder: Reminder): Promise<void> {
		const expiresAt = Date.parse(reminder.expiresAt);
		if (Date.now() >= expiresAt) return this.giveUpReminder(reminder, SKIP_WORDS.expired);
		reminder.fate = 'going';
		const result = await this.push('remind', expiresAt, reminder);
		switch (result.kind) {
			case 'cancelled':
				return skip(reminder, SKIP_WORDS[this.state.outcome === 'withdrawn' ? 'withdrawn' : 'answered']);
			case 'failed':
				if (this.state.outcome !== 'open') return skip(reminder, SKIP_WORDS.answered);
				return this.giveUpReminder(
					reminder,
					`Every try failed until it was of no use; the last one said: ${result.reason}`,
				);
			default:
				return settle(reminder, result);
		}
	}

	private giveUpReminder(reminder: Reminder, reason: string): void {
		skip(reminder, reason);
		const id = reminderEventId(this.input.assignmentId, 'reminder-skipped', reminder.which);
		this.journal.happened('reminder-skipped', Date.now(), { reason }, id);
	}

	/** Has a command carried out beside the loop; an outcome calls it off while it waits. */
	private async push(command: ClientCommand, expiresAt: number, reminder?: Reminder): Promise<Pushed> {
		const { assignmentId } = this.input;
		const id = reminder ? reminderCommandId(assignmentId, reminder.which) : commandId(assignmentId, command);
		const order = { command, commandId: id, assignmentId, generation: this.state.generation };
		const summary = reminder ? `remind ${reminder.which.replace('.', ' ')}` : command;
		const result = await this.pushes.carryOut(
			{ ...order, ...(reminder && { nearDue: reminder.nearDue }) },
			expiresAt,
			summary,
		);
		this.awake = true;
		return result;
	}
}
