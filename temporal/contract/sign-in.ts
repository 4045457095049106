// How a clinician signs in to read what clients wrote: by a one-time code that goes to the mailbox that got the brief.
import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { CONTRACT_VERSION } from './names';

/** How long a code opens what it was asked for, in milliseconds. */
export const CODE_HOLDS_MS = 10 * 60_000;

/** How often a wrong code may be entered before the right one opens nothing any more. */
export const MOST_WRONG_CODES = 5;

/** What a code is made of. */
export const oneTimeCodeSchema = z.string().regex(/^\d{6}$/);

/** The brief whose clients' words a code opens. */
const brief = {
	clinicianId: opaqueIdSchema,
	/** Day of the sessions on the practice's calendar, `YYYY-MM-DD`. */
	date: z.iso.date(),
};

/** Has a code sent to the clinician of a brief. */
export const askCodeSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('ask-code'),
	/** Asking twice under one id is asking once. */
	codeId: opaqueIdSchema,
	...brief,
	at: instantSchema,
});

/** Enters a code. A wrong one is counted, and so this is a write. */
export const enterCodeSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('enter-code'),
	/** The same entry again counts once, and gets the same answer. */
	entryId: opaqueIdSchema,
	...brief,
	code: oneTimeCodeSchema,
});

/**
 * What became of asking for a code. `too-many`: none until then, since there were several within an hour. `too-late`: it was
 * asked for so long ago that nobody waits for it. `no-flow`: none sends codes. `no-brief`: none has gone out for this day.
 */
export const codeAskedSchema = z.strictObject({
	kind: z.literal('code-asked'),
	as: z.enum(['on-its-way', 'too-many', 'too-late', 'no-flow', 'no-brief']),
	until: instantSchema.optional(),
	/** The practice's, IANA. */
	zone: z.string(),
});

/**
 * What a code opened. `wrong`: so often it may be tried once more. `locked`: it was wrong too often. `over`: none holds, since
 * it is used, older than ten minutes, or was never asked for.
 */
export const codeEnteredSchema = z.strictObject({
	kind: z.literal('code-entered'),
	as: z.enum(['right', 'wrong', 'locked', 'over']),
	left: z.int().nonnegative().optional(),
});

export type AskCode = z.infer<typeof askCodeSchema>;
export type EnterCode = z.infer<typeof enterCodeSchema>;
export type CodeAsked = z.infer<typeof codeAskedSchema>;
export type CodeEntered = z.infer<typeof codeEnteredSchema>;
