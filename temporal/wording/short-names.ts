import { partsOf } from './client-name';

/** A client as others are to tell one from another. */
export interface Client {
	clientId: string;
	/** In full. */
	name: string;
	/** When the client came on record, in milliseconds. */
	since: number;
}

/**
 * How messages to staff name clients: the first name, and the first letter of the last one where there is one. Among
 * namesakes the last one is lengthened until they differ, at worst to the whole name: `Alex De.` beside `Alex Du.` Clients
 * with the same name are numbered in the order in which they came on record: `Alex Demo (1)`.
 *
 * @param clients all that are to be told from each other
 */
export function shortNames(clients: Iterable<Client>): (client: Client) => string {
	const namesakes = new Map<string, Map<string, Client>>();
	for (const client of clients) {
		const call = spokenParts(client.name).call.toLowerCase();
		namesakes.set(call, (namesakes.get(call) ?? new Map<string, Client>()).set(client.clientId, client));
	}
	return (client) => {
		const { call, last } = spokenParts(client.name);
		const alike = [...(namesakes.get(call.toLowerCase())?.values() ?? [])];
		const same = alike.filter(({ name }) => sameText(plain(name), plain(client.name))).toSorted(inOrder);
		const number = same.findIndex(({ clientId }) => clientId === client.clientId) + 1;
		if (same.length > 1) return `${plain(client.name)} (${number})`;
		if (last === '') return call;
		const others = alike
			.filter(({ clientId }) => clientId !== client.clientId)
			.map(({ name }) => spokenParts(name).last);
		if (others.some((other) => sameText(other, last))) return plain(client.name);
		const letters = lettersOf(last);
		const length = letters.findIndex((_, index) => !others.some((other) => sameStart(other, letters, index + 1))) + 1;
		const [first, ...rest] = length === 0 ? letters : letters.slice(0, length);
		const isCut = length === 1 || rest.length + 1 < letters.length;
		return `${call} ${first!.toUpperCase()}${rest.join('')}${isCut ? '.' : ''}`;
	};
}

/** Where one name stands beside a title, the title takes the first name's place. */
function spokenParts(name: string): { call: string; last: string } {
	const { title, first, last } = partsOf(plain(name));
	if (last !== undefined) return { call: first, last };
	return title === undefined ? { call: first, last: '' } : { call: title, last: first };
}

function inOrder(a: Client, b: Client): number {
	return a.since - b.since || (a.clientId < b.clientId ? -1 : 1);
}

/** A name with single blanks, and its letters as Unicode composes them. */
function plain(name: string): string {
	return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
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

/** How these names are told apart where nothing else is known of who has them: as often as one comes, it is one person. */
export function shortNamesOf(names: string[]): (name: string) => string {
	const person = (name: string): Client => ({ clientId: name, name, since: 0 });
	const nameOf = shortNames(names.map(person));
	return (name) => nameOf(person(name));
}
