import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { exerciseIdSchema } from './exercise';

/** Of which a client is to be reminded: delivered, not answered, and not due yet. */
export const unansweredSchema = z.strictObject({
	scope: z.literal('unanswered'),
	among: z.discriminatedUnion('scope', [
		z.strictObject({ scope: z.literal('assignment'), id: opaqueIdSchema }),
		z.strictObject({ scope: z.literal('clinician'), id: opaqueIdSchema }),
		z.strictObject({ scope: z.literal('exercise'), id: exerciseIdSchema }),
		z.strictObject({ scope: z.literal('practice') }),
	]),
	/** Only what is due before. */
	dueBefore: instantSchema.optional(),
});

/** What became of a message: nobody knows whether it arrived, or it surely did not. */
export const whatWentWrongSchema = z.enum(['unknown', 'not-arrived']);

/** Of which a message of a span of time went wrong, that nothing has made up for since. */
export const wentWrongSchema = z.strictObject({
	scope: z.literal('went-wrong'),
	what: z.array(whatWentWrongSchema).min(1),
	/** When it may have gone out, or turned out not to have. */
	from: instantSchema,
	to: instantSchema,
});

/** Has clients reminded who have not answered. */
export const nudgeBatchSchema = z.strictObject({ kind: z.literal('nudge'), of: unansweredSchema });

/** Has what went wrong sent again. */
export const sendAgainBatchSchema = z.strictObject({ kind: z.literal('send-again'), of: wentWrongSchema });

const count = z.int().nonnegative();

/** What would come of it, were these sent something now? All are counted, the first of them looked at. */
export const previewResend = {
	question: z.strictObject({ of: z.discriminatedUnion('scope', [unansweredSchema, wentWrongSchema]) }),
	answer: z.strictObject({
		assignments: count,
		looked: count,
		/** Of those looked at: what goes out within an hour, and later. */
		soon: count,
		later: count,
		/** And why nothing goes out of the others, in plain words. */
		nothing: z.array(z.strictObject({ because: z.string(), assignments: count })),
		/** Whose these are: first name and the first letter of the last, more of it among namesakes. */
		clients: z.array(z.string()),
	}),
};

export type Unanswered = z.infer<typeof unansweredSchema>;
export type WentWrong = z.infer<typeof wentWrongSchema>;
export type WhatWentWrong = z.infer<typeof whatWentWrongSchema>;
