const ADDRESS = /(?:"[^"]+"|[^\s<>"(),;:]+)@[^\s<>"'(),;:]+/g;
const LONG_NUMBER = /\+?\d[\d ()/-]{5,}\d/g;
const BETWEEN_WORDS = /(\P{L}+)/u;
const LONGEST = 300;

/**
 * Takes out of a provider's words what could name somebody: addresses, long numbers and the client's name. Failures are
 * logged, and logs hold no personal data.
 */
export function redact(text: string, clientName: string): string {
	const names = new Set(words(clientName).filter((name) => name.length > 1));
	return text
		.replaceAll(ADDRESS, '[address]')
		.replaceAll(LONG_NUMBER, '[number]')
		.split(BETWEEN_WORDS)
		.map((part) => (names.has(part.toLowerCase()) ? '[name]' : part))
		.join('')
		.slice(0, LONGEST);
}

function words(text: string): string[] {
	return text.toLowerCase().split(BETWEEN_WORDS);
}
