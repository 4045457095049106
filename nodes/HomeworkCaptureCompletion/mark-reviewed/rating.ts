import { choice } from '../../shared/parameters/choice';
import type { Reader } from '../../shared/parameters/reading';

/** Reads a rating: an option by its name or its number, which a sheet has as a number. */
export const rating: Reader<string> = (value, property) => {
	const [only = value, ...others] = Array.isArray(value) ? (value as unknown[]) : [value];
	const one = others.length === 0 ? only : value;
	return choice<string>()(typeof one === 'number' ? String(one) : one, property);
};
