import { standsForNothing } from './machine-words';
import { quoted } from './plain';
import { notUnderstood, type Reader } from './reading';
import { text } from './text';

const readText = text();

/**
 * Reads what tells one thing from all others: a client's reference, an assignment's key. A word that stands for nothing
 * is refused, since all whose reference is `N/A` would be one client.
 */
export const code: Reader<string> = (value, property) => {
	const reading = readText(value, property);
	if (reading.kind !== 'understood' || !standsForNothing(reading.value)) return reading;
	return notUnderstood(`is ${quoted(reading.value)}, which tells nobody apart; leave it empty where there is none`);
};
