// How the service itself is.
import { z } from 'zod/v4';

/** Right, right if whoever reads it says so, or wrong. */
export const lookStateSchema = z.enum(['ok', 'note', 'trouble']);

/** Is all well with what sends the homework, and has what was planned gone out? */
export const checkService = {
	question: z.strictObject({}),
	answer: z.strictObject({
		/** To tell whether both sides have the same keys. */
		identityId: z.string(),
		/** What was looked at, as the worker's `--check` names it. */
		looks: z.array(z.strictObject({ look: z.string(), state: lookStateSchema, words: z.string() })),
	}),
};

/** One thing that was looked at, and what was found, in words for engineers. */
export type Look = z.infer<typeof checkService.answer>['looks'][number];
export type LookState = z.infer<typeof lookStateSchema>;
