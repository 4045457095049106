import { z } from 'zod/v4';
import { instantSchema } from './assignment';
import { reminderChangeResultSchema } from './change-inputs';

/** What it comes to, as things stand, that staff have something sent to a client at once. */
export const sendNowSchema = z.strictObject({
	/** The homework itself where it did not arrive, or nobody knows whether it did; else a reminder. */
	what: z.enum(['deliver', 'remind']),
	/** Why nothing more is sent: what was asked for before still waits, went out, or was not sent. */
	already: z.enum(['waits', 'went-out', 'came-to-nothing']).optional(),
	/** It goes out once a published flow takes it; nobody can say when that is. */
	unrouted: z.boolean().optional(),
	/** It goes out some time after all that goes to clients is let go. */
	held: z.boolean().optional(),
	/** When it goes out, or went out; missing where nothing does, or nobody can say when. */
	at: instantSchema.optional(),
	/** Why not sooner, or not at all, in plain words. */
	because: z.string().optional(),
	/** Whether it would go out sooner if staff said "now, although it is night there". */
	soonerAtAnyHour: z.boolean(),
	/** The client's, IANA. */
	zone: z.string(),
});

/** Answer of the Update `remindNow`; `repeated` where nothing more is sent for it. */
export const sendingNowResultSchema = reminderChangeResultSchema.extend({ sendNow: sendNowSchema.optional() });

export type SendingNowResult = z.infer<typeof sendingNowResultSchema>;
export type SendNow = z.infer<typeof sendNowSchema>;
