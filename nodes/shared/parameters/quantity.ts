import { found, plainOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** A number as people write it; a comma may mean thousands or decimals, and is not taken. */
const WRITTEN = /^[+-]?\d+(\.\d+)?$/;

/** Reads a number that is above `above`, and `most` at most (or below `below`). */
export function quantity({
	above,
	...end
}: { above: number } & ({ most: number } | { below: number })): Reader<number> {
	const allowed =
		'most' in end ? `a number from above ${above} to ${end.most}` : `a number between ${above} and ${end.below}`;
	return (value) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const number = plain.type === 'text' && WRITTEN.test(plain.text) ? Number(plain.text) : numberIn(plain);
		const fits = number > above && ('most' in end ? number <= end.most : number < end.below);
		return fits ? understood(number) : notUnderstood(`is ${found(plain)}; it must be ${allowed}`);
	};
}

function numberIn(plain: ReturnType<typeof plainOf>): number {
	return plain.type === 'number' ? plain.number : NaN;
}
