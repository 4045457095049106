import type { Message } from './reader';

const HOUR = 60 * 60_000;
/** Tries come some moments late. */
const SAME_TIME_MS = 5_000;

/** What an assignment has to say and has not said yet. */
export class Outbox {
	private messages: Message[] = [];

	/** When each of them wants to go out. */
	get instants(): number[] {
		return this.messages.map(({ at }) => at);
	}

	add(kind: Message['kind'], id: string, at: number, expiresAt: number): void {
		this.messages.push({ kind, id, at, expiresAt, inVain: 0 });
	}

	/** One that wants to go out by now. */
	ripe(now: number): Message | undefined {
		return this.messages.find(({ at }) => at <= now);
	}

	/** Whether several reminders want to go out at the same time. */
	isContested(now: number): boolean {
		return this.messages.filter(({ kind, at }) => kind === 'remind' && at <= now + SAME_TIME_MS).length > 1;
	}

	holds(kind: Message['kind']): boolean {
		return this.messages.some((message) => message.kind === kind);
	}

	/** Whether a reminder waits that staff have asked for. */
	get holdsByHand(): boolean {
		return this.messages.some(isByHand);
	}

	/** A delivery is tried until the new due instant, a reminder at most until then. */
	moveDue(dueAt: number): void {
		for (const message of this.messages) {
			if (message.kind === 'deliver') message.expiresAt = dueAt;
			if (message.kind === 'remind') message.expiresAt = Math.min(message.expiresAt, dueAt);
		}
	}

	/** It is tried again, later each time. */
	failed(message: Message, now: number): void {
		message.inVain += 1;
		message.at = Math.min(now + Math.min(HOUR / 2, 10_000 * 2 ** (message.inVain - 1)), message.expiresAt);
	}

	remove(message: Message): void {
		this.messages = this.messages.filter((other) => other !== message);
	}

	clear(): void {
		this.messages = [];
	}
}

/** Whether staff have asked for a reminder. */
export function isByHand({ id }: Message): boolean {
	return id.startsWith('remind.now.');
}
