/** A part of some bytes, both ends included. */
export interface Range {
	from: number;
	to: number;
}

/**
 * The part that a browser asks for, as some do of all sound; undefined where it asks for all, or in a way that need not be
 * understood, and null where there is no such part.
 *
 * @param header its header `Range`, such as `bytes=0-1`
 */
export function rangeOf(header: string | undefined, size: number): Range | null | undefined {
	const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
	if (first === '' && last === '') return undefined;
	if (first === '') return Number(last) > 0 ? { from: Math.max(0, size - Number(last)), to: size - 1 } : null;
	if (last !== '' && Number(last) < Number(first)) return undefined;
	const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	return Number(first) < size ? { from: Number(first), to } : null;
}
