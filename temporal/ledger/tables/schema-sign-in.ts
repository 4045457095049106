import type { SealedText } from './schema';

/** The tables of the sign-in by a one-time code, and of what comes of it. */
export interface SignInSchema {
	codes: CodesTable;
	readings: ReadingsTable;
	reviews: ReviewsTable;
}

/** A one-time code that was asked for. The code itself stands nowhere: it is made of the id, by a key of the ring. */
export interface CodesTable {
	code_id: string;
	/** The brief whose clients' words it opens. */
	clinician_id: string;
	date: string;
	asked_at: number;
	/** From then on it opens nothing. */
	expires_at: number;
	/** How often a wrong one was entered. */
	wrong: number;
	/** Keyed hash of the last entry, so that the same one again counts once; null before the first. */
	last_entry: string | null;
	used_at: number | null;
	/** When it was wrong too often. */
	locked_at: number | null;
}

/** That something a client wrote was shown to a clinician. */
export interface ReadingsTable {
	/** One for all that was shown at once. */
	reading_id: string;
	event_id: string;
	assignment_id: string;
	clinician_id: string;
	read_at: number;
}

/** That an answer was reviewed. A row is never changed; of those of an assignment the one that was asked for last counts. */
export interface ReviewsTable {
	review_id: string;
	assignment_id: string;
	/** Null where staff recorded it. */
	clinician_id: string | null;
	/** From 0 to 4, where it was said. */
	effort: number | null;
	/** For the client. */
	note: SealedText | null;
	reviewed_at: number;
	recorded_at: number;
}
