import { z } from 'zod/v4';

/** A mapping with these fields and no others. */
export function fields<Shape extends z.ZodRawShape>(shape: Shape) {
	return z.strictObject(shape, {
		error: (issue) =>
			issue.code === 'unrecognized_keys'
				? `is not known here; allowed are ${Object.keys(shape).join(', ')}`
				: `must have the fields ${Object.keys(shape).join(', ')}`,
	});
}

export function wholeNumber(of: string, least: number, most: number) {
	const error = `must be a whole number of ${of}, from ${least} to ${most}`;
	return z.int({ error }).min(least, { error }).max(most, { error });
}
