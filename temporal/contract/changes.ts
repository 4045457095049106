// What workflows are told from outside, each name once. Imports no zod at run time, so that workflow code may use this file.
import type { ApplicationFailure } from '@temporalio/common';
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
} from './change-inputs';
import type { Seen, SeenResult } from './brief';
import type { DraftSaving, DraftSavingResult } from './draft';
import type { SendingNowResult } from './send-now';
import type { Snooze, SnoozeResult } from './snooze';
import {
	draftSavingProblem,
	noteProblem,
	policyChangeProblem,
	reminderChangeProblem,
	reschedulingProblem,
	sendingNowProblem,
	seenProblem,
	snoozeProblem,
	submissionProblem,
	withdrawalProblem,
} from './change-problems';

/** What an assignment is told by Update or Signal: by name, what is asked and what is answered. */
export interface ToAssignment {
	submit: { asked: Submission; answered: SubmissionResult };
	addNote: { asked: Note; answered: NoteResult };
	saveDraft: { asked: DraftSaving; answered: DraftSavingResult };
	remindNow: { asked: SendingNow; answered: SendingNowResult };
	pauseReminders: { asked: ReminderChange; answered: ReminderChangeResult };
	resumeReminders: { asked: ReminderChange; answered: ReminderChangeResult };
	snooze: { asked: Snooze; answered: SnoozeResult };
	reschedule: { asked: Rescheduling; answered: ReschedulingResult };
	applyPolicy: { asked: PolicyChange; answered: PolicyChangeResult };
	withdraw: { asked: Withdrawal; answered: WithdrawalResult };
}

/** The same for a brief. */
export interface ToBrief {
	/** Its clinician has read it. */
	seen: { asked: Seen; answered: SeenResult };
}

type Changes = ToAssignment & ToBrief;
export type ChangeName = keyof Changes;
export type Asked<N extends ChangeName> = Changes[N]['asked'];
export type Answered<N extends ChangeName> = Changes[N]['answered'];

/** What a workflow knows of one change before it takes it. */
export interface Definition<Input> {
	/** By which a repeat is told from another change: the Signal that followed an Update, above all. */
	idOf: (asked: Input) => string;
	/** What is wrong with an input, naming the field and never its value; undefined where nothing is. */
	problemOf: (input: unknown) => string | undefined;
	/** Whether a client speaks in it: what cannot be understood of it is kept on record, whoever was told so. */
	fromClient: boolean;
}

type Definitions<Names extends ChangeName> = { readonly [N in Names]: Definition<Asked<N>> };

const ofReminders: Definition<ReminderChange> = {
	idOf: ({ changeId }) => changeId,
	problemOf: reminderChangeProblem,
	fromClient: false,
};

export const ASSIGNMENT_CHANGES: Definitions<keyof ToAssignment> = {
	submit: { idOf: ({ submissionId }) => submissionId, problemOf: submissionProblem, fromClient: true },
	addNote: { idOf: ({ noteId }) => noteId, problemOf: noteProblem, fromClient: true },
	// Sealed: what is not taken can be read by nobody, and the page shows it again.
	saveDraft: { idOf: ({ draftId }) => draftId, problemOf: draftSavingProblem, fromClient: false },
	remindNow: { ...ofReminders, problemOf: sendingNowProblem },
	pauseReminders: ofReminders,
	resumeReminders: ofReminders,
	snooze: { idOf: ({ snoozeId }) => snoozeId, problemOf: snoozeProblem, fromClient: false },
	reschedule: { idOf: ({ rescheduleId }) => rescheduleId, problemOf: reschedulingProblem, fromClient: false },
	applyPolicy: { idOf: ({ batchId }) => batchId, problemOf: policyChangeProblem, fromClient: false },
	withdraw: { idOf: ({ withdrawalId }) => withdrawalId, problemOf: withdrawalProblem, fromClient: false },
};

export const BRIEF_CHANGES: Definitions<keyof ToBrief> = {
	seen: { idOf: ({ seenId }) => seenId, problemOf: seenProblem, fromClient: false },
};

/** Type of the refusal of an Update that changes nothing; its detail is what it is answered. */
export const UNCHANGED = 'Unchanged';

/** What an Update that changes nothing was answered; undefined where it failed for any other reason. */
export function unchangedAnswer<Name extends ChangeName>(error: unknown): Answered<Name> | undefined {
	for (let link = error; link instanceof Error; link = link.cause) {
		const { type, details } = link as Partial<ApplicationFailure>;
		if (type === UNCHANGED) return details?.[0] as Answered<Name>;
	}
	return undefined;
}

/** Every change that a workflow takes. */
export const CHANGES: Definitions<ChangeName> = { ...ASSIGNMENT_CHANGES, ...BRIEF_CHANGES };
