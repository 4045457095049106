import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** As sheets, forms and lookup fields write it, in any case. */
const YES = ['true', 'yes', 'y', 'on', '1', 'agree', 'agreed', 'i agree', 'i consent', 'checked', '✓', '✔', '☑', '✅'];
const NO = ['false', 'no', 'n', 'off', '0', 'i do not agree', 'i disagree', 'unchecked', '☐', '✗', '✘', '❌'];

/** Reads whether something holds. Nothing but a clear yes or no is taken for one. */
export const flag: Reader<boolean> = (value) => {
	const plain = plainOf(value);
	if (plain.type === 'nothing') return ABSENT;
	if (plain.type === 'boolean') return understood(plain.boolean);
	const word = wordOf(plain);
	if (YES.includes(word)) return understood(true);
	if (NO.includes(word)) return understood(false);
	return notUnderstood(`is ${found(plain)}; write true or false (yes and no, 1 and 0 will do)`);
};

function wordOf(plain: ReturnType<typeof plainOf>): string {
	if (plain.type === 'number') return String(plain.number);
	return plain.type === 'text' ? plain.text.toLowerCase().replace(/\s+/g, ' ').replace(/[.!]$/, '') : '';
}
