import { syllable } from 'syllable';
import type { Exercise } from '../contract/exercise';
import type { Field } from '../contract/exercise-fields';
import { linesOf } from '../contract/exercise-text';

/** Up to this grade a text is easy enough for whoever is tired: what a reader of twelve follows. */
export const MAX_GRADE = 7;

const SENTENCE_END = /(?<=[.?!])\s+/;
const WORD = /[\p{L}'’]+/gu;

/**
 * The school grade of the United States whose readers follow an English text, by Flesch and Kincaid (Kincaid, Fishburne, Rogers and
 * Chissom 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59.
 *
 * @param lines each of which ends a sentence
 */
export function readingGrade(lines: string[]): number {
	const sentences = lines.flatMap((line) => line.split(SENTENCE_END)).map((sentence) => sentence.match(WORD) ?? []);
	const spoken = sentences.filter((words) => words.length > 0);
	const words = spoken.flat();
	const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
	return 0.39 * (words.length / spoken.length) + 11.8 * (syllables / words.length) - 15.59;
}

/** What a client reads of an exercise, each line ending a sentence. */
export function wordsOf({ text, fields }: Pick<Exercise, 'text' | 'fields'>): string[] {
	return [...linesOf(text), ...fields.flatMap(wordsOfField)];
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
