// One assignment's way: what comes in (assignment.ts, changes.ts) alters the state at once (state.ts) and enters the journal
// (journal.ts). The one loop below puts it on record, makes it known (publishing.ts), and does what the plan (plan.ts) says is
// next: it has a message sent (messages.ts, tasks.ts, sends.ts), falls due, or closes. What is said, and whether, is up to the
// ledger's gate.
import { allHandlersFinished, condition, makeContinueAsNewFunc, workflowInfo } from '@temporalio/workflow';
import type { AssignmentInput, AssignmentStatus, Pinned } from '../../contract/assignment';
import { ASSIGNMENT_CHANGES, type Answered, type Asked, type ToAssignment } from '../../contract/changes';
import type { ToldReview } from '../../contract/review';
import type { ToldStop } from '../../contract/stops';
import { objection } from './admission';
import { Alarm } from './alarm';
import type { assignment } from './assignment';
import type { Carried } from './carried';
import { AssignmentChanges } from './changes';
import { Journal } from './journal';
import { detailsOf } from './kept';
import { AssignmentMessages } from './messages';
import { Answers } from '../answers';
import type { NotUnderstood, Objection, Recipient } from '../binding';
import { NotTaken } from '../not-taken';
import { nextMoment, type Moment } from './plan';
import { ledger } from './proxies';
import { Publishing } from './publishing';
import { isLong } from '../renewal';
import { Sends } from './sends';
import { standing, wasTaken } from './standing';
import { assignmentStatus, initialState, isAnswer, takePlan, timesOf, type AssignmentState } from './state';
import { momentLine } from './story';

/** Owns the state of one assignment, from the first record to the last. */
export class AssignmentLife implements Recipient<keyof ToAssignment> {
	private readonly state: AssignmentState;
	private readonly journal: Journal;
	private readonly sends = new Sends(new Answers(this));
	private readonly alarm = new Alarm(() => (this.awake = true));
	private readonly notTaken: NotTaken;
	private readonly publishing: Publishing;
	private awake = false;
	private handsOn = false;
	/** What is stopped was told since, which counts more than how it stood when it came on record. */
	private heardOfStop = false;

	readonly changes: AssignmentChanges;
	readonly messages: AssignmentMessages;

	/** @param carried what the run before has left */
	constructor(
		private readonly input: AssignmentInput,
		carried?: Carried,
	) {
		this.state = carried?.state ?? initialState(input);
		this.notTaken = new NotTaken(carried?.notTaken);
		const published = carried?.published ?? { outcome: 'open', dueAt: this.state.dueAt, inTrouble: false };
		this.publishing = new Publishing(this.state, this.notTaken, input.terms, published);
		this.journal = new Journal(
			input.assignmentId,
			() => this.state.outcome,
			() => (this.awake = true),
			carried?.entered,
		);
		this.changes = new AssignmentChanges(input, this.state, this.journal, this.sends);
		this.messages = new AssignmentMessages(input, this.state, this.journal, this.sends);
	}

	status(): AssignmentStatus {
		return assignmentStatus(this.input, this.state);
	}

	standing<N extends keyof ToAssignment>(change: N, asked: Asked<N>): Answered<N> | undefined {
		const { deliverAt } = this.input.terms;
		return standing(change, asked, this.state, { deliverAt, onRecord: this.journal.idle });
	}

	objectionTo<N extends keyof ToAssignment>(change: N, asked: Asked<N>): Objection | undefined {
		return objection(change, asked, this.input, this.state);
	}

	/** Whoever asked is told by the story, unless it was taken before; of a client's words nothing is dropped. */
	async decline<N extends keyof ToAssignment>(name: N, asked: Asked<N>, problem: string): Promise<void> {
		const { idOf, fromClient } = ASSIGNMENT_CHANGES[name];
		if (wasTaken(this.state, name, idOf(asked))) return;
		this.changes.keepNotTaken(name, problem, fromClient ? JSON.stringify(asked) : undefined);
		await this.passOver(name, problem);
	}

	async passOver(signal: string, problem: string): Promise<void> {
		const shown = this.notTaken.add(signal, problem);
		this.awake = true;
		await shown;
	}

	/** @throws ContinueAsNew where another run is to go on */
	async run(): Promise<void> {
		const { pinned } = this.state;
		if (pinned) {
			this.messages.goOn();
			await this.live(pinned);
		} else await this.begin();
		if (this.handsOn) await this.handOn();
		this.publishing.tell(undefined);
	}

	/** What is stopped at the client's address now, for the client's page: what goes out is up to the gate. */
	stopped(scope: ToldStop['scope']): void {
		this.heardOfStop = true;
		if (scope === 'all' || scope === 'reminders') this.state.stopped = scope;
		else delete this.state.stopped;
		this.journal.wake();
	}

