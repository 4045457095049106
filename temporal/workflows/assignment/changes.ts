import { condition } from '@temporalio/workflow';
import type {
	AssignmentInput,
	Note,
	NoteResult,
	Outcome,
	PolicyChange,
	PolicyChangeResult,
	ReminderChange,
	ReminderChangeResult,
	Rescheduling,
	ReschedulingResult,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/assignment';
import type { ToAssignment } from '../../contract/changes';
import type { Takers } from '../binding';
import type { Journal } from './journal';
import { ledger } from './proxies';
import { holds, isRemembered, remember, rememberPolicy } from './standing';
import { isSentAgain, lastOrdinal, remindersState, sentNow, takePlan, type AssignmentState } from './state';

/**
 * What an assignment is told from outside. Each change alters the state at once, and leaves a step to record. What would
 * change nothing does not come here (standing.ts).
 */
export class AssignmentChanges implements Takers<keyof ToAssignment> {
	constructor(
		private readonly input: AssignmentInput,
		private readonly state: AssignmentState,
		private readonly journal: Journal,
	) {}

	/** The first answer, which stands. */
	submit({
		submissionId,
		outcome,
		reportedBy,
		hindrance,
		submittedAt,
		note,
		...unknown
	}: Submission): SubmissionResult {
		const at = notLaterThanNow(submittedAt);
		this.decide(outcome, at);
		this.state.submissionId = submissionId;
		this.state.reportedBy = reportedBy;
		this.journal.happened('answered', at, {
			reportedBy,
			...(hindrance !== undefined && { hindrance }),
			...(note !== undefined && { note }),
			...kept(unknown),
		});
		return { outcome, repeated: false };
	}

	/** Adds to an answer. */
	addNote({ noteId, note, writtenAt, ...unknown }: Note): NoteResult {
		this.state.noteIds.push(noteId);
		this.journal.happened('note-added', notLaterThanNow(writtenAt), { note, ...kept(unknown) });
		return { repeated: false };
	}

	/**
	 * Has the client told at once, as far as the gate lets it: of the homework where it did not arrive, else reminded. Homework
	 * that is being sent again already is a repeat.
	 */
	remindNow({ changeId }: ReminderChange): ReminderChangeResult {
		remember(this.state, 'remindNow', changeId);
		const asked = isSentAgain(this.state);
		if (!asked) {
			this.state.tasks.push(sentNow(this.state));
			this.journal.wake();
		}
		return { reminders: remindersState(this.state), repeated: asked };
	}

	/** Keeps reminders back; one whose moment comes meanwhile is skipped. */
	pauseReminders({ changeId }: ReminderChange): ReminderChangeResult {
		remember(this.state, 'pauseReminders', changeId);
		return this.pause(true);
	}

	/** Has reminders go out again. */
	resumeReminders({ changeId }: ReminderChange): ReminderChangeResult {
		remember(this.state, 'resumeReminders', changeId);
		return this.pause(false);
	}

	/** Moves due and session, and plans the reminders anew; answers when that is on record. */
	async reschedule({ rescheduleId, dueAt, sessionAt }: Rescheduling): Promise<ReschedulingResult> {
		const repeated = isRemembered(this.state, 'reschedule', rescheduleId);
		if (!repeated) {
			remember(this.state, 'reschedule', rescheduleId);
			const at = new Date(Date.now()).toISOString();
			this.journal.enter(() => this.move(at, { dueAt, sessionAt }));
		}
		// Nothing is written for an assignment that was refused.
		await condition(() => this.journal.idle || this.state.outcome === 'refused');
		return {
			dueAt: this.state.dueAt,
			...(this.state.sessionAt !== undefined && { sessionAt: this.state.sessionAt }),
			repeated,
		};
	}

	/** Plans the reminders anew, by the policy that holds today; answers when that is on record. */
	async applyPolicy({ batchId }: PolicyChange): Promise<PolicyChangeResult> {
		const { policyChanges } = this.state;
		if (!(batchId in policyChanges)) {
			rememberPolicy(this.state, batchId);
			const at = Date.now();
			const eventId = this.journal.nextId('policy-applied');
			this.journal.enter(() => this.planByPolicy(batchId, eventId, at));
		}
		// Nothing is written for an assignment that was refused.
		await condition(() => policyChanges[batchId] !== null || this.state.outcome === 'refused');
		return { changed: policyChanges[batchId] === true };
	}

	/** Ends the assignment and revokes the client's link, answered or not. */
	withdraw({ reason }: Withdrawal): WithdrawalResult {
		this.decide('withdrawn', Date.now());
		this.state.generation += 1;
		this.journal.happened('withdrawn', Date.now(), { ...(reason !== undefined && { reason }) });
		return { repeated: false };
	}

	/** What becomes of the assignment, and since when. */
	decide(outcome: Outcome, at: number): void {
		this.state.outcome = outcome;
		this.state.outcomeAt = new Date(at).toISOString();
	}

	private pause(paused: boolean): ReminderChangeResult {
		this.state.paused = paused;
		this.journal.happened(paused ? 'reminders-paused' : 'reminders-resumed', Date.now());
		return { reminders: remindersState(this.state), repeated: false };
	}

	private async move(
		at: string,
		{ dueAt = this.state.dueAt, sessionAt = this.state.sessionAt }: Pick<Rescheduling, 'dueAt' | 'sessionAt'>,
	): Promise<void> {
		const { state } = this;
		if (holds({ dueAt, sessionAt }, state)) return;
		const plan = await ledger.reschedule({
			assignmentId: this.input.assignmentId,
			eventId: this.journal.nextId('rescheduled'),
			at,
			dueAt,
			...(sessionAt !== undefined && { sessionAt }),
			outcome: state.outcome,
			lastOrdinal: lastOrdinal(state),
		});
		takePlan(state, plan, Date.parse(at));
		state.dueAt = dueAt;
		if (sessionAt !== undefined) state.sessionAt = sessionAt;
		if (Date.parse(dueAt) > Date.now()) state.fellDue = false;
		const delivery = state.tasks.find(({ id }) => id === 'deliver')!;
		delivery.expiresAt = Date.parse(dueAt);
	}

	private async planByPolicy(batchId: string, eventId: string, at: number): Promise<void> {
		const { state } = this;
		const applied = await ledger.applyPolicy({
			assignmentId: this.input.assignmentId,
			eventId,
			at: new Date(at).toISOString(),
			outcome: state.outcome,
			lastOrdinal: lastOrdinal(state),
		});
		state.policyChanges[batchId] = applied !== null;
		if (!applied) return;
		takePlan(state, applied.plan, at);
		if (state.pinned) state.pinned = { ...state.pinned, policy: applied.policy };
	}
}

/** An instant that somebody states, which does not lie ahead. */
function notLaterThanNow(stated: string | undefined): number {
	return stated === undefined ? Date.now() : Math.min(Date.parse(stated), Date.now());
}

/** Of a client's words nothing is dropped: what a newer release has sent with them is kept on record. */
function kept(unknown: object): { kept?: string } {
	return Object.keys(unknown).length > 0 ? { kept: JSON.stringify(unknown) } : {};
}
