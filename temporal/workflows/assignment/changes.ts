import { condition } from '@temporalio/workflow';
import type { AssignmentInput, Outcome } from '../../contract/assignment';
import type {
	Note,
	NoteResult,
	PolicyChange,
	PolicyChangeResult,
	ReminderChange,
	ReminderChangeResult,
	Rescheduling,
	ReschedulingResult,
	SendingNow,
	Submission,
	SubmissionResult,
	Withdrawal,
	WithdrawalResult,
} from '../../contract/change-inputs';
import type { ToAssignment } from '../../contract/changes';
import type { DraftSaving, DraftSavingResult } from '../../contract/draft';
import type { Takers } from '../binding';
import { commandId } from '../../contract/names';
import { withoutDrafts } from '../../contract/standing-drafts';
import type { SendingNowResult, SendNow } from '../../contract/send-now';
import type { Snooze, SnoozeResult } from '../../contract/snooze';
import type { Journal } from './journal';
import { takeAnswer } from './answer';
import { saveDraft } from './drafts';
import { isNoMove, mayBeBeyond, moveDates, nothingToMove, notMovedWords } from './dates';
import { takeDates } from './moved-dates';
import { closesAt } from './plan';
import { snooze } from './snooze';
import { ledger } from './proxies';
import { datesAnswer, isRemembered, remember, rememberNotMoved, rememberPolicy } from './standing';
import type { Sends } from './sends';
import {
	isAnswer,
	lastOrdinal,
	remindersState,
	sentNow,
	takePlan,
	timesOf,
	waitingByHand,
	type AssignmentState,
} from './state';

/** A flood of what staff ask for and cannot be done is not to make a story much longer. */
const MOST_NOT_TAKEN = 20;

const TOO_LATE = 'No moment is left for a reminder on that day before it is due.';

const CLOSING = 'The assignment is about to close: nothing more is sent.';

/**
 * What an assignment is told from outside. Each change alters the state at once, and leaves a step to record. What would
 * change nothing does not come here (standing.ts).
 */
export class AssignmentChanges implements Takers<keyof ToAssignment> {
	constructor(
		private readonly input: AssignmentInput,
		private readonly state: AssignmentState,
		private readonly journal: Journal,
		private readonly sends: Pick<Sends, 'askAgain'>,
	) {}

	/** An answer, or another one: the last one stands, the ones before stay on record, in the order in which they came. */
	submit({
		submissionId,
		outcome,
		reportedBy,
		hindrance,
		submittedAt,
		note,
		entries,
		corrects = false,
		drafts = [],
		...unknown
	}: Submission): SubmissionResult {
		const { state } = this;
		const before = corrects && isAnswer(state.outcome) ? Date.parse(state.outcomeAt!) : undefined;
		const isOther = before !== undefined;
		const at = Math.max(notLaterThanNow(submittedAt), before ?? 0);
		this.decide(outcome, at);
		takeAnswer(state, { submissionId, reportedBy, hindrance, note, entries });
		if (state.drafts) state.drafts = withoutDrafts(state.drafts, drafts);
		this.journal.happened(isOther ? 'corrected' : 'answered', at, {
			reportedBy,
			...(hindrance !== undefined && { hindrance }),
			...(entries !== undefined && { entries }),
			...(note !== undefined && { note }),
			...kept(unknown),
		});
		return { outcome, repeated: false, ...(isOther && { corrected: true as const }) };
	}

	/** Saves something for the client's page to show again: it is no answer. */
	saveDraft(asked: DraftSaving): DraftSavingResult {
		const saved = saveDraft(this.state, asked);
		this.journal.wake();
		return saved;
	}

	/** Adds to an answer, or to what is open still: it is none itself. */
	addNote({ noteId, note, reportedBy, writtenAt, ...unknown }: Note): NoteResult {
		this.state.noteIds.push(noteId);
		this.journal.happened('note-added', notLaterThanNow(writtenAt), {
			note,
			...(reportedBy !== undefined && { reportedBy }),
			...kept(unknown),
		});
		return { repeated: false };
	}

