import { exercisePage } from '../nodes/HomeworkPage/render';
import { inProject } from '../scripts/setup/project.ts';
import type { ExerciseEntry } from '../temporal/contract/library-step';
import { loadLibrary } from '../temporal/library/library.ts';
import { findExercises } from '../temporal/library/search.ts';
import { Shelf } from '../temporal/library/shelf.ts';
import { figure, p95, type Figure } from './figure.ts';

const EXERCISES = 500;
const ROUNDS = 200;
const WORDS = ['sleep diary', 'a thought', 'breath', 'the wall', 'juggling', ''];
const KB = 1024;

/** A search in a large library, and how heavy the page of each exercise in the box is, before anything is entered. */
export async function library(): Promise<Figure[]> {
	const { shelf, settings } = loadLibrary(inProject('library'));
	const entries = shelf.all();
	const times = searchTimes(Array.from({ length: EXERCISES }, (_, index) => copyOf(entries, index)));
	const weights = entries.map(({ exercise: { title, language, text, fields } }) => {
		const { practice } = settings(language);
		const page = { generation: 0, outcome: 'open' as const, noteIds: [], practice, zone: 'Europe/London' };
		const dueAt = new Date().toISOString();
		const html = exercisePage({ ...page, dueAt, exercise: { title, language, text, fields } }, { nonce: '' });
		return Buffer.byteLength(html) / KB;
	});
	return [
		figure(`p95 of a search in ${EXERCISES} exercises`, 'ms', p95(times), { atMost: 50 }, times),
		figure('Heaviest page of an exercise in the box', 'KB', Math.max(...weights), { atMost: 30 }, weights),
	];
}

/** The first search, which reads all of them, among them. */
function searchTimes(entries: ExerciseEntry[]): number[] {
	const shelf = new Shelf(entries);
	return Array.from({ length: ROUNDS }, (_, round) => {
		const start = performance.now();
		findExercises(shelf, { search: WORDS[round % WORDS.length], kind: round % 2 ? 'worksheet' : undefined });
		return performance.now() - start;
	});
}

/** One of the box under another id. */
function copyOf(entries: ExerciseEntry[], index: number): ExerciseEntry {
	const entry = entries[index % entries.length]!;
	const { exercise } = entry;
	return { ...entry, exercise: { ...exercise, exerciseId: `${exercise.exerciseId}-${index}` } };
}
