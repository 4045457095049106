import { z } from 'zod/v4';
import { instantSchema } from './assignment';

/** Input of the Update and the Signal `seen`: the clinician says that a brief was read. */
export const seenSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	seenId: z.string().min(1).max(100),
	/** Of the brief, from 1. */
	edition: z.int().positive(),
	at: instantSchema,
});

/** Answer of the Update `seen`. */
export const seenResultSchema = z.strictObject({
	repeated: z.boolean(),
	/** When it was said first. */
	at: instantSchema,
	/** The practice's, IANA. */
	zone: z.string(),
});

/** Which editions of a brief were said to have been read, by their numbers; in its memo, which the page reads. */
export const seenMemoSchema = z.record(z.string(), seenResultSchema.pick({ at: true, zone: true }));

export type SeenMemo = z.infer<typeof seenMemoSchema>;
export type Seen = z.infer<typeof seenSchema>;
export type SeenResult = z.infer<typeof seenResultSchema>;
