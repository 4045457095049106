// What clients wrote, for who has signed in.
import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema, outcomeSchema } from './assignment';
import { hindranceSchema } from './change-inputs';
import { eventKindSchema } from './event';
import { reviewSchema } from './review';

/** Something that was said of homework, as it was said. */
const saidSchema = z.strictObject({
	kind: eventKindSchema,
	at: instantSchema,
	/** How it stood after that. */
	outcome: outcomeSchema,
	/** Missing where it is not known. */
	reportedBy: z.enum(['client', 'staff']).optional(),
	hindrance: hindranceSchema.optional(),
	/** What was entered into the exercise's fields, in their order. */
	entered: z
		.array(
			z.union([
				z.strictObject({ label: z.string(), text: z.string() }),
				z.strictObject({ label: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
			]),
		)
		.optional(),
	/** What came out of these; without `value` where one of its scales was left empty. */
	score: z
		.strictObject({
			label: z.string(),
			value: z.int().optional(),
			/** Of how many scales, and how many were answered. */
			asked: z.int(),
			answered: z.int(),
			lowest: z.int(),
			highest: z.int(),
			/** In the practice's words. */
			band: z.string().optional(),
			/** The same score of the same client before, the latest first. */
			before: z.array(z.strictObject({ at: instantSchema, value: z.int() })),
		})
		.optional(),
	note: z.string().optional(),
});

/**
 * What did the clients of a brief write? Unlike other questions it leaves a trace: each answer that is shown is on record, with
 * who read it.
 */
export const readBrief = {
	question: z.strictObject({
		/** Says who has signed in, and for which brief: see sign-in-token.ts. */
		signIn: z.string().max(200),
		/** How many of the assignments were shown before. */
		from: z.int().nonnegative(),
	}),
	answer: z.discriminatedUnion('as', [
		/** The sign-in is none, or not any more. */
		z.strictObject({ as: z.literal('signed-out') }),
		z.strictObject({
			as: z.literal('signed-in'),
			/** The practice's, IANA. */
			zone: z.string(),
			homework: z.array(
				z.strictObject({
					assignmentId: opaqueIdSchema,
					/** As the brief names them. */
					client: z.string(),
					exercise: z.string(),
					/** How it stands. */
					line: z.string(),
					/** In the order of time. */
					said: z.array(saidSchema),
					/** Whether there is an answer that can be marked as reviewed. */
					reviewable: z.boolean().optional(),
					/** The newest review; missing where there is none. */
					review: reviewSchema.optional(),
				}),
			),
			/** With how many shown before to ask on; missing where this is all. */
			next: z.int().positive().optional(),
		}),
	]),
};

export type Said = z.infer<typeof saidSchema>;

/** Who has read what was written of an assignment, by a client, or what has a clinician read? */
export const whoRead = {
	question: z.strictObject({
		of: z.discriminatedUnion('scope', [
			z.strictObject({ scope: z.literal('assignment'), id: opaqueIdSchema }),
			z.strictObject({ scope: z.literal('client'), id: opaqueIdSchema }),
			z.strictObject({ scope: z.literal('clinician'), id: opaqueIdSchema }),
		]),
		/** From when on, and until before when; missing for all. */
		from: instantSchema.optional(),
		until: instantSchema.optional(),
	}),
	answer: z
		.strictObject({
			/** The latest first, a thousand at most. */
			readings: z.array(
				z.strictObject({
					readAt: instantSchema,
					/** Name of the clinician. */
					clinician: z.string(),
					assignmentId: opaqueIdSchema,
					/** First name and the first letter of the last, more of it among namesakes. */
					client: z.string(),
					exercise: z.string(),
					/** The kind of the step that was shown. */
					what: eventKindSchema,
					writtenAt: instantSchema,
				}),
			),
		})
		/** Nothing is on record under this id. */
		.nullable(),
};
