import type { Delivery, Outcome } from '../../contract/assignment';
import type { Hindrance, Submission } from '../../contract/change-inputs';
import type { NotSent } from '../../contract/sending';

/** The tables that are counted. */
export interface NumbersSchema {
	facts: FactsTable;
	/** The same as it follows from the other tables: what `facts` has to be. */
	facts_as_recorded: FactsTable;
}

/** What is known of an assignment for the numbers: a row for each, kept by the transactions that record its steps. */
export interface FactsTable {
	assignment_id: string;
	client_id: string;
	exercise_id: string;
	/** Who is responsible when it is due: whose it is in the numbers, also where it was handed over before or after. */
	clinician_id: string | null;
	/** When it was to go out. */
	deliver_at: number;
	/** By which it belongs to a month. */
	due_at: number;
	/** Before which it has to be done to count: the first session after due, or due where none is known. */
	deadline_at: number;
	/** 1 where that is a session. */
	has_session: number;
	delivery: Delivery;
	delivered_at: number | null;
	/** Why it did not arrive, where it did not. */
	because: NotSent | null;
	/** When the first reminder went out, or may have. */
	reminded_at: number | null;
	outcome: Outcome;
	/** When the first answer came. */
	answered_at: number | null;
	/** Since when it has been done, as the answers that stand say; null where the last one says otherwise. */
	done_at: number | null;
	/** Who said the answer that stands. */
	reported_by: Submission['reportedBy'] | null;
	hindrance: Hindrance | null;
	/** How often its dates were changed. */
	moves: number;
	/** When it was first reviewed. */
	reviewed_at: number | null;
}
