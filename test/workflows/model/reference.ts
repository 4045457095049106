import type { Outcome, Terms } from '../../../temporal/contract/assignment';
import type {
	Note,
	NotMoved,
	ReminderChange,
	Rescheduling,
	Submission,
} from '../../../temporal/contract/change-inputs';
import { MAX_NOTES } from '../../../temporal/contract/names';
import { resolvePolicy, type Policy } from '../../../temporal/contract/policy';
import type { Window } from '../../../temporal/plan/reminders';
import type { Answer, Change } from './changes';
import { isByHand, Outbox } from './outbox';
import { Reader, type Message } from './reader';
import { Reminders } from './reminders';
import { Answers, unfitDates } from './said';

const DAY = 24 * 60 * 60_000;

/**
 * What an assignment of a client who has no other is meant to do, in plain steps. Time comes from outside.
 */
export class Reference {
	readonly steps: string[] = ['assigned'];
	readonly sent: string[] = [];
	delivery: 'waiting' | 'delivered' | 'undeliverable' = 'waiting';
	outcome: Outcome = 'open';
	paused = false;
	over = false;
	/** Whether two reminders have wanted to go out at the same time, so that nobody can tell which one did. */
	contested = false;
	/** When it last did something by itself. */
	lastActed = 0;
	dueAt: number;
	sessionAt: number | undefined;
	private decidedAt = 0;
	private delivering = false;
	private fellDue = false;
	private readonly reminders: Reminders;
	private readonly outbox = new Outbox();
	private readonly reader: Reader;
	private deliveredAt: number | undefined;
	private sentByHand = 0;
	private toldOfMoves = 0;
	private sentByHandAt = -Infinity;
	private readonly seen = new Set<string>();
	/** By each rescheduling that was taken, what of it was not done. */
	private readonly notMoved = new Map<string, NotMoved[]>();
	private readonly answers = new Answers();
	private notes = 0;
	private readonly deliverAt: number;
	private readonly policy: Policy;

	constructor(
		private readonly terms: Terms,
		assignmentId: string,
		private readonly openDaysAfterDue: number,
	) {
		this.deliverAt = Date.parse(terms.deliverAt);
		this.dueAt = Date.parse(terms.dueAt);
		this.sessionAt = terms.sessionAt === undefined ? undefined : Date.parse(terms.sessionAt);
		this.policy = resolvePolicy(terms.policy);
		this.reader = new Reader(terms.zone, this.policy, assignmentId);
		this.reminders = new Reminders(this.policy, assignmentId);
		this.reminders.plan(this.window);
	}

	get closesAt(): number {
		const anchor = this.sessionAt ?? this.dueAt;
		if (this.outcome === 'withdrawn') return this.decidedAt;
		if (this.answered) return Math.max(anchor, this.decidedAt) + DAY;
		return Math.max(this.dueAt, anchor) + this.openDaysAfterDue * DAY;
	}

	/** When it next does something by itself. */
	get next(): number {
		if (this.over) return Infinity;
		const messages = this.outbox.instants;
		const close = messages.length > 0 ? [] : [this.closesAt];
		if (this.outcome !== 'open') return Math.min(...messages, ...close);
		const deliver = this.delivering ? [] : [this.deliverAt];
		const due = this.fellDue ? [] : [this.dueAt];
		return Math.min(...messages, ...close, ...deliver, ...due, ...this.reminders.instants);
	}

	/** Lets time pass. */
	advance(until: number, flowWorks: boolean): void {
		for (let now = this.next; now <= until; now = this.next) {
			this.lastActed = now;
			this.act(now, flowWorks);
		}
	}

	/** Takes a change, or says why not. */
	take({ name, asked }: Change, now: number): Answer {
		if (this.over) return 'gone';
		switch (name) {
			case 'submit':
				return this.submit(asked, now);
			case 'addNote':
				return this.addNote(asked);
			case 'remindNow':
			case 'pauseReminders':
			case 'resumeReminders':
				return this.changeReminders(name, asked, now);
			case 'reschedule':
				return this.reschedule(asked, now);
			case 'withdraw':
				this.end('withdrawn', now);
				this.steps.push('withdrawn');
				return { repeated: false };
		}
	}

	private get answered(): boolean {
		return this.outcome === 'done' || this.outcome === 'partly' || this.outcome === 'could-not';
	}

