import { setTimeout } from 'node:timers/promises';
import type { Stack } from '../../scripts/stack/stack.ts';
import type { Kill } from './evidence';
import { PARTS, type KilledPart, type KillPlan } from './plan';

/** How often a part is started that does not come up, as a service manager does. */
const STARTS = 5;

/** Kills parts as the plan says, starts them again, and starts those again that end by themselves. */
export class Killer {
	readonly kills: Kill[] = [];
	/** What each part is at: its kills come one after the other. */
	private readonly busy = new Map<KilledPart, Promise<void>>();
	/** Tells the part that runs now from those before. */
	private readonly watched = new Map<KilledPart, symbol>();

	constructor(
		private readonly stack: Stack,
		private readonly say: (line: string) => void,
	) {
		for (const part of PARTS) this.watch(part);
	}

	/** Carries out the plan. Answers when all parts do their work again; a kill whose turn came only then is left out. */
	async carryOut(plans: KillPlan[], signal: AbortSignal): Promise<void> {
		await Promise.all(
			plans.map(async ({ part, after, down }) => {
				await setTimeout(after, undefined, { signal });
				await this.next(part, () => (signal.aborted ? Promise.resolve() : this.kill(part, down)));
			}),
		).catch((error: unknown) => {
			if (!signal.aborted) throw error;
		});
		await this.settled();
	}

	/** Waits until all parts do their work. */
	async settled(): Promise<void> {
		await Promise.all(this.busy.values());
	}

	private next(part: KilledPart, work: () => Promise<void>): Promise<void> {
		const turn = (this.busy.get(part) ?? Promise.resolve()).then(work);
		this.busy.set(part, turn);
		return turn;
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
		const watched = Symbol(part);
		this.watched.set(part, watched);
		void this.stack.endedByItself(part).then(async (how) => {
			await this.next(part, async () => {
				if (this.watched.get(part) === watched) await this.kill(part, 0, how);
			});
		});
	}
}
