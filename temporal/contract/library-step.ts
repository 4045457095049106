// Steps by which the practice has changed its library, as they are on record.
import type { Exercise } from './exercise';
import type { Language } from './language';
import type { WhichMessage } from './message-change';
import type { PolicyPart } from './policy';
import type { ExerciseAbout } from './questions-library';

/** An exercise, what it sets of the policy, and what staff have to know of it. */
export interface ExerciseEntry {
	exercise: Exercise;
	policy: PolicyPart | undefined;
	about: ExerciseAbout;
	/** Its file as it is written. */
	markdown: string;
}

export type ExerciseStep =
	/** `basedOn`: the version of the library's own file by then, 0 where there was none. */
	| { what: 'save'; entry: ExerciseEntry; basedOn: number }
	| { what: 'retire' | 'restore'; exerciseId: string }
	/** From then on the library's own file counts again. */
	| { what: 'use-file'; exerciseId: string; language: Language };

export type MessageStep =
	/** `basedOn`: the checksum of the library's own file by then. */
	| ({ what: 'save-message'; yaml: string; basedOn: string } & WhichMessage)
	/** From then on the library's own words count again. */
	| ({ what: 'use-message-file' } & WhichMessage);

export type LibraryStep = ExerciseStep | MessageStep;
