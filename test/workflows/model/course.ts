import type { AssignmentStatus } from '../../../temporal/contract/assignment';
import type { MessageCommand } from '../../../temporal/contract/command';
import { resolvePolicy } from '../../../temporal/contract/policy';
import { result, status, type Assigned } from '../assigned';
import type { Rig } from '../rig';
import { changeOf, tell, type Answer, type Change } from './changes';
import type { Life } from './lives';
import { brokenPromises } from './promises';
import { Reference } from './reference';

/** As the library has it. */
const OPEN_DAYS_AFTER_DUE = 14;

/** What an assignment does by itself this near to an operation may come before or after it. */
const CLOSE_CALL_MS = 15_000;

const ENDS_AT_DUE = ['undeliverable', 'reminder-skipped'];

const OF_REMINDERS = ['remind', 'reminded', 'reminder-skipped'];

/** One assignment beside its reference. */
export class Course {
	private readonly changes: Change[] = [];
	private readonly reference: Reference;

	private constructor(
		private readonly rig: Rig,
		private readonly life: Life,
		private readonly handle: Assigned,
	) {
		this.reference = new Reference(handle.terms, handle.assignmentId, OPEN_DAYS_AFTER_DUE);
	}

	static async begin(rig: Rig, life: Life): Promise<Course> {
		return new Course(rig, life, await rig.assign(life.ask));
	}

	/** Tells the reference how time has passed. */
	advance(now: Date, flowWorks: boolean): void {
		this.reference.advance(now.getTime(), flowWorks);
	}

	/** Whether the assignment does something by itself so near to now that nobody can tell what comes first. */
	isCloseCall(now: Date): boolean {
		const { lastActed, next } = this.reference;
		return next - now.getTime() < CLOSE_CALL_MS || now.getTime() - lastActed < CLOSE_CALL_MS;
	}

	/** Of one that is over, which is compared in the end, nothing can change. */
	async compareStatus(): Promise<void> {
		if (this.reference.over) return;
		expect(inMilliseconds(await status(this.handle))).toMatchObject(this.expected());
	}

	/** Does one operation to both, and compares what they answer. */
	async operate(step: number, now: Date): Promise<void> {
		const operation = this.life.operations[step]!;
		const change = changeOf(operation, step, this.changes, now);
		if (!change) return;
		this.changes.push(change);
		const told = await tell(this.handle, change, operation.way);
		if (operation.way === 'signal, then update') this.reference.take(change, now.getTime());
		const expected = this.reference.take(change, now.getTime());
		expect(withoutForesight(told)).toEqual(operation.way === 'signal' && expected !== 'gone' ? undefined : expected);
	}

	/**
	 * Compares how both have ended, what is on record and what the flow has sent. One at a time: the test server loses
	 * count of who waits for a result.
	 */
	async compareEnd(sent: MessageCommand[]): Promise<void> {
		const { assignmentId, terms } = this.handle;
		expect(inMilliseconds(await result(this.handle))).toMatchObject(this.expected());
		const story = (await this.rig.ledger.stories.of(assignmentId))!;
		const recorded = this.told(story.events.map(({ kind }) => kind));
		expect(inAnyOrderAtDue(recorded)).toEqual(inAnyOrderAtDue(this.told(this.reference.steps)));
		const mine = sent.filter((command) => command.assignmentId === assignmentId);
		expect(this.told(mine.map(({ command }) => command))).toEqual(this.told(this.reference.sent));
		// A message that had to be tried again keeps its place among the others by its first try, and comes later.
		const punctual = mine.every(({ attempt }) => attempt === 1);
		expect(brokenPromises(story, resolvePolicy(terms.policy), punctual)).toEqual([]);
	}

	/** Of these, what can be foretold. */
	private told(kinds: string[]): string[] {
		const done = kinds.filter((kind) => kind !== 'not-taken');
		return this.reference.contested ? done.filter((kind) => !OF_REMINDERS.includes(kind)) : done;
	}

	private expected() {
		const { delivery, outcome, paused, dueAt, sessionAt, closesAt } = this.reference;
		return {
			delivery,
			outcome,
			reminders: outcome === 'open' ? (paused ? 'paused' : 'running') : 'over',
			dueAt,
			sessionAt,
			// It follows from when an answer was taken, a moment after it was given.
			closesAt: expect.closeTo(closesAt, -5) as number,
		};
	}
}

/** When something goes out is told by the gate, which has tests of its own. */
function withoutForesight(told: Answer | undefined): Answer | undefined {
	if (typeof told !== 'object') return told;
	return Object.fromEntries(Object.entries(told).filter(([name]) => name !== 'sendNow'));
}

/** What ends at the instant at which it is due may come on record before or after that. */
function inAnyOrderAtDue(steps: string[]): string[] {
	const ordered = [...steps];
	for (let at = 0; at + 1 < ordered.length; at += 1) {
		const next = ordered[at + 1]!;
		if (ordered[at] !== 'due' || !ENDS_AT_DUE.includes(next)) continue;
		[ordered[at], ordered[at + 1]] = [next, 'due'];
	}
	return ordered;
}

function inMilliseconds({ dueAt, sessionAt, closesAt, ...status }: AssignmentStatus) {
	return {
		...status,
		dueAt: Date.parse(dueAt),
		sessionAt: sessionAt === undefined ? undefined : Date.parse(sessionAt),
		closesAt: Date.parse(closesAt),
	};
}