	/** Whether there is a note for the client's page: it stands in the ledger alone, as the review that it is of. */
	reviewed({ noteToClient }: ToldReview): void {
		if (noteToClient) this.state.noteToClient = true;
		else delete this.state.noteToClient;
		this.journal.wake();
	}

	private async begin(): Promise<void> {
		const recorded = await ledger.recordAssignment(this.input, workflowInfo().firstExecutionRunId);
		if (recorded.kind === 'recorded') {
			// Where delivery was asked for before it came on record, that is when it begins.
			this.state.plannedFrom = Math.max(this.state.plannedFrom, Date.now());
			takePlan(this.state, recorded.plan);
			if (recorded.stopped && !this.heardOfStop) this.state.stopped = recorded.stopped;
			await this.live(recorded.pinned);
		} else {
			this.refuse(recorded.refusal.message);
		}
	}

	private refuse(problem: string): void {
		this.state.outcome = 'refused';
		this.state.problem = problem;
		this.publishing.publishOutcome();
	}

	/**
	 * The one loop: what happened is recorded, then made known; then comes what the plan says, until the run is to end. That it
	 * does once it is at rest: what comes in while it closes, or before another run goes on, is recorded and made known, too.
	 */
	private async live(pinned: Pinned): Promise<void> {
		this.state.pinned = pinned;
		for (;;) {
			this.awake = false;
			await this.journal.write();
			const before = this.publishing.publish(pinned);
			if (before !== undefined) this.decided(before);
			if (this.isEnding()) {
				if (this.isAtRest()) return;
				await condition(() => this.awake || this.isAtRest());
				continue;
			}
			const next = nextMoment(timesOf(this.state), this.state.tasks, this.state.fellDue);
			const settled = next.kind !== 'close' || this.sends.size === 0;
			if (settled && this.alarm.reached(next.at)) {
				this.reach(next);
			} else {
				this.publishing.tell(next);
				this.alarm.set(next.at, momentLine(next));
				await condition(() => this.awake || isLong());
			}
		}
	}

	/** Whether it has closed, or another run is to go on. */
	private isEnding(): boolean {
		if (this.state.closed) return true;
		this.handsOn ||= isLong();
		if (this.handsOn) this.sends.rest();
		return this.handsOn;
	}

	/** Whether nothing is under way, and nothing came in that is not on record. */
	private isAtRest(): boolean {
		return !this.awake && this.sends.size === 0 && allHandlersFinished();
	}

	/** Has another run go on, from where this one has come to rest. */
	private async handOn(): Promise<never> {
		const { state, notTaken, journal } = this;
		const { published } = this.publishing;
		const { memo, typedSearchAttributes } = workflowInfo();
		const goOn = makeContinueAsNewFunc<typeof assignment>({ ...(memo && { memo }), typedSearchAttributes });
		return await goOn(this.input, { state, published, notTaken: notTaken.carried, entered: journal.entered });
	}

	/** Keeps it on record, and raises it until the same comes in and is understood. */
	notUnderstood(name: string, what: NotUnderstood): boolean {
		const { notUnderstood } = this.state;
		if (!notUnderstood.includes(name)) notUnderstood.push(name);
		const details = detailsOf(name, what, this.journal.entered.unreadable ?? 0);
		this.journal.happened('unreadable', Date.now(), details);
		return details.kept !== undefined;
	}

	understood(name: string): void {
		const { notUnderstood } = this.state;
		if (!notUnderstood.includes(name)) return;
		this.state.notUnderstood = notUnderstood.filter((other) => other !== name);
		this.journal.wake();
	}

	/** Ends or begins what an outcome ends or begins. Where another answer takes the place of one, that was done before. */
	private decided(before: string): void {
		const { outcome, reportedBy } = this.state;
		if (isAnswer(outcome) && before !== 'open') return;
		this.messages.callOff(outcome === 'withdrawn' ? 'withdrawn' : 'answered');
		if (isAnswer(outcome) && reportedBy === 'client') this.messages.confirm();
	}

	private reach(moment: Moment): void {
		switch (moment.kind) {
			case 'send':
				void this.messages.send(moment.task);
				break;
			case 'due':
				this.state.fellDue = true;
				this.journal.happened('due', moment.at);
				break;
			case 'close':
				this.close();
				break;
		}
	}

	/** Of an answered assignment nothing is left to tell: the record of its close would only cost. */
	private close(): void {
		const { state } = this;
		state.closed = true;
		delete state.drafts;
		if (isAnswer(state.outcome)) return;
		if (state.outcome === 'open') this.changes.decide('no-answer', Date.now());
		this.journal.happened('closed', Date.now());
	}
}
