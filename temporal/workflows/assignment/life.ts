// One assignment's way: what comes in (assignment.ts, changes.ts) alters the state at once (state.ts) and enters the journal
// (journal.ts). The one loop below puts it on record, makes it known, and does what the plan (plan.ts) says is next: it has a
// message sent (tasks.ts, sends.ts), falls due, or closes. What is said, and whether, is up to the ledger's gate.
import {
	allHandlersFinished,
	condition,
	makeContinueAsNewFunc,
	setCurrentDetails,
	upsertMemo,
	upsertSearchAttributes,
	workflowInfo,
} from '@temporalio/workflow';
import { defineSearchAttributeKey } from '@temporalio/common';
import type { AssignmentInput, AssignmentStatus, Pinned } from '../../contract/assignment';
import { ASSIGNMENT_CHANGES, type Answered, type Asked, type ToAssignment } from '../../contract/changes';
import { commandId, MEMO, SEARCH_ATTRIBUTE } from '../../contract/names';
import type { Ending, ToldEnding } from '../../contract/sending';
import { objection } from './admission';
import { Alarm } from './alarm';
import type { assignment } from './assignment';
import type { Carried, Published } from './carried';
import { AssignmentChanges } from './changes';
import { deliverAgreed, isPlannedTooEarly, takeDelivery } from './delivery';
import { Journal } from './journal';
import type { NotUnderstood, Objection, Recipient } from '../binding';
import { NotTaken } from '../not-taken';
import { nextMoment, type Moment } from './plan';
import { ledger } from './proxies';
import { Sends } from './sends';
import { standing, wasTaken } from './standing';
import {
	assignmentStatus,
	initialState,
	isAnswer,
	lastOrdinal,
	pageMemo,
	takePlan,
	timesOf,
	type AssignmentState,
} from './state';
import { raise } from '../reading';
import { isLong } from '../renewal';
import { momentLine, story } from './story';
import { begin, callOff, confirmation, end, taskName, type Task } from './tasks';

const outcomeKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');
const dueKey = defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME');

/** Owns the state of one assignment, from the first record to the last. */
export class AssignmentLife implements Recipient<keyof ToAssignment> {
	private readonly state: AssignmentState;
	private readonly journal: Journal;
	private readonly sends = new Sends();
	private readonly alarm = new Alarm(() => (this.awake = true));
	private readonly notTaken: NotTaken;
	/** What the memo and the search attributes say. */
	private readonly published: Published;
	private awake = false;

	readonly changes: AssignmentChanges;

	/** @param carried what the run before has left */
	constructor(
		private readonly input: AssignmentInput,
		carried?: Carried,
	) {
		this.state = carried?.state ?? initialState(input);
		this.published = carried?.published ?? { outcome: 'open', dueAt: this.state.dueAt, inTrouble: false };
		this.notTaken = new NotTaken(carried?.notTaken);
		this.journal = new Journal(
			input.assignmentId,
			() => this.state.outcome,
			() => (this.awake = true),
			carried?.entered,
		);
		this.changes = new AssignmentChanges(input, this.state, this.journal, this.sends);
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
		const { pinned, tasks } = this.state;
		if (pinned) {
			// Before anything else is taken up, which might call it off.
			for (const task of tasks) if (task.status === 'going') void this.send(task);
			await this.live(pinned);
		} else await this.begin();
		this.tell(undefined);
	}

	private async begin(): Promise<void> {
		const recorded = await ledger.recordAssignment(this.input, workflowInfo().firstExecutionRunId);
		if (recorded.kind === 'recorded') {
			// Where delivery was asked for before it came on record, that is when it begins.
			this.state.plannedFrom = Math.max(this.state.plannedFrom, Date.now());
			takePlan(this.state, recorded.plan);
			await this.live(recorded.pinned);
		} else {
			this.refuse(recorded.refusal.message);
		}
	}

	private refuse(problem: string): void {
		this.state.outcome = 'refused';
		this.state.problem = problem;
		upsertSearchAttributes([{ key: outcomeKey, value: 'refused' }]);
	}

	/** The one loop: what happened is recorded, then made known; then comes what the plan says. */
	private async live(pinned: Pinned): Promise<void> {
		this.state.pinned = pinned;
		for (;;) {
			this.awake = false;
			await this.journal.write();
			this.publish(pinned);
			if (this.state.closed) return;
			if (isLong()) await this.handOn();
			const next = nextMoment(timesOf(this.state), this.state.tasks, this.state.fellDue);
			const settled = next.kind !== 'close' || this.sends.size === 0;
			if (settled && this.alarm.reached(next.at)) {
				this.reach(next);
			} else {
				this.tell(next);
				this.alarm.set(next.at, momentLine(next));
				await condition(() => this.awake || isLong());
			}
		}
	}

