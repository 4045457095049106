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
import { gapOf, planReminders } from '../../../temporal/plan/reminders';
import { OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import type { Answer, Change } from './changes';
import { Reader, type Message, type Planned } from './reader';
import { Answers, unfitDates } from './said';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Tries come some moments late. */
const SAME_TIME_MS = 5_000;

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
	private planned: Planned[];
	private messages: Message[] = [];
	private readonly reader: Reader;
	private deliveredAt: number | undefined;
	/** The delivery that its plan counts from. */
	private plannedFrom = 0;
	private lastOrdinal = 0;
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
		private readonly assignmentId: string,
		private readonly openDaysAfterDue: number,
	) {
		this.deliverAt = Date.parse(terms.deliverAt);
		this.dueAt = Date.parse(terms.dueAt);
		this.sessionAt = terms.sessionAt === undefined ? undefined : Date.parse(terms.sessionAt);
		this.policy = resolvePolicy(terms.policy);
		this.reader = new Reader(terms.zone, this.policy, assignmentId);
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

	private plan(after = -Infinity): Planned[] {
		const { dueAt, sessionAt } = this;
		const deliverAt = this.deliveredAt ?? this.deliverAt;
		this.plannedFrom = deliverAt;
		const window = { deliverAt, dueAt, zone: this.terms.zone, ...(sessionAt !== undefined && { sessionAt }) };
		return planReminders(window, this.policy, OPEN_EVERY_DAY, this.assignmentId)
			.reminders.filter(({ at }) => at > after)
			.map(({ at, expiresAt }, index) => ({ ordinal: this.lastOrdinal + index + 1, at, expiresAt }));
	}

	private act(now: number, flowWorks: boolean): void {
		const wanting = this.messages.filter(({ kind, at }) => kind === 'remind' && at <= now + SAME_TIME_MS);
		if (wanting.length > 1) this.contested = true;
		const message = this.messages.find(({ at }) => at <= now);
		if (message) return this.try(message, now, flowWorks);
		if (this.outcome !== 'open') return this.close();
		if (!this.delivering && this.deliverAt <= now) {
			this.delivering = true;
			return this.send('deliver', 'deliver', now, this.dueAt);
		}
		const reminder = this.planned[0];
		if (reminder && reminder.at <= now) {
			this.planned.shift();
			this.lastOrdinal = reminder.ordinal;
			return this.send('remind', `remind.${reminder.ordinal}`, now, reminder.expiresAt);
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
		if (reportedBy === 'client') this.send('confirm', 'confirm', now, now + DAY);
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
		if (this.delivery !== 'delivered')
			return this.delivery === 'waiting' || this.messages.some(({ kind }) => kind === 'deliver');
		if (this.messages.some(({ id }) => id.startsWith('remind.now.'))) return true;
		const { deliveredAt = this.deliverAt, dueAt } = this;
		return now - this.sentByHandAt < gapOf({ deliverAt: deliveredAt, dueAt, zone: this.terms.zone }, this.policy);
	}

	/** The homework itself where it could not be delivered, else a reminder. */
	private sendNow(now: number): void {
		if (this.delivery === 'undeliverable') {
			const until = this.dueAt > now ? this.dueAt : this.closesAt;
			return this.send('deliver', `deliver.${this.sentByHand}`, now, until);
		}
		const ends = [...this.planned.map(({ at }) => at), this.dueAt, this.closesAt].filter((end) => end > now);
		this.send('remind', `remind.now.${this.sentByHand}`, now, Math.min(...ends));
	}

	private move(dueAt: number, sessionAt: number | undefined, now: number): void {
		// A delivery that still waits is tried until the new due instant, a reminder at most until then. What staff have asked
		// for after due is tried as long as was said then.
		for (const message of dueAt > now ? this.messages : []) {
			if (message.kind === 'deliver') message.expiresAt = dueAt;
			if (message.kind === 'remind') message.expiresAt = Math.min(message.expiresAt, dueAt);
		}
		const moved = dueAt !== this.dueAt;
		this.dueAt = dueAt;
		this.sessionAt = sessionAt;
		if (dueAt > now) this.fellDue = false;
		this.planned = this.plan(now);
		if (moved && this.outcome === 'open' && this.delivery === 'undeliverable' && dueAt > now && !this.isAskedFor(now)) {
			this.sentByHand += 1;
			this.sendNow(now);
		}
		if (moved && this.isUntold) {
			this.toldOfMoves += 1;
			this.send('remind', `remind.moved.${this.toldOfMoves}`, now, dueAt);
		}
	}

	/** Whether a client who has the homework would hear no more of when it is due. */
	private get isUntold(): boolean {
		const isSaid = this.planned.length > 0 || this.messages.some(({ kind }) => kind === 'remind');
		if (isSaid || this.paused || this.fellDue || this.outcome !== 'open') return false;
		return this.delivery === 'delivered' && this.policy.reminders.length > 0;
	}

	private isRepeat(change: string): boolean {
		const repeated = this.seen.has(change);
		this.seen.add(change);
		return repeated;
	}

	private send(kind: Message['kind'], id: string, at: number, expiresAt: number): void {
		this.messages.push({ kind, id, at, expiresAt, inVain: 0 });
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
			message.inVain += 1;
			message.at = Math.min(now + Math.min(30 * MINUTE, 10_000 * 2 ** (message.inVain - 1)), expiresAt);
			return;
		}
		this.messages = this.messages.filter((other) => other !== message);
		this.reader.gets(kind, now);
		if (message.id.startsWith('remind.now.')) this.sentByHandAt = now;
		this.sent.push(kind);
		this.steps.push({ deliver: 'delivered', remind: 'reminded', confirm: 'confirmed' }[kind]);
		if (kind !== 'deliver') return;
		this.delivery = 'delivered';
		this.deliveredAt = now;
		if (now - this.plannedFrom >= 5 * MINUTE && !this.fellDue) this.planned = this.plan(now);
	}

	private giveUp(message: Message): void {
		this.messages = this.messages.filter((other) => other !== message);
		if (message.kind === 'remind') this.steps.push('reminder-skipped');
		if (message.kind !== 'deliver') return;
		this.delivery = 'undeliverable';
		this.steps.push('undeliverable');
	}
}
