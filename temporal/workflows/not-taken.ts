import { CancellationScope, log, setDefaultSignalHandler, sleep } from '@temporalio/workflow';
import type { Listener } from './binding';

/** Of so many the timeline tells: no flood of Signals is to make a history much longer. */
const IN_TIMELINE = 10;

/** Of so many, the latest, the current details tell. */
const IN_DETAILS = 3;

/** How many there were, and what is said of the latest. */
export interface ShownSignals {
	count: number;
	latest: string[];
}

/**
 * The Signals that a workflow did not take. Temporal accepts each that comes in, and its timeline shows it like one that was
 * taken; a timer right behind it says there that it was not, and why.
 */
export class NotTaken {
	constructor(private readonly shown: ShownSignals = { count: 0, latest: [] }) {}

	/** Shows one; `problem` names fields, never what they hold. */
	async add(signal: string, problem: string): Promise<void> {
		log.warn('A signal was not taken', { signal, problem });
		const line = `${notTaken(signal)}${problem}`;
		const { latest } = this.shown;
		this.shown.count += 1;
		latest.push(line);
		if (latest.length > IN_DETAILS) latest.shift();
		if (this.shown.count <= IN_TIMELINE) await CancellationScope.nonCancellable(() => sleep(1, { summary: line }));
	}

	/** What the current details say of them; nothing where all were taken. */
	lines(): string[] {
		const { count, latest } = this.shown;
		if (count === 0) return [];
		return [count === 1 ? '1 signal was not taken:' : `${count} signals were not taken:`, ...latest];
	}

	/** Whether they tell of a Signal of this name. */
	tells(signal: string): boolean {
		return this.shown.latest.some((line) => line.startsWith(notTaken(signal)));
	}

	/** For the next run. */
	get carried(): ShownSignals {
		return this.shown;
	}
}

function notTaken(signal: string): string {
	return `${signal} not taken: `;
}

/**
 * Passes over the Signals of every other name, which would wait for ever. To be called once all the known ones have their
 * handlers. The name is not told: whoever made it up may have written anything.
 */
export function passOverOthers(known: string[], listener: Pick<Listener, 'passOver'>): void {
	setDefaultSignalHandler(() => listener.passOver('a Signal', `its name is none of ${known.join(', ')}`));
}
