import { isRepeatable } from '../../../temporal/contract/repeatable';
import { standsForNothing } from './machine-words';

/** What a parameter holds, once lists of one are opened and blanks at the ends are taken off. */
export type Plain =
	| { type: 'nothing' }
	| { type: 'text'; text: string }
	| { type: 'number'; number: number }
	| { type: 'boolean'; boolean: boolean }
	/** `zone` is the one that the date was made in, where it tells. */
	| { type: 'date'; date: Date; zone?: string }
	/** A list of several, an object, NaN: what no field asks for. */
	| { type: 'other'; found: string };

/** Blanks, line breaks, and what looks like nothing at all. */
const BLANKS_AT_ENDS = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/g;

/**
 * A value as expressions, sheets, forms and lookup fields hand it over. Lists with one value count as that value, lists
 * with none as nothing, as do blanks.
 */
export function plainOf(value: unknown): Plain {
	switch (typeof value) {
		case 'undefined':
			return { type: 'nothing' };
		case 'string': {
			const text = value.replace(BLANKS_AT_ENDS, '');
			return text === '' ? { type: 'nothing' } : { type: 'text', text };
		}
		case 'bigint':
			return { type: 'text', text: String(value) };
		case 'number':
			return Number.isFinite(value) ? { type: 'number', number: value } : { type: 'other', found: String(value) };
		case 'boolean':
			return { type: 'boolean', boolean: value };
		case 'object':
			return plainOfObject(value);
		default:
			return { type: 'other', found: `a ${typeof value}` };
	}
}

/** What was found, to be read after "is": `"maybe"`, `the number 42`, `a list of 2`. A text that may be a person's is not repeated. */
export function found(plain: Plain): string {
	switch (plain.type) {
		case 'nothing':
			return 'empty';
		case 'text':
			return isRepeatable(plain.text) || standsForNothing(plain.text) ? quoted(plain.text) : 'a text';
		case 'number':
			return `the number ${plain.number}`;
		case 'boolean':
			return String(plain.boolean);
		case 'date':
			return `the date ${isNaN(plain.date.getTime()) ? '(invalid)' : plain.date.toISOString()}`;
		case 'other':
			return plain.found;
	}
}

/** The same, to be read before "is not a date": `"tomorrow"`, `is a list of 2, which`. */
export function subjectOf(plain: Plain): string {
	const said = found(plain);
	return said.startsWith('"') ? said : `is ${said}, which`;
}

/** Longer texts are cut. */
export function quoted(text: string): string {
	return `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text}"`;
}

/** Names in a sentence, `"Angry, cross" and "Sad"`: each may have a comma, or an "and". */
export function listed(names: string[]): string {
	return new Intl.ListFormat('en-GB').format(names.map((name) => `"${name}"`));
}

const LONGEST_QUOTE = 40;

function plainOfObject(value: object | null): Plain {
	if (value === null) return { type: 'nothing' };
	if (Array.isArray(value)) {
		if (value.length > 1) return { type: 'other', found: `a list of ${value.length}` };
		return value.length === 0 ? { type: 'nothing' } : plainOf(value[0]);
	}
	return dateOf(value) ?? { type: 'other', found: 'an object' };
}

/** What luxon's DateTime has for its own, also where only a bare copy of it comes through. */
interface LuxonDate {
	isLuxonDateTime: true;
	ts: number;
	invalid?: unknown;
	zoneName?: string;
}

/** A date of JavaScript or of luxon, whose copy in n8n is another one than ours. */
function dateOf(value: object): Plain | undefined {
	if (Object.prototype.toString.call(value) === '[object Date]') return { type: 'date', date: new Date(Number(value)) };
	if (!isLuxons(value)) return undefined;
	const { ts, invalid, zoneName } = value;
	return { type: 'date', date: new Date(invalid ? NaN : ts), ...(zoneName && { zone: zoneName }) };
}

function isLuxons(value: object): value is LuxonDate {
	return 'isLuxonDateTime' in value && 'ts' in value && typeof value.ts === 'number';
}
