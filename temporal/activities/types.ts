import type { BatchInput, BatchState, Scope } from '../contract/batch';
import type { AssignmentInput, Recorded, ReminderPlan } from '../contract/assignment';
import type { NotMoved, Rescheduling } from '../contract/change-inputs';
import type { ClientCommand } from '../contract/command';
import type { Seen, SeenResult } from '../contract/brief';
import type { AssignmentEvent } from '../contract/event';
import type { Request, RequestResult } from '../contract/request';
import type { SendNow } from '../contract/send-now';
import type { Ending } from '../contract/sending';
import type { Rescheduled } from '../ledger/assignments/dates';
import type { AppliedPolicy, PolicyOrder } from '../ledger/assignments/policies';
import type { LateDelivery } from '../ledger/assignments/reminder-plans';
import type { Snoozed, SnoozeOrder } from '../ledger/assignments/snoozes';
import type { NoticeKey } from '../ledger/sending/notices';
import type { SendNowOrder } from '../ledger/sending/send-now';
import type { WaitingAttention } from '../ledger/troubles/attention';
import type { BriefKey } from './other-workflows';

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
	/**
	 * Which of these dates lie farther ahead than the practice lets them today.
	 *
	 * @param now in milliseconds
	 */
	beyondBound: (dates: Pick<Rescheduling, 'dueAt' | 'sessionAt'>, now: number) => Promise<NotMoved[]>;
	/** Records new instants together with the plan that they make of the reminders to come. */
	reschedule: (order: Rescheduled) => Promise<ReminderPlan>;
	/** What becomes of something that staff would have sent at once. Changes nothing. */
	foreseeSendNow: (order: SendNowOrder) => Promise<SendNow | null>;
	/** Has a message that waits go out although it is night there. */
	sendAtAnyHour: (commandId: string) => Promise<void>;
	/** Records the plan that an assignment's delivery, as it was, makes of the reminders to come. */
	planFromDelivery: (order: LateDelivery) => Promise<ReminderPlan>;
	/** Records that a client wants to be reminded later, with the plan that it makes; null where no moment is left for that. */
	snooze: (order: SnoozeOrder) => Promise<Snoozed | null>;
	/** Records today's policy with the plan that it makes of the reminders to come; null where that changes nothing. */
	applyPolicy: (order: PolicyOrder) => Promise<AppliedPolicy | null>;
}

/** What is to be said to a client; everything else is read from the ledger when it is sent. */
export interface MessageOrder {
	command: ClientCommand;
	commandId: string;
	assignmentId: string;
	/** Generation of the client's link. */
	generation: number;
	/** UTC instants in ISO 8601: for when it is meant, and from when on it is of no use. They count for what was not planned. */
	at: string;
	expiresAt: string;
	/** Whether staff said of it "now, although it is night there". */
	anyHour?: boolean;
}

/** Run on the push queue. */
export interface MessageActivities {
	/**
	 * One try to have a message sent to a client. Answers how it ended, once it has, recorded together with the step that it
	 * stands for. Where it is not over the activity fails and says why, and when the next try is.
	 */
	sendMessage: (order: MessageOrder) => Promise<Ending>;
}

/** Run on the workflow queue for the workflow `request`. */
export interface RequestActivities {
	carryOut: (request: Request) => Promise<RequestResult>;
}

/** The next assignments of a batch. */
export type BatchPage = Pick<BatchInput, 'batchId' | 'order'> & { pageSize: number; state: BatchState };

/** What is behind a batch after a page, and whether that was the last one. */
export interface ToldPage {
	state: BatchState;
	last: boolean;
}

/** Run on the workflow queue for the workflow `batch`. */
export interface BatchActivities {
	/** How many open assignments there are. */
	countAssignments: (of: Scope) => Promise<number>;
	/** Tells the next page of assignments, and answers what is behind the batch then. Telling one twice is telling it once. */
	tellPage: (page: BatchPage) => Promise<ToldPage>;
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
	/** UTC instants in ISO 8601: for when it is meant, and from when on it is of no use. */
	at: string;
	expiresAt: string;
}

/** Run on the urgent queue. */
export interface BriefSendActivities {
	/** One try to brief a clinician, as `sendMessage`. What it says is gathered for this try; where that is nothing new, it is skipped. */
	sendBrief: (order: BriefOrder) => Promise<Ending>;
}

/** Which one-time code is to be sent; to whom, and what it is, stands in the ledger. */
export interface CodeOrder {
	codeId: string;
}

/** Run on the urgent queue. */
export interface CodeSendActivities {
	/** One try to send a code, as `sendMessage`; one that opens nothing any more is skipped. */
	sendCode: (order: CodeOrder) => Promise<Ending>;
}

/** Which stop is to be answered; what is said is read from the ledger when it is. */
export interface FarewellOrder {
	stopId: string;
}

/** Run on the push queue. */
export interface FarewellSendActivities {
	/** One try to tell whoever stopped messages that this is so, as `sendMessage`. */
	sendFarewell: (order: FarewellOrder) => Promise<Ending>;
}

/** Whom to tell of what; what is said is read from the ledger when it is. */
export interface NoticeOrder extends NoticeKey {
	/** UTC instant in ISO 8601 from which on it is no news. */
	expiresAt: string;
}

/** Run on the push queue. */
export interface NoticeSendActivities {
	/** One try to tell a subscriber, as `sendMessage`; one that is gone, or what is no news any more, is skipped. */
	sendNotice: (order: NoticeOrder) => Promise<Ending>;
}

/** Which message of attention is to go out; what it says is read from the ledger when it does. */
export type AttentionKey = WaitingAttention;

/** Run on the urgent queue. */
export interface AttentionSendActivities {
	/** One try to tell a subscriber of what goes wrong, as `sendMessage`. */
	sendAttention: (order: AttentionKey & { expiresAt: string }) => Promise<Ending>;
}

/** What the watch knows of its last look: when it was, in milliseconds; nothing before the first. */
export interface Watched {
	lookedAt?: number;
}

/** Run on the workflow queue for the workflow `watch`. */
export interface WatchActivities {
	/** Looks for what goes wrong, and has whoever asks for attention told. */
	lookForTroubles: (before: Watched) => Promise<Watched>;
}

export type { NoticeKey };
