/** Where an object usually keeps what it has to say. */
const USUAL_PLACES = ['message', 'reason', 'description', 'text', 'error'];

/** A value as words for staff: a text, a number, what an object says, or else the object itself; undefined where empty. */
export function inWords(value: unknown): string | undefined {
	switch (typeof value) {
		case 'string':
			return value.trim() || undefined;
		case 'number':
		case 'boolean':
		case 'bigint':
			return String(value);
		case 'object':
			return value === null ? undefined : wordsOfObject(value);
		default:
			return undefined;
	}
}

function wordsOfObject(value: object): string | undefined {
	for (const place of USUAL_PLACES) {
		const words = place in value ? (value as Record<string, unknown>)[place] : undefined;
		if (typeof words === 'string' && words.trim()) return words.trim();
	}
	const json = JSON.stringify(value);
	return json === '{}' || json === '[]' ? undefined : json;
}
