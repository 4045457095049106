import type { AlarmLine, AlarmWay } from '../../activities/sending/alarm-ways';
import type { Ledger } from '../../ledger/ledger';
import type { Logger } from '../logging';
import { within } from './within';
import { overLine, TROUBLES, troubleLine, type Trouble } from './words';

/** How long the ledger may take to answer, in milliseconds. */
const LEDGER_MS = 5_000;

export interface AlarmSettings {
	ways: AlarmWay[];
	alarms: Ledger['alarms'];
	/**
	 * How long something has to last until it is said, after how long it is said again while it lasts, and at the earliest
	 * where it was over in between, in milliseconds.
	 */
	afterMs: number;
	againMs: number;
	anewMs: number;
	logger: Logger;
	/** Milliseconds since 1970. */
	clock?: () => number;
}

/** What this worker has seen and said of a trouble. */
interface Seen {
	/** Since when it lasts. */
	since?: number;
	saidAt?: number;
	/** Whether it was said, and nobody has heard that it is over. */
	open?: boolean;
}

/**
 * Says what keeps everything from going out, once it has lasted: once, then hourly, and once when it is over. Of several
 * workers one speaks, as the ledger knows; where that is what is away, each speaks for itself.
 */
export class Alarm {
	private readonly seen = new Map<Trouble, Seen>(TROUBLES.map((trouble) => [trouble, {}]));
	private readonly clock: () => number;
	private broken: string | undefined;
	private checkedAt = -Infinity;

	constructor(private readonly settings: AlarmSettings) {
		this.clock = settings.clock ?? Date.now;
	}

	/** Why it cannot speak, as far as that is known. */
	get problem(): string | undefined {
		return this.broken;
	}

	/** Takes what is wrong at this moment, and says what is to be said. */
	async take(troubles: Trouble[]): Promise<void> {
		const now = this.clock();
		await this.checkWays(now);
		for (const trouble of TROUBLES) {
			const seen = this.seen.get(trouble)!;
			seen.since = counts(trouble, troubles) ? (seen.since ?? now) : undefined;
		}
		await this.sayTroubles(now);
		await this.sayOver(troubles);
	}

	private async sayTroubles(now: number): Promise<void> {
		const { afterMs, againMs, anewMs, alarms } = this.settings;
		const due: Trouble[] = [];
		for (const [trouble, seen] of this.seen) {
			const lasts = seen.since !== undefined && now - seen.since >= afterMs;
			const unsaid = seen.saidAt === undefined || now - seen.saidAt >= (seen.open ? againMs : anewMs);
			const before = { lasting: now - againMs, over: now - anewMs };
			if (lasts && unsaid && (await or(true, alarms.claim(trouble, now, before)))) due.push(trouble);
		}
		if (due.length === 0) return;
		if (await this.say(troubleLine(due))) {
			for (const trouble of due) Object.assign(this.seen.get(trouble)!, { saidAt: now, open: true });
		} else {
			for (const trouble of due) await or(undefined, alarms.unsay(trouble));
		}
	}

	private async sayOver(troubles: Trouble[]): Promise<void> {
		const { alarms } = this.settings;
		const open = await or([], alarms.open());
		const over: Trouble[] = [];
		for (const [trouble, seen] of this.seen) {
			if (troubles.includes(trouble) || !(seen.open || open.includes(trouble))) continue;
			// What it said by itself, without the ledger, it takes back by itself.
			const mine = seen.open ? seen.saidAt : undefined;
			if (await or(mine !== undefined, alarms.claimOver(trouble, mine))) over.push(trouble);
			else seen.open = false;
		}
		if (over.length === 0) return;
		// That nobody is told follows from what is over now, and is said by itself once it lasts.
		const left = troubles.filter((trouble) => trouble !== 'unheard' || open.includes(trouble));
		const said = await this.say(overLine(over, left));
		for (const trouble of over) {
			if (said) this.seen.get(trouble)!.open = false;
			else await or(undefined, alarms.unsayOver(trouble));
		}
	}

	/** Speaks by every way; one that took it is enough. */
	private async say(line: AlarmLine): Promise<boolean> {
		const failures = await this.byAll((way) => way.say(line));
		this.broken = failures.join('; ') || undefined;
		for (const failure of failures) this.settings.logger.error(`The alarm could not speak: ${failure}`);
		return failures.length < this.settings.ways.length;
	}

	/** Looks now and then whether the ways could be used, and each time while they could not. */
	private async checkWays(now: number): Promise<void> {
		if (this.broken === undefined && now - this.checkedAt < this.settings.againMs) return;
		this.checkedAt = now;
		const failures = await this.byAll((way) => way.check());
		const problem = failures.join('; ') || undefined;
		if (problem !== undefined && problem !== this.broken)
			this.settings.logger.error(`The alarm cannot speak: ${problem}`);
		this.broken = problem;
	}

	private async byAll(use: (way: AlarmWay) => Promise<void>): Promise<string[]> {
		const results = await Promise.all(
			this.settings.ways.map(async (way) => {
				try {
					await use(way);
					return [];
				} catch (error) {
					return [`${way.name}: ${(error as Error).message}`];
				}
			}),
		);
		return results.flat();
	}
}

/** Whether a trouble lasts: that nobody is told is a trouble of its own only where something could be told. */
function counts(trouble: Trouble, troubles: Trouble[]): boolean {
	return troubles.includes(trouble) && (trouble !== 'unheard' || troubles.length === 1);
}

/** What the ledger says, or something else where it says nothing. */
async function or<T>(other: T, asked: Promise<T>): Promise<T> {
	return await within(LEDGER_MS, asked, other);
}
