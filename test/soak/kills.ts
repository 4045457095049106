import { setTimeout } from 'node:timers/promises';
import type { Stack } from '../../scripts/stack/stack.ts';
import type { Kill } from './evidence';
import { PARTS, type KilledPart, type KillPlan } from './plan';

/** How often a part is started that does not come up, as a service manager does. */
const STARTS = 5;

/** Kills parts as the plan says, starts them again, and starts those again that end by themselves. */
export class Killer {
	readonly kills: Kill[] = [];
	/** The parts that are away, each until it does its work again. */
	private readonly away = new Map<KilledPart, Promise<void>>();

	constructor(
		private readonly stack: Stack,
		private readonly say: (line: string) => void,
	) {
		for (const part of PARTS) this.watch(part);
	}

	/** Carries out the plan, but for kills of parts that are away. Answers when all parts do their work again. */
	async carryOut(plans: KillPlan[]): Promise<void> {
		await Promise.all(
			plans.map(async ({ part, after, down }) => {
				await setTimeout(after);
				await this.putAway(part, () => this.kill(part, down));
			}),
		);
		await this.settled();
	}

	/** Waits until all parts do their work. */
	async settled(): Promise<void> {
		await Promise.all(this.away.values());
	}

	private async putAway(part: KilledPart, kill: () => Promise<void>): Promise<void> {
		if (this.away.has(part)) return;
		const away = kill().finally(() => this.away.delete(part));
		this.away.set(part, away);
		await away;
	}

	private async kill(part: KilledPart, down: number, byItself?: string): Promise<void> {
		const kill: Kill = { part, at: Date.now(), readyAt: Infinity, ...(byItself !== undefined && { byItself }) };
		this.kills.push(kill);
		await this.stack.kill(part);
		await setTimeout(down);
		await this.start(part);
		kill.readyAt = Date.now();
		const how = byItself ?? 'killed';
		this.say(`${part}: ${how}, ready again after ${((kill.readyAt - kill.at) / 1000).toFixed(1)} s`);
	}

	private async start(part: KilledPart): Promise<void> {
		for (let left = STARTS; ; left -= 1) {
			try {
				await this.stack.startPart(part);
				break;
			} catch (error) {
				if (left === 0) throw error;
				this.say(`${part} did not start, and is started again: ${(error as Error).message.split('\n')[0]}`);
			}
		}
		this.watch(part);
	}

	/** Starts a part again that ends though nobody kills it. */
	private watch(part: KilledPart): void {
		void this.stack.endedByItself(part).then((how) => this.putAway(part, () => this.kill(part, 0, how)));
	}
}
