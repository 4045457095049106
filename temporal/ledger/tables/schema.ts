/**
 * The ledger's tables. Instants are milliseconds since 1970 in UTC. A column of type `SealedText` holds encrypted text
 * (see field-cipher.ts); everything else is an opaque id, a code, a count or an instant.
 */
export interface Schema {
	ledger_keys: LedgerKeysTable;
	clients: ClientsTable;
	contacts: ContactsTable;
	consents: ConsentsTable;
	exercises: ExercisesTable;
	assignments: AssignmentsTable;
	events: EventsTable;
	sends: SendsTable;
	receipts: ReceiptsTable;
	routes: RoutesTable;
	clinicians: CliniciansTable;
	handovers: HandoversTable;
	reminders: RemindersTable;
	slots: SlotsTable;
	briefs: BriefsTable;
	brief_lines: BriefLinesTable;
	outbox: OutboxTable;
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

/** Whether a client agreed to messages at an address. Once withdrawn, granting it again takes more than an assignment. */
export interface ConsentsTable {
	client_id: string;
	contact_index: string;
	granted_at: number | null;
	withdrawn_at: number | null;
}

/** Every version of an exercise that could be assigned. */
export interface ExercisesTable {
	exercise_id: string;
	version: number;
	checksum: string;
	/** Title, introduction and steps as JSON. */
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
	exercise_version: number;
	deliver_at: number;
	due_at: number;
	zone: string;
	/** What was asked for, as JSON, to tell a second start with the same key what differs. */
	terms: SealedText;
	delivery: 'waiting' | 'delivered' | 'undeliverable';
	outcome: 'open' | 'done' | 'partly' | 'could-not' | 'no-answer' | 'withdrawn' | 'refused';
	recorded_at: number;
	/** Next session, where it is known. */
	session_at: number | null;
	/** Who is responsible at first; handovers tell who is later. */
	clinician_id: string | null;
	/** The policy in full, as JSON; null for assignments of before there were policies. */
	policy: string | null;
	/** 1 while staff have paused its reminders. */
	paused: number;
}

/** Every step, once. A refused assignment has events and no row in `assignments`. */
export interface EventsTable {
	event_id: string;
	assignment_id: string;
	kind: string;
	at: number;
	outcome: string;
	reported_by: 'client' | 'staff' | null;
	/** Why it could not be done, as a code. */
	hindrance: string | null;
	note: SealedText | null;
	reason: SealedText | null;
	/** Counts up within an assignment, since two steps may share an instant. */
	position: number;
}

/** Every try to have a command carried out. */
export interface SendsTable {
	command_id: string;
	/** Counts from 1 for each command, through restarts and resets. */
	attempt: number;
	assignment_id: string;
	/** Instant for which the try was scheduled, and at which the gate decided. */
	scheduled_at: number;
	/** `go`, or why the gate held it back. */
	decision: string;
	/** How the try ended; null while it is under way, and for good where the worker was killed meanwhile. */
	result: 'sent' | 'refused' | 'skipped' | 'failed' | 'held' | null;
	/** Until when the gate put it off, where it is `held`. */
	held_until: number | null;
	/** Why, in words. */
	detail: SealedText | null;
}

/** What became of a command for good, as the flow receipted it. */
export interface ReceiptsTable {
	command_id: string;
	assignment_id: string;
	result: 'sent' | 'refused' | 'skipped';
	received_at: number;
	provider_message_id: SealedText | null;
	reason: SealedText | null;
}

/** Who owns what may be claimed: one flow for each kind. */
export interface RoutesTable {
	kind: 'deliver' | 'remind' | 'confirm' | 'brief' | 'answered' | 'overdue' | 'undeliverable' | 'page';
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
	scope: 'assignment' | 'client' | 'clinician';
	/** Id of the assignment, the client, or the clinician whose assignments go over. */
	scope_id: string;
	/** Who is responsible from then on. */
	clinician_id: string;
	from_at: number;
	recorded_at: number;
}

/** The reminders that an assignment's plan has now; those of an earlier plan are gone unless something became of them. */
export interface RemindersTable {
	assignment_id: string;
	/** The command that carries it out; its tries are in `sends`. */
	command_id: string;
	/** Null for one that staff sent by hand. */
	ordinal: number | null;
	planned_at: number;
	/** Day of `planned_at` on the calendar of the client's zone, `YYYY-MM-DD`. */
	local_date: string;
	/** Command whose message says this one, too; null for most. */
	merged_into: string | null;
}

/** What went out, or was let through to go out, to a client: what gap and caps count. One row for all tries. */
export interface SlotsTable {
	command_id: string;
	client_id: string;
	command: 'deliver' | 'remind' | 'confirm';
	taken_at: number;
	/** Day of `taken_at` on the calendar of the client's zone, `YYYY-MM-DD`. */
	local_date: string;
	/** From then on it is not tried any more. */
	expires_at: number;
}

/** Every edition of a brief. */
export interface BriefsTable {
	/** `<clinician id>.<date>.<edition>`, also its command's id. */
	brief_id: string;
	clinician_id: string;
	date: string;
	edition: number;
	/** Tries so far. */
	attempt: number;
	/** Null while it is tried; `failed` after a try that came to nothing. */
	result: 'sent' | 'refused' | 'skipped' | 'failed' | null;
	/** When the last try read what there was to tell. */
	tried_at: number;
	reason: SealedText | null;
	seen_at: number | null;
}

/** What an edition spoke of: for a session one line for each assignment. */
export interface BriefLinesTable {
	brief_id: string;
	assignment_id: string;
	session_at: number;
	/** Keyed hash of what it said, to tell whether another edition would say anything new. */
	digest: string;
}

/** What subscribers are to be told: one row for each of them, written together with the event. */
export interface OutboxTable {
	event_id: string;
	route_id: string;
	topic: 'answered' | 'overdue' | 'undeliverable';
	assignment_id: string;
	/** When Temporal took over telling this subscriber; null until then. */
	handed_over_at: number | null;
	/** Tries so far. */
	attempts: number;
	/** Null until it ended; `failed` after the last try of many. */
	result: 'sent' | 'refused' | 'skipped' | 'failed' | null;
	settled_at: number | null;
	reason: SealedText | null;
}