	/** In which its reminders go out. */
	private get window(): Window {
		const { dueAt, sessionAt } = this;
		const deliverAt = this.deliveredAt ?? this.deliverAt;
		return { deliverAt, dueAt, zone: this.terms.zone, ...(sessionAt !== undefined && { sessionAt }) };
	}

	private act(now: number, flowWorks: boolean): void {
		if (this.outbox.isContested(now)) this.contested = true;
		const message = this.outbox.ripe(now);
		if (message) return this.try(message, now, flowWorks);
		if (this.outcome !== 'open') return this.close();
		if (!this.delivering && this.deliverAt <= now) {
			this.delivering = true;
			return this.outbox.add('deliver', 'deliver', now, this.dueAt);
		}
		const reminder = this.reminders.takeRipe(now);
		if (reminder) return this.outbox.add('remind', `remind.${reminder.ordinal}`, now, reminder.expiresAt);
		if (!this.fellDue && this.dueAt <= now) {
			this.fellDue = true;
			this.steps.push('due');
			return;
		}
		this.end('no-answer', now);
		this.close();
	}

	private close(): void {
		this.over = true;
		if (!this.answered) this.steps.push('closed');
	}

	private end(outcome: Outcome, now: number): void {
		this.outcome = outcome;
		this.decidedAt = now;
		this.outbox.clear();
	}

	private submit(asked: Submission, now: number): Answer {
		const { outcome, reportedBy } = asked;
		if (this.outcome === 'withdrawn') return 'AssignmentClosed';
		if (this.outcome !== 'open') {
			if (!this.answers.changes(asked, this.outcome)) return { outcome: this.outcome, repeated: true };
			this.answers.take(asked);
			this.outcome = outcome;
			this.decidedAt = now;
			this.steps.push('corrected');
			return { outcome, repeated: false, corrected: true };
		}
		this.answers.take(asked);
		this.end(outcome, now);
		this.steps.push('answered');
		if (reportedBy === 'client') this.outbox.add('confirm', 'confirm', now, now + DAY);
		return { outcome, repeated: false };
	}

	private addNote({ noteId }: Note): Answer {
		if (!this.answered && this.outcome !== 'open') return 'AssignmentClosed';
		if (this.isRepeat(`note ${noteId}`)) return { repeated: true };
		if (this.notes === MAX_NOTES) {
			this.seen.delete(`note ${noteId}`);
			return 'AssignmentClosed';
		}
		this.notes += 1;
		this.steps.push('note-added');
		return { repeated: false };
	}

	private changeReminders(name: string, { changeId }: ReminderChange, now: number): Answer {
		if (this.outcome !== 'open') return 'AssignmentClosed';
		// What holds already is not remembered.
		const holds = name !== 'remindNow' && this.paused === (name === 'pauseReminders');
		if (holds && !this.seen.has(`${name} ${changeId}`)) {
			return { reminders: this.paused ? 'paused' : 'running', repeated: false };
		}
		const again = name === 'remindNow' && this.isAskedFor(now);
		const repeated = this.isRepeat(`${name} ${changeId}`) || again;
		if (!repeated && name === 'remindNow') {
			this.sentByHand += 1;
			this.sendNow(now);
		} else if (!repeated) {
			this.paused = !this.paused;
			this.steps.push(this.paused ? 'reminders-paused' : 'reminders-resumed');
		}
		return { reminders: this.paused ? 'paused' : 'running', repeated };
	}

	private reschedule(asked: Rescheduling, now: number): Answer {
		const repeated = this.notMoved.has(asked.rescheduleId);
		const notMoved = this.notMoved.get(asked.rescheduleId) ?? unfitDates(asked, this.terms.deliverAt, now);
		if (!repeated) {
			const due = asked.dueAt === undefined ? undefined : Date.parse(asked.dueAt);
			const session = asked.sessionAt == null ? undefined : Date.parse(asked.sessionAt);
			const parts = [due, session].filter((part) => part !== undefined).length;
			if (notMoved.length === parts) return 'InvalidChange';
			const isDone = (part: NotMoved['part']) => notMoved.every((one) => one.part !== part);
			const nextDue = isDone('dueAt') ? (due ?? this.dueAt) : this.dueAt;
			const nextSession = isDone('sessionAt') ? (session ?? this.sessionAt) : this.sessionAt;
			if (notMoved.length > 0 || nextDue !== this.dueAt || nextSession !== this.sessionAt) {
				this.notMoved.set(asked.rescheduleId, notMoved);
				this.steps.push('rescheduled');
				this.move(nextDue, nextSession, now);
			}
		}
		return {
			dueAt: new Date(this.dueAt).toISOString(),
			dueIsSession: false,
			...(this.sessionAt !== undefined && { sessionAt: new Date(this.sessionAt).toISOString() }),
			zone: asked.zone ?? this.terms.zone,
			repeated,
			notMoved,
		};
	}

