import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { stopScopeSchema } from './stops';

/** What is stopped at an address, and what waits for it? */
export const standingStop = {
	question: z.strictObject({ contactIndex: opaqueIdSchema }),
	answer: z.strictObject({
		/** Missing where nothing is. */
		stop: z.strictObject({ scope: stopScopeSchema, since: instantSchema }).optional(),
		/** Open assignments whose messages go there. */
		assignments: z.int().nonnegative(),
		/** Messages that wait, and how many of these are reminders. */
		waiting: z.int().nonnegative(),
		reminders: z.int().nonnegative(),
		/** Messages that a stop has ended, and that would go out if it were taken back. */
		stopped: z.int().nonnegative(),
		/** Whether any client has, or had, this address. */
		isKnown: z.boolean(),
	}),
};
