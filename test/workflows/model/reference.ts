import type {
	Note,
	Outcome,
	ReminderChange,
	Rescheduling,
	Submission,
	Terms,
} from '../../../temporal/contract/assignment';
import { MAX_NOTES } from '../../../temporal/contract/names';
import { resolvePolicy, type Policy } from '../../../temporal/contract/policy';
import { dayBounds, localDate } from '../../../temporal/plan/hours';
import { gapOf, planReminders } from '../../../temporal/plan/reminders';
import { isOpen, nextOpen, OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Tries come some moments late. */
const SAME_TIME_MS = 5_000;

/** A change as its assignment is told of it. */
export type Change =
	| { name: 'submit'; asked: Submission }
	| { name: 'addNote'; asked: Note }
	| { name: 'remindNow' | 'pauseReminders' | 'resumeReminders'; asked: ReminderChange }
	| { name: 'reschedule'; asked: Rescheduling }
	| { name: 'withdraw'; asked: { withdrawalId: string } };

/** What it is answered; text says why it was not taken. */
export type Answer = Record<string, unknown> | 'AssignmentClosed' | 'InvalidChange' | 'gone';

/** Tried until it is sent, called off or of no use. */
interface Message {
	kind: 'deliver' | 'remind' | 'confirm';
	planned: boolean;
	/** Of the next try. */
	at: number;
	expiresAt: number;
	tries: number;
	admitted: boolean;
}

/**
 * What an assignment of a client who has no other is meant to do, in plain steps. Time comes from outside; when
 * reminders are planned is taken from the plan, which has tests of its own.
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
	private planned: Array<{ at: number; expiresAt: number }>;
	private messages: Message[] = [];
	private readonly reminded: number[] = [];
	private readonly seen = new Set<string>();
	private notes = 0;
	private readonly deliverAt: number;
	private readonly policy: Policy;

	constructor(
		private readonly terms: Terms,
		private readonly assignmentId: string,
		private readonly openDaysAfterDue: number,
	) {
		this.deliverAt = Date.parse(terms.deliverAt);
		this.dueAt = Date.parse(terms.dueAt);
		this.sessionAt = terms.sessionAt === undefined ? undefined : Date.parse(terms.sessionAt);
		this.policy = resolvePolicy(terms.policy);
		this.planned = this.plan();
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
		const messages = this.messages.map(({ at }) => at);
		const close = messages.length > 0 ? [] : [this.closesAt];
		if (this.outcome !== 'open') return Math.min(...messages, ...close);
		const deliver = this.delivering ? [] : [this.deliverAt];
		const due = this.fellDue ? [] : [this.dueAt];
		return Math.min(...messages, ...close, ...deliver, ...due, ...this.planned.map(({ at }) => at));
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

	private plan(): Array<{ at: number; expiresAt: number }> {
		const { deliverAt, dueAt, sessionAt } = this;
		const window = { deliverAt, dueAt, zone: this.terms.zone, ...(sessionAt !== undefined && { sessionAt }) };
		return planReminders(window, this.policy, OPEN_EVERY_DAY, this.assignmentId).reminders;
	}

	private act(now: number, flowWorks: boolean): void {
		const wanting = this.messages.filter(({ kind, admitted, at }) => {
			return kind === 'remind' && !admitted && at <= now + SAME_TIME_MS;
		});
		if (wanting.length > 1) this.contested = true;
		const message = this.messages.find(({ at }) => at <= now);
		if (message) return this.try(message, now, flowWorks);
		if (this.outcome !== 'open') return this.close();
		if (!this.delivering && this.deliverAt <= now) {
			this.delivering = true;
			return this.send('deliver', now, this.dueAt);
		}
		const reminder = this.planned[0];
		if (reminder && reminder.at <= now) {
			this.planned.shift();
			return this.send('remind', now, reminder.expiresAt, true);
		}
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
		this.messages = [];
	}

	private submit({ outcome, reportedBy }: Submission, now: number): Answer {
		if (this.outcome === 'withdrawn') return 'AssignmentClosed';
		if (this.outcome !== 'open') return { outcome: this.outcome, repeated: true };
		this.end(outcome, now);
		this.steps.push('answered');
		if (reportedBy === 'client') this.send('confirm', now, now + DAY);
		return { outcome, repeated: false };
	}

	private addNote({ noteId }: Note): Answer {
		if (!this.answered) return 'AssignmentClosed';
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
		const repeated = this.isRepeat(`${name} ${changeId}`);
		if (!repeated && name === 'remindNow') {
			const ends = [...this.planned.map(({ at }) => at), this.dueAt, this.closesAt].filter((end) => end > now);
			this.send('remind', now, Math.min(...ends));
		} else if (!repeated && this.paused !== (name === 'pauseReminders')) {
			this.paused = !this.paused;
			this.steps.push(this.paused ? 'reminders-paused' : 'reminders-resumed');
		}
		return { reminders: this.paused ? 'paused' : 'running', repeated };
	}

	private reschedule({ rescheduleId, dueAt, sessionAt }: Rescheduling, now: number): Answer {
		const repeated = this.seen.has(`reschedule ${rescheduleId}`);
		if (!repeated) {
			const due = dueAt === undefined ? undefined : Date.parse(dueAt);
			const session = sessionAt === undefined ? undefined : Date.parse(sessionAt);
			if (due === undefined && session === undefined) return 'InvalidChange';
			if (due !== undefined && due <= Math.max(now, this.deliverAt)) return 'InvalidChange';
			if (session !== undefined && session <= this.deliverAt) return 'InvalidChange';
			this.seen.add(`reschedule ${rescheduleId}`);
			this.steps.push('rescheduled');
			this.move(due ?? this.dueAt, session ?? this.sessionAt, now);
		}
		return {
			dueAt: new Date(this.dueAt).toISOString(),
			...(this.sessionAt !== undefined && { sessionAt: new Date(this.sessionAt).toISOString() }),
			repeated,
		};
	}

	private move(dueAt: number, sessionAt: number | undefined, now: number): void {
		const delivery = this.messages.find(({ kind }) => kind === 'deliver');
		// A delivery that still waits is tried by the new due instant.
		if (delivery && dueAt !== this.dueAt) Object.assign(delivery, { at: now, expiresAt: dueAt, tries: 0 });
		this.dueAt = dueAt;
		this.sessionAt = sessionAt;
		if (dueAt > now) this.fellDue = false;
		this.planned = this.plan().filter(({ at }) => at > now);
	}

	private isRepeat(change: string): boolean {
		const repeated = this.seen.has(change);
		this.seen.add(change);
		return repeated;
	}

	private send(kind: Message['kind'], at: number, expiresAt: number, planned = false): void {
		this.messages.push({ kind, planned, at, expiresAt, tries: 0, admitted: false });
	}

	private try(message: Message, now: number, flowWorks: boolean): void {
		const { kind } = message;
		const expiresAt = message.planned ? Math.min(message.expiresAt, this.dueAt) : message.expiresAt;
		message.tries += 1;
		if (kind === 'remind' && (this.delivery !== 'delivered' || this.paused)) return this.giveUp(message);
		const from = this.allowedFrom(message, now);
		if (now >= expiresAt || from >= expiresAt) return this.giveUp(message);
		if (from > now) {
			message.at = from;
			return;
		}
		if (kind === 'remind' && !message.admitted) this.reminded.push(now);
		message.admitted = true;
		if (!flowWorks) {
			message.at = now + Math.min(30 * MINUTE, 10_000 * 2 ** (message.tries - 1));
			if (message.at > message.expiresAt) this.giveUp(message);
			return;
		}
		this.messages = this.messages.filter((other) => other !== message);
		this.sent.push(kind);
		this.steps.push({ deliver: 'delivered', remind: 'reminded', confirm: 'confirmed' }[kind]);
		if (kind === 'deliver') this.delivery = 'delivered';
	}

	private giveUp(message: Message): void {
		this.messages = this.messages.filter((other) => other !== message);
		if (message.kind === 'remind') this.steps.push('reminder-skipped');
		if (message.kind !== 'deliver') return;
		this.delivery = 'undeliverable';
		this.steps.push('undeliverable');
	}

	/** From when on the gate lets it through, as far as can be told now. */
	private allowedFrom({ kind, admitted }: Message, now: number): number {
		const { policy, deliverAt, dueAt } = this;
		const { zone } = this.terms;
		const hours = { ...OPEN_EVERY_DAY, quietHours: policy.quietHours };
		const chosenAt = { deliver: deliverAt, confirm: this.decidedAt, remind: -Infinity }[kind];
		if (!isOpen(now, zone, hours) && now >= chosenAt + 15 * MINUTE) {
			return nextOpen(now, zone, hours);
		}
		if (kind !== 'remind' || admitted) return now;
		const gapEnds = (this.reminded.at(-1) ?? -Infinity) + gapOf({ deliverAt, dueAt, zone }, policy);
		if (gapEnds > now) return gapEnds;
		const ofWeek = this.reminded.filter((at) => at > now - 7 * DAY);
		if (ofWeek.length >= policy.perWeek) {
			return nextOpen(ofWeek.at(-policy.perWeek)! + 7 * DAY, zone, hours);
		}
		const today = localDate(now, zone);
		const ofToday = this.reminded.filter((at) => localDate(at, zone) === today);
		return ofToday.length < policy.perDay ? now : nextOpen(dayBounds(today, zone).to, zone, hours);
	}
}
