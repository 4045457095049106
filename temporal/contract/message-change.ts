// What the practice changes of the words of its messages.
import { z } from 'zod/v4';
import { languageSchema } from './language';
import { MESSAGE_KINDS } from './message-names';

/** The longest file of a message that can be saved, in characters. */
export const MAX_MESSAGE = 50_000;

const words = z.string().max(MAX_MESSAGE);

/** Which message of the library is meant. */
export const whichMessageSchema = z.strictObject({
	message: z.enum(MESSAGE_KINDS),
	language: languageSchema,
});

/** Of one message in one language. */
export const messageChangeSchemas = [
	/** The practice's own words for it, as a whole file. */
	whichMessageSchema.extend({ what: z.literal('save-message'), yaml: words }),
	/** Words in which these parts are other than now, by the paths of its file such as `email.subject`. */
	whichMessageSchema.extend({
		what: z.literal('save-message-parts'),
		parts: z.record(z.string(), z.union([words, z.array(words)])),
	}),
	/** The practice's own words count no more, but the library's. */
	whichMessageSchema.extend({ what: z.literal('use-message-file') }),
] as const;

/** How a message stands in the library. */
export const messageStandingSchema = z.strictObject({
	/** The practice has saved its own words, and these count. */
	saved: z.boolean(),
	/** The library's own file is another one than when the practice saved. */
	newer: z.boolean(),
});

export type WhichMessage = z.infer<typeof whichMessageSchema>;
export type MessageChange = z.infer<(typeof messageChangeSchemas)[number]>;
export type MessageStanding = z.infer<typeof messageStandingSchema>;
