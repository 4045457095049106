import { isDeepStrictEqual } from 'node:util';
import type { Terms } from '../../temporal/contract/assignment';
import type { Wish } from './read-assignment';

/** The terms in which a repeat differs from what was assigned under its key; what stands is never changed by it. */
export function differingTerms(standing: Terms, { input, defaulted }: Wish): string[] {
	const asked = input.terms;
	return (Object.keys(asked) as Array<keyof Terms>).filter(
		(term) =>
			// How due came about shows in due.
			term !== 'dueIsSession' &&
			!defaulted.includes(term) &&
			!isDeepStrictEqual(comparable(term, asked), comparable(term, standing)),
	);
}

/** Upper and lower case do not tell addresses apart. */
function comparable(term: keyof Terms, terms: Terms): unknown {
	switch (term) {
		case 'clientEmail':
			return terms.clientEmail.toLowerCase();
		case 'clinician':
			return terms.clinician && { ...terms.clinician, email: terms.clinician.email.toLowerCase() };
		default:
			return terms[term];
	}
}
