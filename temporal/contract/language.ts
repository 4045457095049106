import { z } from 'zod/v4';

/** The languages that clients are spoken to in: exercises, messages and the page. */
export const languageSchema = z.enum(['en', 'es'], { error: 'must be one of en, es' });

export type Language = z.infer<typeof languageSchema>;

/** What staff call them. */
export const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } satisfies Record<Language, string>;

/** Such as `English and Spanish`. */
export function languagesInWords(languages: Language[]): string {
	return languages.map((language) => LANGUAGE_NAMES[language]).join(' and ');
}
