import type { Question } from '../contract/question';
import type { ExerciseEntry } from './exercises';
import type { Shelf } from './shelf';

/** A search over a library, each of whose exercises is read once. */
export class LibrarySearch {
	private readonly read: Array<{ entry: ExerciseEntry; words: string }>;

	constructor(shelf: Shelf) {
		this.read = shelf.all().map((entry) => ({ entry, words: folded(wordsOf(entry)) }));
	}

	/** The exercises that fit, in the order of the library. */
	find({ search = '', kind, language, minutes = Infinity }: Question<'findExercises'>): ExerciseEntry[] {
		const wanted = folded(search).split(/\s+/);
		return this.read
			.filter(
				({ entry: { exercise }, words }) =>
					(kind === undefined || exercise.kind === kind) &&
					(language === undefined || exercise.language === language) &&
					exercise.minutes <= minutes &&
					wanted.every((word) => words.includes(word)),
			)
			.map(({ entry }) => entry);
	}
}

function wordsOf({ exercise, about }: ExerciseEntry): string {
	const { exerciseId, title, kind, text, fields } = exercise;
	const { modality, topics, audience } = about;
	const labels = fields.map(({ label }) => label);
	return [exerciseId, title, kind, modality, ...topics, audience, text, ...labels].join('\n');
}

/** The same whatever its capitals and accents. */
function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
