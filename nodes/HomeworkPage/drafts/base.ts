import { createHash } from 'node:crypto';
import type { Values } from './draft';

const MARK_CHARACTERS = 8;

/** More inputs than an exercise can have. */
const MOST_MARKS = 20_000;

/** By the name of an input, what tells its values from others; what was empty is not there. */
export type Marks = Record<string, string>;

/** What a form was shown with: which drafts are in it, and marks of all that it held. */
export interface Base {
	ids: string[];
	marks: Marks;
}

/** What tells one content of an input from another, empty where there is none. */
export function markOf(values: string[]): string {
	if (values.length === 0) return '';
	return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, MARK_CHARACTERS);
}

/** As a form carries it along. */
export function writeBase(ids: string[], values: Values): string {
	const marks = Object.entries(values).map(([input, entered]) => `${input}=${markOf(entered)}`);
	return [ids.join(','), ...marks].join(' ').trimEnd();
}

/** What a form has carried along; nothing where it comes from an earlier release. */
export function readBase(text: string): Base {
	const [ids = '', ...marks] = text.split(' ', MOST_MARKS);
	const pairs = marks.map((mark) => mark.split('=', 2)).filter((pair) => pair.length === 2);
	return { ids: ids === '' ? [] : ids.split(','), marks: Object.fromEntries(pairs) as Marks };
}
