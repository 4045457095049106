/** How a message calls a client: the first name only, also of "Last, First". */
export function firstName(name: string): string {
	return partsOf(name).first;
}

/** How a message to staff names a client: the first name, and the first letter of the last one where there is one. */
export function shortName(name: string): string {
	const { first, last } = partsOf(name);
	const [letter] = last;
	return letter === undefined ? first : `${first} ${letter.toUpperCase()}.`;
}

function partsOf(name: string): { first: string; last: string } {
	const [beforeComma = '', afterComma] = name.split(',', 2);
	const given = afterComma?.trim();
	const words = (given || beforeComma.trim()).split(/\s+/);
	return { first: words[0]!, last: given ? beforeComma.trim() : words.length > 1 ? words.at(-1)! : '' };
}
