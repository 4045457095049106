import { z } from 'zod/v4';
import { instantSchema } from './assignment';

/** In how many days a client may ask to be reminded, as the page offers it. */
export const snoozeDaysSchema = z.union([z.literal(1), z.literal(3)]);
export type SnoozeDays = z.infer<typeof snoozeDaysSchema>;

/** Input of the Update and the Signal `snooze`: its client asks to be reminded so many days later, and not before. */
export const snoozeSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	snoozeId: z.string().min(1).max(100),
	days: snoozeDaysSchema,
	/** When it was asked for; without it, when the workflow took it up. */
	askedAt: instantSchema.optional(),
});

/** Answer of the Update `snooze`. */
export const snoozeResultSchema = z.strictObject({
	/** When the client is reminded; missing where no moment is left for that before it is due. */
	at: instantSchema.optional(),
	/** It stood so before. */
	repeated: z.boolean(),
});

export type Snooze = z.infer<typeof snoozeSchema>;
export type SnoozeResult = z.infer<typeof snoozeResultSchema>;
