import type { z } from 'zod/v4';

/**
 * Checks what another release may have written. A field that this one does not know is kept with the rest, and never a reason
 * to refuse it.
 */
export function read<T>(schema: z.ZodType<T>, input: unknown): z.ZodSafeParseResult<T> {
	const parsed = schema.safeParse(input);
	if (parsed.success || !parsed.error.issues.every(isUnknownField)) return parsed;
	return { success: true, data: input as T };
}

/**
 * The same, for what has to be right.
 *
 * @throws ZodError where it is not
 */
export function known<T>(schema: z.ZodType<T>, input: unknown): T {
	const parsed = read(schema, input);
	if (!parsed.success) throw parsed.error;
	return parsed.data;
}

function isUnknownField(issue: z.core.$ZodIssue): boolean {
	if (issue.code === 'invalid_union')
		return issue.errors.some((issues) => issues.length > 0 && issues.every(isUnknownField));
	return issue.code === 'unrecognized_keys';
}
