import type { Terms } from '../../temporal/contract/assignment';
import type { Wish } from './read-assignment';

/** The terms in which a repeat differs from what was assigned under its key; what stands is never changed by it. */
export function differingTerms(standing: Terms, { input, defaulted }: Wish): string[] {
	const asked = input.terms;
	return (Object.keys(asked) as Array<keyof Terms>).filter(
		(term) => !defaulted.includes(term) && comparable(term, asked) !== comparable(term, standing),
	);
}

function comparable(term: keyof Terms, terms: Terms): string {
	return term === 'clientEmail' ? terms[term].toLowerCase() : JSON.stringify(terms[term] ?? null);
}
