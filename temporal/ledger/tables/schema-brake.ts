import type { SealedText } from './schema';

/** Each time that all that goes to clients was held. At most one of them is not let go. */
export interface BrakesTable {
	/** The id of what asked for it: of an item of an execution. */
	brake_id: string;
	/** In the words of staff. */
	reason: SealedText;
	held_at: number;
	/** Null while it holds. */
	let_go_at: number | null;
	/** The id of what asked for that. */
	let_go_id: string | null;
	/** The last instant at which one of those that are held looks again. */
	last_place: number;
}
