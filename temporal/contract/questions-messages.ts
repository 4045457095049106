// What the practice's messages say.
import { z } from 'zod/v4';
import { channelSchema } from './command';
import { messageStandingSchema, whichMessageSchema } from './message-change';

/** One message as it reads, about somebody and something made up. */
const saidSchema = z.strictObject({
	channel: channelSchema,
	/** What it is about, in words, such as `several things`. */
	about: z.string(),
	/** Which of its wordings it is, from 1. */
	wording: z.int().positive(),
	subject: z.string().optional(),
	text: z.string(),
	/** The same for mail programs that show it. */
	html: z.string().optional(),
	/** Of 160 that fit into one SMS, without its links. */
	characters: z.int().optional(),
});

/** Which messages are there, and whose words do they have? */
export const listMessages = {
	question: z.strictObject({}),
	answer: z.array(
		z.strictObject({
			...whichMessageSchema.shape,
			...messageStandingSchema.shape,
			channels: z.array(channelSchema),
		}),
	),
};

/** What does a message say, and how does it stand? */
export const getMessage = {
	question: whichMessageSchema,
	answer: z
		.strictObject({
			standing: messageStandingSchema,
			/** Its file as it is written, whosever it is. */
			yaml: z.string(),
			/** What the library's own file says otherwise, line by line, where the practice has saved its own. */
			difference: z.string().optional(),
			/** By which of today's rules it could not be saved any more, in words. */
			problems: z.array(z.string()),
			/** Whether it is said at all: words that can no longer be put together give way to the library's own. */
			inUse: z.boolean(),
			/** How hard it is to read, of what clients get. */
			readingLevel: z.string().optional(),
			/** In every wording. */
			said: z.array(saidSchema),
			/** The same of the library's own, where the practice has saved its own. */
			library: z.array(saidSchema).optional(),
		})
		/** The practice does not say it in this language. */
		.nullable(),
};

export type Said = z.infer<typeof saidSchema>;
