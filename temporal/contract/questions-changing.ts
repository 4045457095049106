// What a change would come to.
import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { scopeSchema } from './batch';
import { handOverSchema } from './request';
import { sendNowSchema } from './send-now';

/** What would become of it, were something sent to the client of an assignment now? Null: nothing is on record under this id. */
export const previewSendNow = {
	question: z.strictObject({ assignmentId: opaqueIdSchema, anyHour: z.boolean() }),
	answer: sendNowSchema.nullable(),
};

/** Of how many open assignments would today's policy move reminders, were it applied now? */
export const previewPolicy = {
	question: z.strictObject({ of: scopeSchema }),
	answer: z.strictObject({
		/** Open ones that it would concern. */
		assignments: z.int().nonnegative(),
		/** How many of these were looked at, and of how many of them it would move reminders. */
		looked: z.int().nonnegative(),
		moved: z.int().nonnegative(),
		/** Whose these are: first name and the first letter of the last, more of it among namesakes. */
		clients: z.array(z.string()),
		/** A few of those that would move: what is planned for each, and what would be. */
		examples: z.array(
			z.strictObject({
				/** One of `clients`. */
				client: z.string(),
				/** The client's. */
				zone: z.string(),
				before: z.array(instantSchema),
				after: z.array(instantSchema),
				assignmentId: opaqueIdSchema,
			}),
		),
	}),
};

/** What did one execution assign, and whose homework would its withdrawal take back? */
export const assignedBatch = {
	question: z.strictObject({ batchId: opaqueIdSchema }),
	answer: z.strictObject({
		/** On record. */
		assignments: z.int().nonnegative(),
		/** Of these the ones that nobody has answered, withdrawn or closed. */
		open: z.int().nonnegative(),
		/** Whose these are: first name and the first letter of the last, more of it among namesakes. */
		clients: z.array(z.string()),
	}),
};

/** What would this handover change? */
export const previewHandOver = {
	question: handOverSchema.pick({ of: true, from: true }).extend({ to: opaqueIdSchema }),
	answer: z
		.strictObject({
			/** Of the client or the clinician whose homework it is about. */
			name: z.string(),
			/** Open assignments that would change hands. */
			assignments: z.int().nonnegative(),
		})
		/** Nothing is on record under the id. */
		.nullable(),
};