	/**
	 * Has the client told at once, as far as the gate lets it: of the homework where it did not arrive, else reminded. Says when
	 * it goes out. Where something of the kind waits already, or went out a short while ago, nothing more is sent.
	 */
	async remindNow({ changeId, anyHour = false }: SendingNow): Promise<SendingNowResult> {
		const repeated = isRemembered(this.state, 'remindNow', changeId);
		if (!repeated) remember(this.state, 'remindNow', changeId);
		let told: SendNow | null | undefined;
		this.journal.enter(async () => {
			told = await this.sendNow(anyHour, repeated);
		});
		// Nothing is written for an assignment that was refused.
		await condition(() => told !== undefined || this.state.outcome === 'refused');
		return {
			reminders: remindersState(this.state),
			repeated: repeated || told?.already !== undefined,
			...(told && { sendNow: told }),
		};
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

	/** Has the client reminded so many days later, as the client asks, and not before. */
	async snooze(asked: Snooze): Promise<SnoozeResult> {
		const { input, state, journal, sends } = this;
		const tooLate = () => this.keepNotTaken('snooze', TOO_LATE);
		return await snooze(asked, { assignmentId: input.assignmentId, state, journal, sends, tooLate });
	}

	/** Moves due and session, and plans the reminders anew; answers when that is on record. */
	async reschedule(asked: Rescheduling): Promise<ReschedulingResult> {
		const repeated = isRemembered(this.state, 'reschedule', asked.rescheduleId);
		if (!repeated) {
			remember(this.state, 'reschedule', asked.rescheduleId);
			const at = Date.now();
			this.journal.enter(() => this.move(at, asked));
		}
		// Nothing is written for an assignment that was refused.
		await condition(() => this.journal.idle || this.state.outcome === 'refused');
		return datesAnswer(this.state, asked, repeated);
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
		delete this.state.drafts;
		this.journal.happened('withdrawn', Date.now(), { ...(reason !== undefined && { reason }) });
		return { repeated: false };
	}

	/** Keeps on record that something was asked for and could not be done; of a client each time, and also what. */
	keepNotTaken(name: string, problem: string, kept?: string): void {
		if (kept === undefined) {
			this.state.notTaken += 1;
			if (this.state.notTaken > MOST_NOT_TAKEN) return;
		}
		this.journal.happened('not-taken', Date.now(), {
			reason: `${name}: ${problem}`,
			...(kept !== undefined && { kept }),
		});
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

	private async sendNow(anyHour: boolean, repeated: boolean): Promise<SendNow | null> {
		const { state } = this;
		const waiting = waitingByHand(state);
		const id = waiting && commandId(this.input.assignmentId, waiting.id);
		const told = await ledger.foreseeSendNow({
			assignmentId: this.input.assignmentId,
			at: Date.now(),
			anyHour: anyHour || waiting?.anyHour === true,
			...(id !== undefined && { waiting: id }),
			...(repeated && { repeated }),
		});
		if (state.outcome !== 'open' || !told) return told;
		if (told.already === 'waits' && anyHour && waiting && id !== undefined) {
			// It may not be on record yet: then its order says so.
			waiting.anyHour = true;
			await ledger.sendAtAnyHour(id);
			this.sends.askAgain(id);
		}
		if (told.already !== undefined || repeated) return told;
		const closes = closesAt(timesOf(state)) <= Date.now();
		if (closes) this.keepNotTaken('remindNow', CLOSING);
		else state.tasks.push({ ...sentNow(state), anyHour });
		return closes ? { what: told.what, because: CLOSING, soonerAtAnyHour: false, zone: told.zone } : told;
	}

	private async move(now: number, asked: Rescheduling): Promise<void> {
		const { state } = this;
		const { assignmentId, terms } = this.input;
		const beyond = mayBeBeyond(asked, now) ? await ledger.beyondBound(asked, now) : [];
		const moved = moveDates(asked, state, terms.deliverAt, now, beyond);
		if (isNoMove(moved, state)) return;
		const { dates, notMoved } = moved;
		rememberNotMoved(state, asked.rescheduleId, notMoved);
		const nothing = nothingToMove(asked, moved);
		if (nothing !== undefined) return this.keepNotTaken('reschedule', nothing);
		const words = notMovedWords(notMoved);
		const plan = await ledger.reschedule({
			assignmentId,
			eventId: this.journal.nextId('rescheduled'),
			at: new Date(now).toISOString(),
			...dates,
			...(words !== undefined && { notMoved: words }),
			outcome: state.outcome,
			lastOrdinal: lastOrdinal(state),
		});
		takePlan(state, plan, now);
		if (dates.zone !== state.zone) this.sends.askAgain();
		takeDates(state, dates);
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
