import type { AssignmentInput } from '../../contract/assignment';
import type { Note, PolicyChange, Rescheduling, Submission, Withdrawal } from '../../contract/change-inputs';
import type { DraftSaving } from '../../contract/draft';
import { CHANGE, MAX_CORRECTIONS, MAX_DRAFTS_SAVED, MAX_NOTES, MAX_SNOOZES } from '../../contract/names';
import type { Objection } from '../binding';
import { isCorrectedOut } from './answer';
import { moveDates, nothingToMove } from './dates';
import { isOneTooMany } from './drafts';
import { isRemembered } from './standing';
import { isAnswer, type AssignmentState } from './state';

/** Why a change cannot be taken as the assignment stands, or undefined where it can. */
export function objection(
	change: string,
	asked: unknown,
	{ terms }: AssignmentInput,
	state: AssignmentState,
): Objection | undefined {
	const { outcome } = state;
	if (outcome === 'refused') return closed('The assignment was refused.');
	if (outcome === 'withdrawn') return change === CHANGE.withdraw ? undefined : closed('The assignment was withdrawn.');
	const over = state.closed;
	switch (change) {
		case CHANGE.submit:
			return !over && isCorrectedOut(asked as Submission, state)
				? closed(`The answer was changed ${MAX_CORRECTIONS} times, which is as often as it can be.`)
				: undefined;
		case CHANGE.addNote:
			if (over || outcome === 'no-answer') return closed('The assignment is closed.');
			return tooManyNotes(asked as Note, state);
		case CHANGE.saveDraft:
			if (over || outcome === 'no-answer') return closed('The assignment is closed.');
			return tooManyDrafts(asked as DraftSaving, state);
		case CHANGE.remindNow:
		case CHANGE.pauseReminders:
		case CHANGE.resumeReminders:
			return outcome === 'open' ? undefined : closed('The assignment is answered or closed: nobody is reminded of it.');
		case CHANGE.snooze:
			return notSnoozable(state);
		case CHANGE.applyPolicy:
			return outcome === 'open' || isKnown(asked as PolicyChange, state)
				? undefined
				: closed('The assignment is answered or closed: nobody is reminded of it.');
		case CHANGE.reschedule:
			return over ? closed('The assignment is closed.') : unfit(asked as Rescheduling, terms.deliverAt, state);
		case CHANGE.withdraw:
			if (over) return closed('The assignment is closed.');
			return (asked as Withdrawal).unlessAnswered && isAnswer(outcome)
				? closed('The assignment is answered.')
				: undefined;
		default:
			return over ? closed('The assignment is closed.') : undefined;
	}
}

/** Why nobody can be reminded of it later. */
function notSnoozable({ outcome, paused, stopped, pinned, snoozes = 0 }: AssignmentState): Objection | undefined {
	if (outcome !== 'open') return closed('The assignment is answered or closed: nobody is reminded of it.');
	if (pinned?.policy.reminders.length === 0) return closed('Nobody is reminded of this assignment.');
	if (paused) return closed('The reminders of the assignment are paused.');
	if (snoozes >= MAX_SNOOZES) return closed(`It was put off ${MAX_SNOOZES} times, which is as often as it can be.`);
	return stopped ? closed('Reminders are stopped at the address of the client.') : undefined;
}

/** What was taken up once is answered again, whatever came after it. */
function isKnown({ batchId }: PolicyChange, { policyChanges }: AssignmentState): boolean {
	return batchId in policyChanges;
}

function tooManyNotes({ noteId }: Note, { noteIds }: AssignmentState): Objection | undefined {
	if (noteIds.length < MAX_NOTES || noteIds.includes(noteId)) return undefined;
	return closed(`The assignment has ${MAX_NOTES} notes, which is as many as it takes.`);
}

/** What is saved can be deleted however often something was saved. */
function tooManyDrafts(asked: DraftSaving, state: AssignmentState): Objection | undefined {
	const { draftsSaved = 0 } = state;
	if (asked.sealed === undefined || isRemembered(state, CHANGE.saveDraft, asked.draftId)) return undefined;
	return draftsSaved >= MAX_DRAFTS_SAVED || isOneTooMany(asked, state)
		? closed(`Something was saved for later ${draftsSaved} times, which is as often as it can be.`)
		: undefined;
}

function unfit(asked: Rescheduling, deliverAt: string, state: AssignmentState): Objection | undefined {
	if (isRemembered(state, 'reschedule', asked.rescheduleId)) return undefined;
	const problem = nothingToMove(asked, moveDates(asked, state, deliverAt, Date.now()));
	return problem === undefined ? undefined : invalid(problem);
}

function closed(message: string): Objection {
	return { type: 'AssignmentClosed', message };
}

function invalid(message: string): Objection {
	return { type: 'InvalidChange', message };
}
