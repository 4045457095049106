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
}

/** Every step, once. A refused assignment has events and no row in `assignments`. */
export interface EventsTable {
	event_id: string;
	assignment_id: string;
	kind: string;
	at: number;
	outcome: string;
	reported_by: 'client' | 'staff' | null;
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
	result: 'sent' | 'refused' | 'skipped' | 'failed' | null;
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
	kind: 'deliver' | 'confirm' | 'page';
	route_id: string;
	/** The route as JSON: names and URL belong to the practice. */
	route: SealedText;
	claimed_at: number;
}
