import type { ClientCommand } from '../../contract/command';
import type { Ending, HeldReason } from '../../contract/sending';
import type { CommandsTable } from '../tables/schema';
import type { BriefedDay } from './editions';

/** What is to be said to somebody; of what was not planned, this makes the row. Instants in milliseconds. */
export type Order = { commandId: string; at: number; expiresAt: number } & (
	| { kind: ClientCommand; assignmentId: string; anyHour?: boolean }
	| ({ kind: 'brief'; edition: number } & BriefedDay)
	| { kind: MadeBefore }
);

/** What has its row from what it tells of. */
const MADE_BEFORE = ['notice', 'code', 'attention', 'farewell'] as const;

export type MadeBefore = (typeof MADE_BEFORE)[number];

/** Whether commands of a kind have their rows from what they tell of. */
export function isMadeBefore(kind: CommandsTable['kind']): kind is MadeBefore {
	return MADE_BEFORE.some((each) => each === kind);
}

/** That the flow takes no more now: not before an instant, in milliseconds. */
export interface NoRoom {
	until: number;
	reason: HeldReason;
}

/** A try that the gate has let through. */
export interface Try {
	commandId: string;
	/** From 1. */
	number: number;
}

/** What the gate says of a command. */
export type Gated = ({ kind: 'go' } & LetThrough) | Settled;

/** A try that the gate has let through, and what it says. */
export interface LetThrough {
	attempt: Try;
	/** Commands of reminders of other assignments that the message says, too. */
	alsoSays: string[];
	/** Assignments of a brief of which nobody knows how they stand, since what was said is not on record yet. */
	unread: string[];
	/** The dates that it tells of, as they stood: see `datesToldBy`. */
	dates: string;
	/** As of which change of the practice's library it is worded: see `wordsOf`. */
	words: number;
}

/** How a command stands where nothing goes out now. */
export type Settled =
	| { kind: 'over'; ending: Ending }
	/** Not before an instant, in milliseconds. */
	| { kind: 'later'; until: number; reason: HeldReason };

/** What came of a receipt that was handed in; `settled`: what became of its try was known before, and stands. */
export type HandedIn =
	| { as: 'no-such-try' }
	/** `lateFor`: its command, where whoever had the try made has gone on without knowing. */
	| { as: 'recorded' | 'settled'; lateFor?: string };

/** A command that is over. */
export type Ended =
	| { kind: ClientCommand; assignmentId: string; ending: Ending }
	| { kind: 'brief'; day: BriefedDay }
	| { kind: MadeBefore };
