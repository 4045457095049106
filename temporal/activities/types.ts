import type { AssignmentInput, Outcome, Recorded, ReminderPlan } from '../contract/assignment';
import type { ClientCommand } from '../contract/command';
import type { Seen, SeenResult } from '../contract/brief';
import type { AssignmentEvent } from '../contract/event';
import type { PushResult } from '../contract/receipt';
import type { Request, RequestResult } from '../contract/request';
import type { NoticeKey } from '../ledger/sending/outbox';
import type { BriefKey } from './workflow-starter';

/** Run as local activities of an assignment: the record comes first, and a missing route never holds it up. */
export interface RecordActivities {
	/**
	 * Records a new assignment and pins exercise and settings; the same assignment again gets the same answer.
	 *
	 * @param firstRunId the workflow's first run, which it keeps when an engineer resets it
	 */
	recordAssignment: (input: AssignmentInput, firstRunId: string) => Promise<Recorded>;
	/** Records one step; the same event again changes nothing. */
	recordEvent: (event: AssignmentEvent) => Promise<void>;
	/** Records new instants together with the plan that they make of the reminders to come. */
	reschedule: (order: RescheduleOrder) => Promise<ReminderPlan>;
}

/** The instants that hold from now on. */
export interface RescheduleOrder {
	assignmentId: string;
	/** Of the step `rescheduled`; the same again changes nothing. */
	eventId: string;
	/** When it was asked for. */
	at: string;
	dueAt: string;
	sessionAt?: string;
	/** The outcome as it stands. */
	outcome: Outcome;
	/** The last ordinal of a reminder that has begun. */
	lastOrdinal: number;
}

/** What a push is told; everything else it reads from the ledger when it is sent. */
export interface PushOrder {
	command: ClientCommand;
	commandId: string;
	assignmentId: string;
	/** Generation of the client's link. */
	generation: number;
	/** UTC instant in ISO 8601 after which the command is pointless. */
	expiresAt: string;
	/** Whether a reminder has the words for the last quarter of the window. */
	nearDue?: boolean;
}

/** Run on the push queue. */
export interface PushActivities {
	/**
	 * One try to have a command carried out: gate, signed POST, receipt. A final receipt is recorded together with the step
	 * that it stands for; the failure of a try is thrown, to be tried again, with a message that says why. What the gate
	 * puts off is such a failure, too, of the type `Held`, which says when the next try is.
	 */
	push: (order: PushOrder) => Promise<PushResult>;
}

/** Run on the workflow queue for the workflow `request`. */
export interface RequestActivities {
	carryOut: (request: Request) => Promise<RequestResult>;
}

/** When a brief goes out, as the ledger stands. Instants in milliseconds. */
export interface BriefPlan {
	/** The edition that comes next, from 1. */
	edition: number;
	/** How many assignments there are to tell of. */
	sessions: number;
	/** Missing while nothing calls for the next edition. */
	next?: { at: number; expiresAt: number };
	/** When nothing more can come of it. */
	endsAt: number;
}

/** Run as local activities of a brief. */
export interface BriefActivities {
	/** What to do next; null where there is nothing to tell, and never was. */
	planBrief: (asked: BriefKey & { at: number; changedAt: number }) => Promise<BriefPlan | null>;
	/** Records that an edition was read, and that its assignments were reviewed; `repeated` where that was on record. */
	recordSeen: (key: BriefKey, seen: Seen, takenUpAt: number) => Promise<SeenResult>;
}

/** Which edition of a brief is to go out; what it says is read from the ledger when it does. */
export interface BriefOrder extends BriefKey {
	edition: number;
	/** UTC instant in ISO 8601 after which it is pointless. */
	expiresAt: string;
}

/** Run on the push queue. */
export interface BriefPushActivities {
	/**
	 * One try to brief a clinician. What it says is gathered for this try; where that is nothing new, it is skipped. A
	 * receipt is recorded together with the step `summarized` of the assignments that it spoke of, which are returned.
	 */
	pushBrief: (order: BriefOrder) => Promise<{ result: PushResult; assignments: string[] }>;
}

export type { NoticeKey };

/** Whom to tell of what; what is said is read from the ledger when it is. */
export interface NoticeOrder extends NoticeKey {
	/** UTC instant in ISO 8601 after which it is no news. */
	expiresAt: string;
}

/** Run as a local activity of a notice. */
export interface NoticeActivities {
	/** Records that every try failed, the last one for this reason. */
	giveUpNotice: (key: NoticeKey, failure: { at: string; reason: string }) => Promise<void>;
}

/** Run on the push queue. */
export interface NoticePushActivities {
	/** One try to tell a subscriber; one that is gone, or what is no news any more, is skipped. */
	pushNotice: (order: NoticeOrder) => Promise<PushResult>;
}
