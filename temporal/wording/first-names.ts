import { firstName, partsOf } from './client-name';

interface Named {
	clientId: string;
	/** In full. */
	clientName: string;
}

/**
 * How one message tells its clients apart, who share an address: by first names, where these are the same with the first
 * letter of the last one, and where that is the same, too, by number. Never in full: others may read along.
 */
export function firstNames(clients: Named[]): (client: Named) => string {
	const all = [...new Map(clients.map((client) => [client.clientId, client])).values()];
	return (client) => {
		const first = firstName(client.clientName);
		const namesakes = all.filter(({ clientName }) => sameText(firstName(clientName), first));
		if (namesakes.length < 2) return first;
		const initials = new Set(namesakes.map(initialOf));
		if (initials.size === namesakes.length) return [first, initialOf(client)].filter(Boolean).join(' ');
		const inOrder = namesakes.map(({ clientId }) => clientId).toSorted();
		return `${first} (${inOrder.indexOf(client.clientId) + 1})`;
	};
}

/** Such as `D.`; nothing where there is no last name. */
function initialOf({ clientName }: Named): string {
	const [letter] = partsOf(clientName).last ?? '';
	return letter === undefined ? '' : `${letter.toUpperCase()}.`;
}

function sameText(one: string, other: string): boolean {
	return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}
