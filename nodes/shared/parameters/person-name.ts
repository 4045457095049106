import { decodeHTMLStrict } from 'entities';
import { notUnderstood, understood, type Reader } from './reading';
import { plainOf } from './plain';
import { text } from './text';

/** As in the contract. */
const LONGEST_NAME = 200;

/** Words by which programs say that there is no value, or one that is no name. */
const WHOLE = /^(null|none|nil|n\/a|true|false)$/i;
const ANY_WORD = /(^|[\s,])(undefined|null|NaN)($|[\s,])/;

/** Placeholders, formulas, addresses and times of day: what no name has. */
const NO_NAME_HAS = /[<>{}[\]|=@$%\\^]|\d:\d\d|\d{4}-\d\d/;

const readText = text({ longest: LONGEST_NAME });

/**
 * Reads the name of a person. Entities of HTML are decoded, also those that were encoded twice; a machine's words and what
 * has no letter in it are refused before anybody is written to under such a name.
 */
export const personName: Reader<string> = (value, property) => {
	const plain = plainOf(value);
	if (plain.type === 'number') return notUnderstood(`is the number ${plain.number}, and no name`);
	const reading = readText(plain.type === 'text' ? decoded(plain.text) : value, property);
	if (reading.kind !== 'understood') return reading;
	const name = reading.value;
	const [word] = WHOLE.exec(name) ?? ANY_WORD.exec(name) ?? [];
	if (word !== undefined) {
		return notUnderstood(`is or holds "${word.replace(/[\s,]/g, '')}", which a machine wrote, and no name`);
	}
	if (!/\p{L}/u.test(name)) return notUnderstood('has no letter in it, and is no name');
	const [odd] = NO_NAME_HAS.exec(name) ?? [];
	return odd === undefined
		? understood(name)
		: notUnderstood(`holds ${odd.length > 1 ? 'a date or time' : `"${odd}"`}, which no name has`);
};

/** `D&amp;#39;Angelo`, which two programs encoded one after the other, is D'Angelo. */
function decoded(name: string): string {
	return decodeHTMLStrict(decodeHTMLStrict(name));
}
