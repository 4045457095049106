import { isDeepStrictEqual } from 'node:util';
import { fileNameOf, titleKey } from '../contract/exercise';
import type { Field } from '../contract/exercise-fields';
import type { ExerciseEntry } from '../contract/library-step';

/** Where an exercise contradicts another one: in a field of its front matter. */
export interface Contradiction {
	path: Array<string | number>;
	reason: string;
}

/** What stands in a field for people to read, and may differ from language to language. */
const WORDS = ['label', 'hint', 'unit'];

/** Where an exercise contradicts the others of a folder. It is the same one in all its languages: what is entered means the same. */
export function contradictions(entry: ExerciseEntry, others: ExerciseEntry[]): Contradiction[] {
	return [...sharedTitles(entry, others), ...apartInLanguages(entry, others)];
}

/** Where an exercise is not the same as in its other languages. */
export function apartInLanguages(entry: ExerciseEntry, others: ExerciseEntry[]): Contradiction[] {
	const { exerciseId, language } = entry.exercise;
	const twins = others.filter(({ exercise }) => exercise.exerciseId === exerciseId && exercise.language !== language);
	return twins.flatMap((twin) => apart(entry, twin, fileNameOf(twin.exercise)));
}

/** A title leads to one exercise, whatever the language. */
export function sharedTitles({ exercise }: ExerciseEntry, others: ExerciseEntry[]): Contradiction[] {
	const { exerciseId, title } = exercise;
	return others
		.map((other) => other.exercise)
		.filter((other) => other.exerciseId !== exerciseId && titleKey(other.title) === titleKey(title))
		.map((other) => ({
			path: ['title'],
			reason: `is the title of ${fileNameOf(other)}, too; give each exercise its own`,
		}));
}

/** Where an exercise is not the same in two languages. */
function apart(one: ExerciseEntry, other: ExerciseEntry, name: string): Contradiction[] {
	const facts = [
		['kind', one.exercise.kind, other.exercise.kind],
		['risk', one.about.risk, other.about.risk],
		['policy', one.policy, other.policy],
		['score', withoutWords(one.exercise.score), withoutWords(other.exercise.score)],
	] as const;
	const differing = facts.filter(([, mine, theirs]) => !isDeepStrictEqual(mine, theirs));
	const index = firstApart(one.exercise.fields, other.exercise.fields);
	return [
		...differing.map(([field]) => ({ path: [field], reason: `must be as in ${name}, ${ONE_EXERCISE}` })),
		...(index === undefined ? [] : [{ path: ['fields', index], reason: `must ask what ${name} asks, ${SAME}` }]),
	];
}

const ONE_EXERCISE = 'since it is one exercise in two languages';
const SAME = `${ONE_EXERCISE}: the same names, types, values and bounds, in the same order; only the words differ`;

/** The first field that does not take the same, where there is one. */
function firstApart(fields: Field[], others: Field[]): number | undefined {
	const index = Array.from({ length: Math.max(fields.length, others.length) }).findIndex(
		(_, place) => withoutWords(fields[place]) !== withoutWords(others[place]),
	);
	return index < 0 ? undefined : index;
}

/** What a field or a score is, whatever it is called. */
function withoutWords(part: unknown): string | undefined {
	return JSON.stringify(part, (key, value: unknown) => (WORDS.includes(key) ? undefined : value));
}
