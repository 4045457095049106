import { exerciseIdSchema, titleKey } from '../../../temporal/contract/exercise';
import type { Language } from '../../../temporal/contract/language';
import type { Answer } from '../../../temporal/contract/question';
import { notUnderstood, understood, type Reader, type Reading } from './reading';
import { text } from './text';

/** Exercises of the library as a worker told them. */
export type KnownExercises = Answer<'listExercises'>;

/** One of them in each of its languages. */
type Texts = [KnownExercises[number], ...KnownExercises];

/** The same, each with its texts. */
export function byExercise(known: KnownExercises): Texts[] {
	const texts = new Map<string, Texts>();
	for (const text of known) {
		const others = texts.get(text.exerciseId);
		if (others) others.push(text);
		else texts.set(text.exerciseId, [text]);
	}
	return [...texts.values()];
}

const readText = text();

/** Of so many exercises an error says the names. */
const NAMED = 5;

/** Which exercise is meant, and in which language, where that is told by its title. */
export interface MeantExercise {
	exerciseId: string;
	language?: Language;
}

/** As `meantExercise`, where the language does not matter. */
export function exerciseOf(known: KnownExercises | undefined): Reader<string> {
	const meant = meantExercise(known);
	return (value, property) => {
		const reading = meant(value, property);
		return reading.kind === 'understood' ? understood(reading.value.exerciseId) : reading;
	};
}

/**
 * Reads the ID or the title of an exercise, chosen from the list or given by an expression. Titles are the same in capitals and
 * small letters.
 *
 * @param known undefined where no worker answered: then an ID is taken as it stands
 */
export function meantExercise(known: KnownExercises | undefined): Reader<MeantExercise> {
	return (value, property) => {
		const reading = readText(chosen(value), property);
		if (reading.kind !== 'understood') return reading;
		return known ? among(known, reading.value) : withoutLibrary(reading.value);
	};
}

/** As `meantExercise`, where it is to be assigned, which a retired one cannot be. */
export function exerciseToAssign(known: KnownExercises | undefined): Reader<MeantExercise> {
	const meant = meantExercise(known);
	return (value, property) => {
		const reading = meant(value, property);
		if (reading.kind !== 'understood') return reading;
		const retired = known?.find((each) => each.retired && each.exerciseId === reading.value.exerciseId);
		if (!retired) return reading;
		return notUnderstood(
			`is "${retired.title}", which was retired and is assigned no more; choose another one, or take it back by Restore of Homework Library`,
		);
	};
}

function among(known: KnownExercises, written: string): Reading<MeantExercise> {
	if (known.some(({ exerciseId }) => exerciseId === written)) return understood({ exerciseId: written });
	const [titled, inAnother] = known.filter(({ title }) => titleKey(title) === titleKey(written));
	if (!titled) return notUnderstood(`${named(written)}is not in the library, which has ${inWords(known)}`);
	const { exerciseId, language } = titled;
	return understood({ exerciseId, ...(!inAnother && { language }) });
}

function withoutLibrary(written: string): Reading<MeantExercise> {
	if (isId(written)) return understood({ exerciseId: written });
	return notUnderstood(
		"is not an ID, and its title cannot be looked up now, since the practice's homework service does not answer; try again later, or give an ID such as thought-record",
	);
}

/** What is no ID is not repeated: it may be a person's, out of another column. */
function named(written: string): string {
	return isId(written) ? `"${written}" ` : '';
}

/** Of many a few, as an example of how they are given. */
function inWords(known: KnownExercises): string {
	const exercises = byExercise(known.filter(({ retired }) => !retired));
	if (exercises.length === 0) return 'no exercise at all';
	const named = exercises.slice(0, NAMED).map(([{ exerciseId, title }]) => `${title} (${exerciseId})`);
	const others = exercises.length - named.length;
	return others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} others; choose one from the list`;
}

function isId(written: string): boolean {
	return exerciseIdSchema.safeParse(written).success;
}

/** n8n's field with a list keeps beside the value how it was chosen. */
export function chosen(value: unknown): unknown {
	const locator = typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
	return locator ? value.value : value;
}
