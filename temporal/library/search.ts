import type { ExerciseEntry } from '../contract/library-step';
import type { Question } from '../contract/question';
import type { Shelf } from './shelf';

/** What is searched in each exercise, read once. */
const read = new WeakMap<ExerciseEntry, string>();

/** The exercises of a shelf that fit, in its order. */
export function findExercises(
	shelf: Shelf,
	{ search = '', kind, language, minutes = Infinity, retired = false }: Question<'findExercises'>,
): ExerciseEntry[] {
	const wanted = folded(search).split(/\s+/);
	return (retired ? shelf.known() : shelf.all()).filter((entry) => {
		const { exercise } = entry;
		return (
			(kind === undefined || exercise.kind === kind) &&
			(language === undefined || exercise.language === language) &&
			exercise.minutes <= minutes &&
			wanted.every((word) => searched(entry).includes(word))
		);
	});
}

function searched(entry: ExerciseEntry): string {
	const words = read.get(entry) ?? folded(wordsOf(entry));
	read.set(entry, words);
	return words;
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
