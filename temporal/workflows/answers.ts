import { ActivityFailure, ApplicationFailure, sleep } from '@temporalio/workflow';
import { NOT_OURS } from '../contract/unreadable';
import type { Listener } from './binding';
import { raise, Reading } from './reading';

/** By then a try that is still under way is over, so that no message is tried twice at a time. */
const FIRST_PAUSE_MS = 2 * 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Whom it tells that an answer could not be read, and that it was in the end. */
type Told = Pick<Listener, 'understood' | 'notUnderstood'>;

/** Tells by the search attribute alone, where nothing is kept on record beside the history. */
class Raising implements Told {
	private raised = false;

	notUnderstood(): boolean {
		if (!this.raised) raise('unreadable');
		this.raised = true;
		return false;
	}

	understood(): void {
		if (this.raised) raise(undefined);
		this.raised = false;
	}
}

/**
 * What activities come to. Whoever reaches Temporal's address can complete one, or fail it, in the worker's place; what is not
 * ours is never taken for an answer: it is told, and the activity is asked again, after ever longer pauses.
 */
export class Answers {
	private readonly reading = new Reading('unreadable answer');

	constructor(private readonly told: Told = new Raising()) {}

	/**
	 * Asks an activity until what it comes to is ours.
	 *
	 * @throws ActivityFailure as the worker fails, or where it has run out of time, or was cancelled
	 */
	async of<T>(activity: string, ask: () => Promise<T>): Promise<T> {
		const name = `the answer of ${activity}`;
		for (let pause = 0; ; pause = Math.min(Math.max(2 * pause, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)) {
			if (pause > 0) await sleep(pause, { summary: `${name} was not ours; it is asked again` });
			const came = await ask().then(
				(answer) => ({ answer, instead: answer as unknown }),
				(failure: unknown) => ({ failure, instead: notOurs(failure) }),
			);
			const unreadable = this.reading.next(came.instead);
			if (unreadable) {
				this.told.notUnderstood(name, { type: 'Unreadable', problem: unreadable.words, kept: unreadable.kept });
				continue;
			}
			if ('failure' in came) throw came.failure;
			this.told.understood(name);
			return came.answer;
		}
	}
}

/** What stands for a failure that is not ours. One of another kind Temporal's server takes from nobody. */
function notOurs(failure: unknown): unknown {
	const cause = failure instanceof ActivityFailure ? failure.cause : undefined;
	return cause instanceof ApplicationFailure && cause.type === NOT_OURS ? cause.details?.[0] : undefined;
}
