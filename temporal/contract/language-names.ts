// Apart from the schema, which brings zod: nodes have these names as n8n starts.
import type { Language } from './language';

/** What staff call them. */
export const LANGUAGE_NAMES = { en: 'English', es: 'Spanish' } satisfies Record<Language, string>;

/** Such as `English and Spanish`. */
export function languagesInWords(languages: Language[]): string {
	return languages.map((language) => LANGUAGE_NAMES[language]).join(' and ');
}
