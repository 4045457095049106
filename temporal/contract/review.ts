// That a clinician has looked at what a client answered: how much effort shows in it, and a note that the client's page shows.
import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { MAX_NOTE_TO_CLIENT, unitsOf } from './characters';
import { CONTRACT_VERSION } from './names';

/** How much effort shows in an answer: from nothing tried to more than was asked. A clinician's impression, and no score. */
export const effortSchema = z.int().min(0).max(4);

/** A clinician's note, as it is kept. */
const noteToClientSchema = z.string().min(1).max(unitsOf(MAX_NOTE_TO_CLIENT));

/** Marks an answer as reviewed, also after its assignment has closed. Of several reviews the newest counts, as a whole. */
export const markReviewedSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('mark-reviewed'),
	/** Asking twice under one id is asking once. */
	reviewId: opaqueIdSchema,
	assignmentId: opaqueIdSchema,
	/** Through which brief its clinician, who has signed in, has read the answer; missing where staff record it. */
	by: z.strictObject({ clinicianId: opaqueIdSchema, date: z.iso.date() }).optional(),
	effort: effortSchema.optional(),
	note: noteToClientSchema.optional(),
	/** When it was asked for: the newest is the one that was asked for last. */
	at: instantSchema,
});

/** What came of it. */
export const reviewedSchema = z.strictObject({
	kind: z.literal('reviewed'),
	/** `stands`: it was recorded before. `somebody-elses`: whoever has signed in is not responsible for it, or not any more. */
	as: z.enum(['recorded', 'stands', 'not-answered', 'withdrawn', 'somebody-elses']),
});

/** A review, as it is told. */
export const reviewSchema = z.strictObject({
	at: instantSchema,
	/** Name of the clinician; missing where staff recorded it. */
	by: z.string().optional(),
	effort: effortSchema.optional(),
	note: z.string().optional(),
});

/** What a clinician has written to the client of an assignment, for the client's page: of the newest review alone. */
export const noteToClient = {
	question: z.strictObject({ assignmentId: opaqueIdSchema }),
	answer: z
		.strictObject({ ...reviewSchema.pick({ at: true, by: true }).shape, note: z.string() })
		/** Nothing was written, or it was taken back. */
		.nullable(),
};

/** What an assignment is told by Signal: whether there is a note for its client's page, which does not go along. */
export interface ToldReview {
	noteToClient: boolean;
}

export type MarkReviewed = z.infer<typeof markReviewedSchema>;
export type Reviewed = z.infer<typeof reviewedSchema>;
export type Review = z.infer<typeof reviewSchema>;