	/** Has another run go on, once nothing is under way that this one has to end. */
	private async handOn(): Promise<never> {
		await this.sends.rest();
		while (!(this.journal.idle && allHandlersFinished())) {
			await this.journal.write();
			await condition(() => !this.journal.idle || allHandlersFinished());
		}
		const { state, published, notTaken, journal } = this;
		const { memo, typedSearchAttributes } = workflowInfo();
		const goOn = makeContinueAsNewFunc<typeof assignment>({ ...(memo && { memo }), typedSearchAttributes });
		return await goOn(this.input, { state, published, notTaken: notTaken.carried, entered: journal.entered });
	}

	/** Keeps it on record, and raises it until the same comes in and is understood. */
	notUnderstood(name: string, { problem, kept }: NotUnderstood): void {
		const { notUnderstood } = this.state;
		if (!notUnderstood.includes(name)) notUnderstood.push(name);
		this.journal.happened('unreadable', Date.now(), { reason: `${name}: ${problem}`, kept });
	}

	understood(name: string): void {
		const { notUnderstood } = this.state;
		if (!notUnderstood.includes(name)) return;
		this.state.notUnderstood = notUnderstood.filter((other) => other !== name);
		this.journal.wake();
	}

	/** Makes known what has changed, and ends or begins what that ends or begins. */
	private publish(pinned: Pinned): void {
		const { state, published } = this;
		const page = pageMemo(state, pinned);
		if (JSON.stringify(page) !== published.page) upsertMemo({ [MEMO.page]: page });
		published.page = JSON.stringify(page);
		if (state.dueAt !== published.dueAt) {
			published.dueAt = state.dueAt;
			upsertSearchAttributes([{ key: dueKey, value: new Date(state.dueAt) }]);
		}
		const inTrouble = state.notUnderstood.length > 0;
		if (inTrouble !== published.inTrouble) raise(inTrouble ? 'unreadable' : undefined);
		published.inTrouble = inTrouble;
		if (state.outcome !== published.outcome) {
			published.outcome = state.outcome;
			upsertSearchAttributes([{ key: outcomeKey, value: state.outcome }]);
			this.callOff(state.outcome === 'withdrawn' ? 'withdrawn' : 'answered');
			if (isAnswer(state.outcome) && state.reportedBy === 'client') this.confirm();
		}
	}

	private tell(next: Moment | undefined): void {
		setCurrentDetails([story(this.state, next), ...this.notTaken.lines()].join('\n\n'));
	}

	private reach(moment: Moment): void {
		switch (moment.kind) {
			case 'send':
				void this.send(moment.task);
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
		if (isAnswer(state.outcome)) return;
		if (state.outcome === 'open') this.changes.decide('no-answer', Date.now());
		this.journal.happened('closed', Date.now());
	}

	private callOff(because: 'answered' | 'withdrawn'): void {
		this.sends.callOff();
		for (const task of this.state.tasks) if (task.status === 'planned') callOff(task, because);
	}

	private confirm(): void {
		const task = confirmation(Date.now());
		this.state.tasks.push(task);
		void this.send(task);
	}

	/** Has a message sent beside the loop; an outcome calls it off while it waits. */
	private async send(task: Task): Promise<void> {
		begin(task);
		const { assignmentId } = this.input;
		const { generation } = this.state;
		const order = {
			command: task.kind,
			commandId: commandId(assignmentId, task.id),
			assignmentId,
			generation,
			at: new Date(task.at).toISOString(),
			expiresAt: new Date(task.expiresAt).toISOString(),
			...(task.anyHour && { anyHour: true }),
		};
		const ending = await this.sends.send(order, taskName(task));
		if (ending) this.ended(task, ending);
		this.awake = true;
	}

	/** Takes up how a message ended that was taken for unknown, or still waits for another try. */
	learn(told: ToldEnding): void {
		const task = this.state.tasks.find(({ id }) => commandId(this.input.assignmentId, id) === told.commandId);
		if (!task) return;
		this.ended(task, told.ending);
		this.awake = true;
	}

	/** The client has agreed to messages: homework that was not sent for want of that goes out, while it is of use. */
	agreed(): void {
		if (deliverAgreed(this.state)) this.awake = true;
		else this.state.agreedEarly = true;
	}

	private ended(task: Task, ending: Ending): void {
		if (end(task, ending) && task.kind === 'deliver') this.delivered(ending);
	}

	/** Reminders count from the delivery, and were planned for another one where it is late. */
	private delivered(ending: Ending): void {
		takeDelivery(this.state, ending);
		// The agreement may overtake the news that it was wanting.
		if (this.state.agreedEarly && ending.kind === 'skipped' && ending.reason === 'no-consent')
			deliverAgreed(this.state);
		if (isPlannedTooEarly(this.state)) this.journal.enter(() => this.planFromDelivery());
	}

	private async planFromDelivery(): Promise<void> {
		const at = Date.now();
		const plan = await ledger.planFromDelivery({
			assignmentId: this.input.assignmentId,
			at: new Date(at).toISOString(),
			lastOrdinal: lastOrdinal(this.state),
		});
		takePlan(this.state, plan, at);
	}
}
