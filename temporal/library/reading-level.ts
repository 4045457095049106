import { syllable } from 'syllable';
import type { Attached } from '../contract/attached';
import type { Exercise } from '../contract/exercise';
import type { Field } from '../contract/exercise-fields';
import { linesOf } from '../contract/exercise-text';
import type { Language } from '../contract/language';
import { spanishSyllables } from './spanish-syllables';

/** How hard a text is to read. */
export interface ReadingLevel {
	value: number;
	/** Whether it is easy enough for whoever is tired. */
	isEasy: boolean;
	/** Such as `reading grade 5.2`. */
	inWords: string;
	/** Where it is easy enough. */
	wanted: string;
}

/** What a text is measured by. */
interface Counts {
	wordsPerSentence: number;
	syllablesPerWord: number;
}

interface Measure {
	name: string;
	syllables: (word: string) => number;
	of: (counts: Counts) => number;
	isEasy: (value: number) => boolean;
	wanted: string;
}

/** Easy enough is what a reader of twelve follows. */
const MEASURES: Record<Language, Measure> = {
	/**
	 * The school grade of the United States whose readers follow the text, by Flesch and Kincaid: Kincaid, J. P., Fishburne, R. P.,
	 * Rogers, R. L. and Chissom, B. S. (1975). Derivation of new readability formulas for Navy enlisted personnel.
	 */
	en: {
		name: 'reading grade',
		syllables: (word) => Math.max(1, syllable(word)),
		of: ({ wordsPerSentence, syllablesPerWord }) => 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59,
		isEasy: (grade) => grade <= 7,
		wanted: '7 or less',
	},
	/** From 0 to 100, the more the easier: Fernández Huerta, J. (1959). Medidas sencillas de lecturabilidad. */
	es: {
		name: 'reading ease',
		syllables: spanishSyllables,
		of: ({ wordsPerSentence, syllablesPerWord }) => 206.84 - 60 * syllablesPerWord - 1.02 * wordsPerSentence,
		isEasy: (ease) => ease >= 70,
		wanted: '70 or more',
	},
};

const SENTENCE_END = /(?<=[.?!])\s+/;
const WORD = /[\p{L}'’]+/gu;

/**
 * How hard a text is to read in its language.
 *
 * @param lines each of which ends a sentence
 */
export function readingLevel(language: Language, lines: string[]): ReadingLevel {
	const { name, syllables, of, isEasy, wanted } = MEASURES[language];
	const sentences = lines.flatMap((line) => line.split(SENTENCE_END)).map((sentence) => sentence.match(WORD) ?? []);
	const spoken = sentences.filter((words) => words.length > 0);
	const words = spoken.flat();
	const value = of({
		wordsPerSentence: words.length / spoken.length,
		syllablesPerWord: words.reduce((sum, word) => sum + syllables(word), 0) / words.length,
	});
	return { value, isEasy: isEasy(value), inWords: `${name} ${value.toFixed(1)}`, wanted };
}

/** What a client reads of an exercise, each line ending a sentence. */
export function wordsOf({ text, fields, attached = [] }: Pick<Exercise, 'text' | 'fields' | 'attached'>): string[] {
	return [...linesOf(text), ...fields.flatMap(wordsOfField), ...attached.flatMap(wordsOfAttached)];
}

/** Those of a picture stand in the text. */
function wordsOfAttached(attached: Attached): string[] {
	if (attached.kind === 'picture') return [];
	const transcript = 'transcript' in attached ? (attached.transcript ?? '') : '';
	return [attached.label, ...transcript.split('\n')];
}

function wordsOfField(field: Field): string[] {
	const columns = field.type === 'table' ? field.columns : [];
	return [field, ...columns].flatMap((asked) => [
		asked.label,
		...(asked.hint === undefined ? [] : [asked.hint]),
		...('options' in asked ? asked.options.map(({ label }) => label) : []),
		...(asked.type === 'scale' ? [asked.from.label, asked.to.label] : []),
	]);
}
