import type { Language } from '../contract/language';
import type { ExerciseEntry } from './exercises';

/** A step by which the practice has changed its library, as it is on record. */
export type LibraryStep =
	/** `basedOn`: the version of the library's own file by then, 0 where there was none. */
	| { what: 'save'; entry: ExerciseEntry; basedOn: number }
	| { what: 'retire' | 'restore'; exerciseId: string }
	/** From then on the library's own file counts again. */
	| { what: 'use-file'; exerciseId: string; language: Language };
