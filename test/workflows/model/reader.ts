import type { Policy } from '../../../temporal/contract/policy';
import { dayBounds, localDate } from '../../../temporal/plan/hours';
import { gapOf } from '../../../temporal/plan/reminders';
import { isOpen, nextClosed, nextOpen, OPEN_EVERY_DAY } from '../../../temporal/plan/sending-hours';
import { spreadFrom } from '../../../temporal/plan/spread';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What is said to a client. */
export interface Told {
	kind: 'deliver' | 'remind' | 'confirm';
	/** Behind that of its assignment. */
	id: string;
}

/** Tried until it is sent, called off or of no use. */
export interface Message extends Told {
	/** Of the next try. */
	at: number;
	expiresAt: number;
	/** Tries in a row that no flow took. */
	inVain: number;
}

/** A reminder that is still to come. */
export interface Planned {
	ordinal: number;
	at: number;
	expiresAt: number;
}

/** A client who reads what is said about one assignment, at decent hours and not too often. Instants in milliseconds. */
export class Reader {
	private readonly told: number[] = [];
	private readonly reminded: number[] = [];

	constructor(
		private readonly zone: string,
		private readonly policy: Policy,
		private readonly assignmentId: string,
	) {}

	gets(kind: Told['kind'], at: number): void {
		this.told.push(at);
		if (kind === 'remind') this.reminded.push(at);
	}

	/** From when on the gate lets something through, as far as can be told now. */
	mayGetFrom(
		message: Told,
		now: number,
		{ deliverAt, dueAt, decidedAt }: { deliverAt: number; dueAt: number; decidedAt: number },
	): number {
		const { kind } = message;
		const { policy, zone } = this;
		if (!isOpen(now, zone, this.hours)) {
			const answered = kind === 'confirm' && now < decidedAt + 15 * MINUTE;
			return answered ? now : this.opening(message, now);
		}
		if (kind !== 'remind') return now;
		const gapEnds = (this.told.at(-1) ?? -Infinity) + gapOf({ deliverAt, dueAt, zone }, policy);
		if (gapEnds > now) return this.opening(message, gapEnds);
		const ofWeek = this.reminded.filter((at) => at > now - 7 * DAY);
		if (ofWeek.length >= policy.perWeek) {
			return this.opening(message, ofWeek.at(-policy.perWeek)! + 7 * DAY);
		}
		const today = localDate(now, zone);
		const ofToday = this.reminded.filter((at) => localDate(at, zone) === today);
		return ofToday.length < policy.perDay ? now : this.opening(message, dayBounds(today, zone).to);
	}

	private get hours() {
		return { ...OPEN_EVERY_DAY, quietHours: this.policy.quietHours };
	}

	/** The first open instant, spread over some minutes where it is an opening. */
	private opening({ id }: Told, from: number): number {
		const { zone } = this;
		const opens = nextOpen(from, zone, this.hours);
		if (opens === from) return opens;
		return spreadFrom(opens, `${this.assignmentId}.${id}`, nextClosed(opens, zone, this.hours) - opens);
	}
}
