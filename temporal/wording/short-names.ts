import { partsOf } from './client-name';

/**
 * How messages to staff name clients: the first name, and the first letter of the last one where there is one. Among
 * namesakes the last one is lengthened until they differ, at worst to the whole name: `Alex De.` beside `Alex Du.`
 *
 * @param names all that are to be told from each other, in full
 */
export function shortNames(names: Iterable<string>): (name: string) => string {
	const lastNames = new Map<string, Map<string, string>>();
	for (const name of new Set(names)) {
		const { call, last } = spokenParts(name);
		const namesakes = lastNames.get(call.toLowerCase()) ?? new Map<string, string>();
		lastNames.set(call.toLowerCase(), namesakes.set(name, last));
	}
	return (name) => {
		const { call, last } = spokenParts(name);
		if (last === '') return call;
		const others = [...(lastNames.get(call.toLowerCase()) ?? [])].flatMap(([other, theirs]) =>
			other === name ? [] : theirs,
		);
		if (others.some((other) => sameText(other, last))) return name.trim();
		const letters = lettersOf(last);
		const length = letters.findIndex((_, index) => !others.some((other) => sameStart(other, letters, index + 1))) + 1;
		const [first, ...rest] = length === 0 ? letters : letters.slice(0, length);
		const isCut = length === 1 || rest.length + 1 < letters.length;
		return `${call} ${first!.toUpperCase()}${rest.join('')}${isCut ? '.' : ''}`;
	};
}

/** Where one name stands beside a title, the title takes the first name's place. */
function spokenParts(name: string): { call: string; last: string } {
	const { title, first, last } = partsOf(name);
	if (last !== undefined) return { call: first, last };
	return title === undefined ? { call: first, last: '' } : { call: title, last: first };
}

function sameStart(other: string, letters: string[], length: number): boolean {
	return sameText(lettersOf(other).slice(0, length).join(''), letters.slice(0, length).join(''));
}

function sameText(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}

const segmenter = new Intl.Segmenter('en');

/** Letters with what belongs to them, as readers count them. */
function lettersOf(text: string): string[] {
	return [...segmenter.segment(text)].map(({ segment }) => segment);
}
