import type { Delivery, Outcome } from '../../contract/assignment';
import type { Hindrance, Submission } from '../../contract/change-inputs';
import type { Channel, CommandKind, RouteKind, Topic } from '../../contract/command';
import type { EventKind } from '../../contract/event';
import type { Exercise } from '../../contract/exercise';
import type { Proof } from '../../contract/receipt';
import type { HandOver } from '../../contract/request';
import type { CommandState, HeldReason, NotSent, SkipReason } from '../../contract/sending';
import type { TryResult } from '../../gate/facts';
import type { BrakesTable } from './schema-brake';
import type { ExerciseFilesTable, LibraryChangesTable } from './schema-library';
import type { NumbersSchema } from './schema-numbers';
import type { TroublesSchema } from './schema-troubles';
import type { StopsTable } from './schema-stops';
import type { SignInSchema } from './schema-sign-in';

/**
 * The ledger's tables. Instants are milliseconds since 1970 in UTC. A column of type `SealedText` holds encrypted text
 * (see field-cipher.ts); everything else is an opaque id, a code, a count or an instant.
 */
export interface Schema extends NumbersSchema, SignInSchema, TroublesSchema {
	ledger_keys: LedgerKeysTable;
	clients: ClientsTable;
	contacts: ContactsTable;
	consents: ConsentsTable;
	stops: StopsTable;
	exercises: ExercisesTable;
	exercise_files: ExerciseFilesTable;
	library_changes: LibraryChangesTable;
	assignments: AssignmentsTable;
	withdrawn_batches: WithdrawnBatchesTable;
	events: EventsTable;
	readers: ReadersTable;
	commands: CommandsTable;
	tries: TriesTable;
	routes: RoutesTable;
	clinicians: CliniciansTable;
	handovers: HandoversTable;
	responsibilities: ResponsibilitiesTable;
	locks: LocksTable;
	briefs: BriefsTable;
	brief_lines: BriefLinesTable;
	brakes: BrakesTable;
}

/** Encrypted text, bound to its table, column and row. */
export type SealedText = string;

/** The keys that this ledger was written with. */
export interface LedgerKeysTable {
	key_id: string;
	/** `identity`: blind indexes come from it; `ring`: fields are encrypted with it. */
	purpose: 'identity' | 'ring';
}

export interface ClientsTable {
	client_id: string;
	name: SealedText;
	recorded_at: number;
}

/** An e-mail address of a client. */
export interface ContactsTable {
	client_id: string;
	/** Blind index of the address. */
	contact_index: string;
	email: SealedText;
	recorded_at: number;
}

/** That a client agreed to messages at an address. */
export interface ConsentsTable {
	client_id: string;
	contact_index: string;
	granted_at: number;
}

/** Every version of an exercise that could be assigned. */
export interface ExercisesTable {
	exercise_id: string;
	checksum: string;
	language: Exercise['language'];
	origin: Exercise['origin'];
	version: number;
	/** All else of it as JSON. */
	content: SealedText;
	recorded_at: number;
}

export interface AssignmentsTable {
	assignment_id: string;
	/** First run of the workflow that recorded it: another one with the same id is a second assignment under an old key. */
	run_id: string;
	client_id: string;
	contact_index: string;
	exercise_id: string;
	exercise_checksum: string;
	deliver_at: number;
	due_at: number;
	zone: string;
	/** What was asked for, as JSON, to tell a second start with the same key what differs. */
	terms: SealedText;
	delivery: Delivery;
	/** When it was delivered, or may have been; null until then. */
	delivered_at: number | null;
	outcome: Outcome;
	/** When the client, or staff for the client, answered. */
	answered_at: number | null;
	recorded_at: number;
	/** 1 where due was left to the session, and moves with it. */
	due_is_session: number;
	/** Next session, where it is known. */
	session_at: number | null;
	/** 1 where there was a session, and is none any more: due does not stand in for it. */
	session_taken_back: number;
	/** Who is responsible at first; handovers tell who is later. */
	clinician_id: string | null;
	/** The policy in full as it was pinned, as JSON. Its cadence holds; hours and caps are read anew. */
	policy: string;
	/** 1 while staff have paused its reminders. */
	paused: number;
	/** When the client has asked to be reminded, and not before. */
	snoozed_to: number | null;
	/** The execution that assigned it, as an opaque id; null where no node did. */
	batch_id: string | null;
}

/** What is of such a batch and not on record yet is refused. */
export interface WithdrawnBatchesTable {
	batch_id: string;
	withdrawn_at: number;
}

/** Every step, once. A refused assignment has events and no row in `assignments`. */
export interface EventsTable {
	event_id: string;
	assignment_id: string;
	kind: EventKind;
	at: number;
	outcome: Outcome;
	reported_by: Submission['reportedBy'] | null;
	/** Why it could not be done. */
	hindrance: Hindrance | null;
	/** What was entered into the exercise's fields, as JSON. */
	entries: SealedText | null;
	note: SealedText | null;
	reason: SealedText | null;
	/** Why a message did not go out, by its kind. */
	because: NotSent | null;
	/** What the flow or its provider said of it, beside our own words. */
	said: SealedText | null;
	/** What came in and could not be understood. */
	kept: SealedText | null;
	/** Counts up within an assignment, since two steps may share an instant. */
	position: number;
}

