import { decodeHTMLStrict } from 'entities';
import { LONGEST_NAME, personNameSchema } from '../../../temporal/contract/person-name';
import { notUnderstood, understood, type Reader } from './reading';
import { machineWord, machineWordIn, standsForNothing } from './machine-words';
import { plainOf, quoted } from './plain';
import { text } from './text';

/** What no name has, and what it tells. */
const NO_NAME_HAS: Array<[RegExp, string]> = [
	[/@/, 'an @, as an address'],
	[/[<>{}[\]|=$%\\^]/, 'a placeholder or a formula'],
	[/\d:\d\d|\d{4}-\d{2}/, 'a date or time'],
	[/&#/, 'half of an HTML entity'],
];

const readText = text({ longest: LONGEST_NAME });

/**
 * Reads the name of a person. Entities of HTML are decoded, also those that were encoded twice; a machine's words and what
 * begins with no letter are refused before anybody is written to under such a name.
 */
export const personName: Reader<string> = (value, property) => {
	const plain = plainOf(value);
	if (plain.type === 'number') return notUnderstood(`is the number ${plain.number}, and no name`);
	const reading = readText(plain.type === 'text' ? decoded(plain.text) : value, property);
	if (reading.kind !== 'understood') return reading;
	const name = reading.value;
	if (standsForNothing(name)) return notUnderstood(`is ${quoted(name)}, and no name`);
	const word = machineWordIn(name);
	if (word !== undefined) return notUnderstood(`holds ${machineWord(word)}`);
	const [, told] = NO_NAME_HAS.find(([pattern]) => pattern.test(name)) ?? [];
	if (told !== undefined) return notUnderstood(`holds ${told}, which no name has`);
	if (!partsOf(name).every((part) => LETTER.test(part.split(' ')[0]!))) {
		return notUnderstood('does not begin with a letter, and is no name');
	}
	const parsed = personNameSchema.safeParse(name);
	return parsed.success ? understood(parsed.data) : notUnderstood(parsed.error.issues[0]!.message);
};

const LETTER = /\p{L}/u;

/** Last and first name, where a comma tells them apart: either might be what somebody is called by. */
function partsOf(name: string): string[] {
	return name
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** `D&amp;#39;Angelo`, which two programs encoded one after the other, is D'Angelo. */
function decoded(name: string): string {
	return decodeHTMLStrict(decodeHTMLStrict(name));
}
