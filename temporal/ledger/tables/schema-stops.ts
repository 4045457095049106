import type { StopScope, StopSource } from '../../contract/stops';
import type { SealedText } from './schema';

/**
 * What was wished for at an address, whichever client it is of: no messages, no reminders, or messages again. A row is never
 * changed; of those of an address the one that was asked for last holds.
 */
export interface StopsTable {
	stop_id: string;
	/** Blind index of the address, which need not be on record. */
	contact_index: string;
	/** `none`: what was stopped goes out again. */
	scope: StopScope | 'none';
	source: StopSource;
	asked_at: number;
	recorded_at: number;
	/** What was shown to whoever asked, or what was said. */
	wording: SealedText | null;
	/** Through whose link or message it was asked for. */
	assignment_id: string | null;
}
