import { isSuffix, isTitle } from './name-words';

/**
 * How a message calls a client: the first name only, also of "Last, First", without title and degrees. Where there is
 * one name beside a title, it may be the last one, and the title stays: `Dr. Smith`.
 */
export function firstName(name: string): string {
	const { title, first, last } = partsOf(name);
	return last === undefined && title !== undefined ? `${title} ${first}` : first;
}

/** A name as it is spoken: `Kim Vale, PhD` also of "Vale, Kim, PhD". Whatever else stands with it stays as it is. */
export function spokenName(name: string): string {
	const { front, behind, given } = atCommas(name);
	if (given === -1) return name;
	const spoken = [...behind[given]!, ...front];
	return [spoken, ...behind.toSpliced(given, 1)].map((words) => words.join(' ')).join(', ');
}

/** A name's parts; without a last name where it has but one, which may be either. */
export interface NameParts {
	/** Its titles, as they stand. */
	title?: string;
	first: string;
	last?: string;
}

/** Takes a name apart, also one written "Last, First". */
export function partsOf(name: string): NameParts {
	const { front, behind, given: index } = atCommas(name);
	const given = behind[index];
	const { title, words } = withoutTitles(withoutSuffixes(given ?? front));
	const last = given ? withoutSuffixes(front).join(' ') : words.slice(1).at(-1);
	return { ...(title !== undefined && { title }), first: words[0] ?? name, ...(last !== undefined && { last }) };
}

/** The words of a name as commas part them, and at which of those behind the first the given names stand: -1 where the first has them. */
function atCommas(name: string): { front: string[]; behind: string[][]; given: number } {
	const [front = [], ...behind] = withoutRemarks(name)
		.split(',')
		.map(wordsOf)
		.filter((words) => words.length > 0);
	return { front, behind, given: behind.findIndex((words) => !words.every(isSuffix)) };
}

/**
 * What stands behind a name and is none: in brackets, or in small letters behind a comma and a whole name, as in
 * `Alex Doe (she/her)` and `Alex Doe, intake`.
 */
function withoutRemarks(name: string): string {
	const unbracketed = name.replaceAll(/\([^)]*\)?|\[[^\]]*\]?/g, ' ');
	const plain = /\p{L}/u.test(unbracketed) ? unbracketed : name;
	return plain.replace(/^(\s*\p{Lu}[^\s,]*\s+[^,]+),\s*\p{Ll}.*$/u, '$1');
}

function wordsOf(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== '');
}

/** A degree's letters may be a last name: they go only where two names are left. */
function withoutSuffixes(words: string[]): string[] {
	const end = words.findLastIndex((word, index) => index < 2 || !isSuffix(word));
	return words.slice(0, end + 1);
}

/** The last word is always a name. */
function withoutTitles(words: string[]): { title?: string; words: string[] } {
	const found = words.findIndex((word, index) => index === words.length - 1 || !isTitle(word, words[index - 1]));
	return found > 0 ? { title: words.slice(0, found).join(' '), words: words.slice(found) } : { words };
}
