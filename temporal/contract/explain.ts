import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { clientCommandSchema } from './command';
import { commandStateSchema } from './sending';

/** Why did a message come, or not: of one assignment, or of a client on a day of the client's calendar? */
export const explain = {
	question: z.discriminatedUnion('of', [
		z.strictObject({ of: z.literal('assignment'), assignmentId: opaqueIdSchema }),
		z.strictObject({ of: z.literal('client'), clientId: opaqueIdSchema, date: z.iso.date() }),
	]),
	answer: z
		.strictObject({
			/** First name and the first letter of the last. */
			client: z.string(),
			/** The client's, IANA. */
			zone: z.string(),
			/** In one sentence; of several messages one for each. */
			sentence: z.string(),
			/** Each message by itself, in the order of time. */
			messages: z.array(
				z.strictObject({
					assignmentId: opaqueIdSchema,
					what: clientCommandSchema,
					state: commandStateSchema,
					plannedAt: instantSchema,
					/** When it went out, or may have. */
					wentOutAt: instantSchema.optional(),
					sentence: z.string(),
				}),
			),
		})
		/** Nothing is on record under the id. */
		.nullable(),
};