/** Whoever is spoken to: a blind index of an address, a clinician, or a route. Its row is held while the gate rules on what is said to it. */
export interface ReadersTable {
	reader: string;
}

/** One row for everything that is to be said to somebody. It holds no words: a message is composed when it is tried. */
export interface CommandsTable {
	command_id: string;
	kind: CommandKind;
	/** Who is spoken to. */
	reader: string;
	/** Of a message to a client, and of a notice. */
	assignment_id: string | null;
	/** What a notice tells of. */
	event_id: string | null;
	topic: Topic | null;
	/** Of a planned reminder, from 1. */
	ordinal: number | null;
	state: CommandState;
	/** Why it is held, skipped or refused. */
	reason: HeldReason | SkipReason | null;
	/** The instant for which it is meant. */
	planned_at: number;
	/** When it is tried next; null once it is over. */
	next_at: number | null;
	/** From then on it is of no use. */
	expires_at: number;
	/** The last instant at which it may have gone out: what gap and caps count. Null where it surely never did. */
	may_have_gone_at: number | null;
	/** Command whose message says this one, too; null for most. */
	host: string | null;
	/** Since when it has been held for what was said and is not on record yet, and for nothing else; null for most. */
	unheard_since: number | null;
	/** 1 where staff said of it "now, although it is night there"; null for most. */
	any_hour: number | null;
	/** Which of several wordings a message to a client has, from 0, once it has been tried. */
	turn: number | null;
	/** Since when it waits in vain, try after try; null for most, and where a rule of the gate holds it. */
	stuck_since: number | null;
	/** Why, while a try is under way, too. */
	stuck_because: HeldReason | null;
}

/** Every try that the gate let through. A row is settled once, and never removed. */
export interface TriesTable {
	command_id: string;
	/** Counts from 1 for each command, through restarts and resets. */
	number: number;
	/** Null for what reaches staff. */
	channel: Channel | null;
	/** By its index; a clinician's or a route's id for what reaches staff. */
	address: string;
	/** Null where no flow had the command. */
	route_id: string | null;
	started_at: number;
	/** When the post began; null where it never did. */
	posted_at: number | null;
	/** Null while it is under way, and where the worker was killed meanwhile. */
	result: TryResult | null;
	proof: Proof | null;
	settled_at: number | null;
	provider_message_id: SealedText | null;
	/** What the flow, its provider or the network said. */
	detail: SealedText | null;
	/** 1 where `detail` is in the words of the flow or its provider, which may name the client; null where it is in ours. */
	quoted: number | null;
	/** As of which change of the practice's library it was worded, 0 before the first; null where that was not on record yet. */
	words: number | null;
}

/** Who has what may be claimed: of a topic any number of flows, of every other kind one at most. */
export interface RoutesTable {
	kind: RouteKind;
	route_id: string;
	/** The route as JSON: names and URL belong to the practice. */
	route: SealedText;
	claimed_at: number;
}

/** Whoever is or was responsible for an assignment. */
export interface CliniciansTable {
	clinician_id: string;
	name: SealedText;
	email: SealedText;
	recorded_at: number;
}

/** Who is responsible from when on. Applied in the order of `from_at` to what was assigned before. */
export interface HandoversTable {
	handover_id: string;
	scope: HandOver['of']['scope'];
	/** Id of the assignment, the client, or the clinician whose assignments go over. */
	scope_id: string;
	/** Who is responsible from then on. */
	clinician_id: string;
	from_at: number;
	recorded_at: number;
}

/**
 * Who is responsible for an assignment, turn by turn, as its clinician and the handovers say: derived from these whenever
 * one of them changes, in the same transaction.
 */
export interface ResponsibilitiesTable {
	assignment_id: string;
	/** The turns of an assignment, from 1. */
	position: number;
	clinician_id: string;
	/** 0 for whoever was named when it was assigned. */
	from_at: number;
	/** When the next turn begins; of the last one, when nobody asks any more. */
	until_at: number;
	/** The session of the assignment in the turn that it falls into, null in the others. */
	session_at: number | null;
}

/** What is held as a whole: one row each, from the beginning. */
export interface LocksTable {
	name: 'brake' | 'handovers' | 'routes' | 'troubles' | 'alarm' | `alarm/${string}` | `writing/${string}`;
}

/** What an edition of a brief was made of; its fate is that of its command. */
export interface BriefsTable {
	/** `<clinician id>.<date>.<edition>` */
	command_id: string;
	clinician_id: string;
	date: string;
	edition: number;
	/** When the day begins, and when the next one does. */
	day_from: number;
	day_to: number;
	/** When the last try read what there was to tell. */
	gathered_at: number;
	seen_at: number | null;
}

/** What an edition spoke of: for a session one line for each assignment. */
export interface BriefLinesTable {
	command_id: string;
	assignment_id: string;
	session_at: number;
	/** Keyed hash of what it said, to tell whether another edition would say anything new. */
	digest: string;
}
