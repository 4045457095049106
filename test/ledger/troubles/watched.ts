import type { FoundTrouble } from '../../../temporal/ledger/troubles/found';
import { FRIDAY, HOUR, MONDAY, Practice, Saying, SENT } from '../sending/saying';

/** A practice with one flow that asks for attention, and a watch that looks now and then. */
export class Watched {
	private constructor(
		readonly practice: Practice,
		readonly routeId: string,
	) {}

	static async open(): Promise<Watched> {
		const practice = await Practice.open();
		return new Watched(practice, await practice.published('attention'));
	}

	/** What a look at an instant has told, as `kind what because: count`, or `over: kind`; the flow takes it at once. */
	async look(at: number, found: FoundTrouble[] = [], watching = true): Promise<string[]> {
		const lines: string[] = [];
		for (const { commandId } of await this.waiting(at, found, watching)) {
			lines.push(...(await this.lines(commandId)));
			await this.attention(commandId).comesTo(SENT, at);
		}
		return lines;
	}

	async waiting(at: number, found: FoundTrouble[] = [], watching = true) {
		const here = found.map((one) => ({ ...one, since: at }));
		return await this.practice.ledger.troubles.look(at, { found: here, watching });
	}

	async lines(commandId: string): Promise<string[]> {
		const lines = await this.practice.ledger.troubles.lines(commandId);
		return lines.map(({ kind, what, because, count, overAt }) =>
			overAt === undefined ? `${[kind, what, because].filter(Boolean).join(' ')}: ${count}` : `over: ${kind}`,
		);
	}

	attention(commandId: string): Saying {
		const order = { kind: 'attention', commandId, at: MONDAY, expiresAt: FRIDAY + HOUR } as const;
		return new Saying(this.practice.ledger, order);
	}
}
