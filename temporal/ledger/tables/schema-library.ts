import type { LibraryStep } from '../../contract/library-step';
import type { SealedText } from './schema';

/** What the practice has changed of its library: never changed itself, so that each step can be read again. */
export interface LibraryChangesTable {
	/** Counts up from 1 without a gap. */
	position: number;
	/** The id of what asked for it. */
	change_id: string;
	what: LibraryStep['what'];
	/** Id of the exercise, or name of the message. */
	about: string;
	/** The step, and what came of it, as JSON. */
	content: SealedText;
	/** When it was asked for, by Temporal's clock. */
	at: number;
}

/** The bytes of pictures, sound and documents of exercises: kept for good, once each. */
export interface ExerciseFilesTable {
	checksum: string;
	/** In base64. */
	bytes: SealedText;
	recorded_at: number;
}
