import type { Language } from '../../../temporal/contract/language';
import { EN } from './en/page';
import { ES } from './es/page';

/** All that the client's page says, in one language. */
export type PageWords = typeof EN;

const WORDS: Record<Language, PageWords> = { en: EN, es: ES };

/** What the page says in a language. */
export function wordsIn(language: Language): PageWords {
	return WORDS[language];
}
