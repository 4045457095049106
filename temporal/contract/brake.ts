import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { clientCommandSchema } from './command';
import { CONTRACT_VERSION } from './names';

/** The longest reason for which everything may be held, in characters. */
export const LONGEST_HOLD_REASON = 300;

/** Holds all that goes to clients, until it is let go. */
export const holdSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('hold'),
	/** Holding twice under one id is holding once. */
	holdId: opaqueIdSchema,
	/** For staff, in their own words. */
	reason: z.string().min(1).max(LONGEST_HOLD_REASON),
});

/** Lets go of all that is held. */
export const letGoSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	kind: z.literal('let-go'),
	/** Letting go twice under one id is letting go once. */
	letGoId: opaqueIdSchema,
});

/** That all that goes to clients is held, since when and why. */
export const heldSchema = z.strictObject({ since: instantSchema, reason: z.string() });

/** A message to a client that came to be of no use while it was held, or would by now. */
const pointlessSchema = z.strictObject({
	assignmentId: opaqueIdSchema,
	/** First name and the first letter of the last, more of it among namesakes. */
	client: z.string(),
	what: clientCommandSchema,
	/** The exercise's title. */
	exercise: z.string(),
	/** When it was to go out. */
	plannedAt: instantSchema,
	/** The client's, IANA. */
	zone: z.string(),
});

/** What is held, and what of it is pointless: the first ones by their instants, and how many in all. */
export const heldBackSchema = heldSchema.extend({
	waiting: z.int().nonnegative(),
	pointless: z.int().nonnegative(),
	listed: z.array(pointlessSchema),
});

/** What came of holding and letting go. */
export const holdResultSchema = z.strictObject({
	kind: z.literal('held'),
	...heldSchema.shape,
	/** Whether it was held before: that hold, and its reason, stand. */
	before: z.boolean(),
});
export const letGoResultSchema = z.strictObject({ kind: z.literal('let-go'), ...heldBackSchema.shape });
/** Nothing was held; or a hold was let go before it came on record. */
export const notHeldSchema = z.strictObject({ kind: z.literal('not-held') });

/** What is held now, and what of it is pointless already? Null: nothing is held. */
export const previewLetGo = { question: z.strictObject({}), answer: heldBackSchema.nullable() };

export type Hold = z.infer<typeof holdSchema>;
export type LetGo = z.infer<typeof letGoSchema>;
export type Held = z.infer<typeof heldSchema>;
export type HeldBack = z.infer<typeof heldBackSchema>;
export type Pointless = z.infer<typeof pointlessSchema>;