	/** Whether what staff would have sent at once waits already, or went out within the gap. */
	private isAskedFor(now: number): boolean {
		if (this.delivery !== 'delivered') return this.delivery === 'waiting' || this.outbox.holds('deliver');
		return this.outbox.holdsByHand || now - this.sentByHandAt < this.reminders.gap(this.window);
	}

	/** The homework itself where it could not be delivered, else a reminder. */
	private sendNow(now: number): void {
		if (this.delivery === 'undeliverable') {
			const until = this.dueAt > now ? this.dueAt : this.closesAt;
			return this.outbox.add('deliver', `deliver.${this.sentByHand}`, now, until);
		}
		const ends = [...this.reminders.instants, this.dueAt, this.closesAt].filter((end) => end > now);
		this.outbox.add('remind', `remind.now.${this.sentByHand}`, now, Math.min(...ends));
	}

	private move(dueAt: number, sessionAt: number | undefined, now: number): void {
		// What staff have asked for after due is tried as long as was said then.
		if (dueAt > now) this.outbox.moveDue(dueAt);
		const moved = dueAt !== this.dueAt;
		this.dueAt = dueAt;
		this.sessionAt = sessionAt;
		if (dueAt > now) this.fellDue = false;
		this.reminders.plan(this.window, now);
		if (moved && this.outcome === 'open' && this.delivery === 'undeliverable' && dueAt > now && !this.isAskedFor(now)) {
			this.sentByHand += 1;
			this.sendNow(now);
		}
		if (moved && this.isUntold) {
			this.toldOfMoves += 1;
			this.outbox.add('remind', `remind.moved.${this.toldOfMoves}`, now, dueAt);
		}
	}

	/** Whether a client who has the homework would hear no more of when it is due. */
	private get isUntold(): boolean {
		const isSaid = this.reminders.instants.length > 0 || this.outbox.holds('remind');
		if (isSaid || this.paused || this.fellDue || this.outcome !== 'open') return false;
		return this.delivery === 'delivered' && this.policy.reminders.length > 0;
	}

	private isRepeat(change: string): boolean {
		const repeated = this.seen.has(change);
		this.seen.add(change);
		return repeated;
	}

	private try(message: Message, now: number, flowWorks: boolean): void {
		const { kind, expiresAt } = message;
		if (kind === 'remind' && (this.delivery !== 'delivered' || this.paused)) return this.giveUp(message);
		const { dueAt, decidedAt, deliverAt, deliveredAt = deliverAt } = this;
		const from = this.reader.mayGetFrom(message, now, { deliverAt: deliveredAt, dueAt, decidedAt });
		if (now >= expiresAt || from >= expiresAt) return this.giveUp(message);
		if (from > now) {
			message.at = from;
			return;
		}
		if (!flowWorks) {
			return this.outbox.failed(message, now);
		}
		this.outbox.remove(message);
		this.reader.gets(kind, now);
		if (isByHand(message)) this.sentByHandAt = now;
		this.sent.push(kind);
		this.steps.push({ deliver: 'delivered', remind: 'reminded', confirm: 'confirmed' }[kind]);
		if (kind !== 'deliver') return;
		this.delivery = 'delivered';
		this.deliveredAt = now;
		if (this.reminders.isStale(now) && !this.fellDue) this.reminders.plan(this.window, now);
	}

	private giveUp(message: Message): void {
		this.outbox.remove(message);
		if (message.kind === 'remind') this.steps.push('reminder-skipped');
		if (message.kind !== 'deliver') return;
		this.delivery = 'undeliverable';
		this.steps.push('undeliverable');
	}
}
