import type { HeldReason, NotSent } from '../../contract/sending';
import type { TroubleKind } from '../../contract/trouble';

/** The tables of what goes wrong. Like all of schema.ts. */
export interface TroublesSchema {
	troubles: TroublesTable;
	trouble_lines: TroubleLinesTable;
}

/** Something that goes wrong, with what or whom, and why. */
interface TroubleKey {
	kind: TroubleKind;
	/** A route, a blind index of an address, a clinician, or what was to be said; empty where there is nothing to name. */
	about: string;
	/** Why, by its kind; empty where the kind says it all. */
	because: HeldReason | NotSent | '';
}

/** What goes wrong, or did a while ago. What lasts has one row for as long as it does, what happened is counted. */
export interface TroublesTable extends TroubleKey {
	/** Of what lasts, how many wait; of what happened, how often it did since it was last told. */
	count: number;
	/** When it began; of what happened, for the first time since it was last told. */
	first_seen_at: number;
	last_seen_at: number;
	/** When it was last told, as going on or as having happened; null where it never was. */
	told_at: number | null;
	/** When it was found to be over; null while it lasts. */
	over_at: number | null;
}

/** What one message of attention tells, as its row stood then. */
export interface TroubleLinesTable extends TroubleKey {
	command_id: string;
	count: number;
	since_at: number;
	/** Set where it tells that it is over. */
	over_at: number | null;
}
