import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** A number as people write it; a comma may mean thousands or decimals, and is not taken. */
const WRITTEN = /^[+-]?\d+(\.\d+)?$/;

/** Reads a number within the bounds that the editor sets for the field. */
export const quantity: Reader<number> = (value, { typeOptions }) => {
	const { minValue: least = -Infinity, maxValue: most = Infinity } = typeOptions ?? {};
	const plain = plainOf(value);
	if (plain.type === 'nothing') return ABSENT;
	const number = plain.type === 'text' && WRITTEN.test(plain.text) ? Number(plain.text) : numberIn(plain);
	if (number >= least && number <= most) return understood(number);
	return notUnderstood(`is ${found(plain)}; it must be a number from ${least} to ${most}`);
};

function numberIn(plain: ReturnType<typeof plainOf>): number {
	return plain.type === 'number' ? plain.number : NaN;
}
