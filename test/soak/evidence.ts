import type { Delivery, Outcome } from '../../temporal/contract/assignment';
import type { ReportedOutcome } from '../../temporal/contract/change-inputs';
import type { ClientCommand } from '../../temporal/contract/command';
import type { CommandState } from '../../temporal/contract/sending';
import type { TryResult } from '../../temporal/gate/facts';
import type { KilledPart } from './plan';

// What a run leaves behind, as far as its books are about it. Instants are milliseconds since 1970 in UTC.

/** A part that was killed, or that ended by itself. */
export interface Kill {
	part: KilledPart;
	at: number;
	/** When it did its work again. */
	readyAt: number;
	/** How it ended, where nobody killed it. */
	byItself?: string;
}

/** A try as the ledger has it. */
export interface TryRecord {
	startedAt: number;
	/** Null where it was never posted. */
	postedAt: number | null;
	result: TryResult | null;
	settledAt: number | null;
}

/** A command as the ledger has it. */
export interface CommandRecord {
	commandId: string;
	kind: ClientCommand;
	state: CommandState;
	reason: string | null;
	plannedAt: number;
	/** Null once it is over. */
	nextAt: number | null;
	/** In the order of their numbers. */
	tries: TryRecord[];
}

/** An assignment as the ledger has it. */
export interface AssignmentRecord {
	outcome: Outcome;
	delivery: Delivery;
	commands: CommandRecord[];
}

/** An assignment as Temporal has it. */
export interface WorkflowRecord {
	/** Temporal's name of how the workflow stands: `RUNNING`, `COMPLETED`. */
	status: string;
	outcome: Outcome;
	delivery: Delivery;
}

/** What somebody said of an assignment: a client on the page, or staff by withdrawing it. */
export interface Said {
	outcome: ReportedOutcome | 'withdrawn';
	/** When it was accepted; missing while it was not. */
	acceptedAt?: number;
}

/** One assignment of a run, from all sides. */
export interface AssignmentEvidence {
	assignmentId: string;
	said?: Said;
	/** When the page called the good link dead. */
	calledDeadAt: number[];
	/** When n8n, which had not registered its flows yet, knew no page at all. */
	unservedAt: number[];
	/** What nobody foresaw, in words. */
	trouble?: string;
	/** The messages that the client got. */
	mails: ClientCommand[];
	record?: AssignmentRecord;
	workflow?: WorkflowRecord;
}

/** All that a run leaves behind. */
export interface Evidence {
	/** In the order of their instants. */
	kills: Kill[];
	assignments: AssignmentEvidence[];
	/** Messages to clients of the run that name none of its assignments. */
	strayMails: number;
}
