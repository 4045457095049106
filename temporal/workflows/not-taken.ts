import { CancellationScope, log, setDefaultSignalHandler, sleep } from '@temporalio/workflow';
import type { Listener } from './binding';

/** Of so many the timeline tells: no flood of Signals is to make a history much longer. */
const IN_TIMELINE = 10;

/** Of so many, the latest, the current details tell. */
const IN_DETAILS = 3;

/**
 * The Signals that a workflow did not take. Temporal accepts each that comes in, and its timeline shows it like one that was
 * taken; a timer right behind it says there that it was not, and why.
 */
export class NotTaken {
	private count = 0;
	private readonly latest: string[] = [];

	/** Shows one; `problem` names fields, never what they hold. */
	async add(signal: string, problem: string): Promise<void> {
		log.warn('A signal was not taken', { signal, problem });
		const line = `${signal} not taken: ${problem}`;
		this.count += 1;
		this.latest.push(line);
		if (this.latest.length > IN_DETAILS) this.latest.shift();
		if (this.count <= IN_TIMELINE) await CancellationScope.nonCancellable(() => sleep(1, { summary: line }));
	}

	/** What the current details say of them; nothing where all were taken. */
	lines(): string[] {
		if (this.count === 0) return [];
		return [this.count === 1 ? '1 signal was not taken:' : `${this.count} signals were not taken:`, ...this.latest];
	}
}

/**
 * Passes over the Signals of every other name, which would wait for ever. To be called once all the known ones have their
 * handlers. The name is not told: whoever made it up may have written anything.
 */
export function passOverOthers(known: string[], listener: Pick<Listener, 'passOver'>): void {
	setDefaultSignalHandler(() => listener.passOver('a Signal', `its name is none of ${known.join(', ')}`));
}
