import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema } from './assignment';
import { CONTRACT_VERSION } from './names';

/** What somebody who reads an address wants no more of. */
export const stopScopeSchema = z.enum(['all', 'reminders']);
export type StopScope = z.infer<typeof stopScopeSchema>;

/** Who said so, and how: on the page, by the button of a mail program, to the provider, or to staff. */
export const stopSourceSchema = z.enum(['client-page', 'one-click', 'provider', 'staff']);
export type StopSource = z.infer<typeof stopSourceSchema>;

const wish = {
	version: z.literal(CONTRACT_VERSION),
	/** Asking twice under one id is asking once. */
	stopId: opaqueIdSchema,
	/** Which address: by its index, or as that of an assignment. */
	of: z.union([z.strictObject({ contactIndex: opaqueIdSchema }), z.strictObject({ assignmentId: opaqueIdSchema })]),
	/** When it was asked for: of what was asked for one address, the latest holds, in whatever order it arrives. */
	at: instantSchema,
	/** What was shown to whoever asked, or what was said and by whom; encrypted in the ledger. */
	wording: z.string().max(2000).optional(),
};

/** States that whoever reads an address wants no messages there any more, whichever client it is of. */
export const recordStopSchema = z.strictObject({
	...wish,
	kind: z.literal('record-stop'),
	scope: stopScopeSchema,
	source: stopSourceSchema.exclude(['provider']),
});

/** Takes that back: by the client's own word on the page, or by staff with a reason. */
export const liftStopSchema = z.strictObject({
	...wish,
	kind: z.literal('lift-stop'),
	source: stopSourceSchema.extract(['client-page', 'staff']),
});

/** What is stopped at its client's address, as an assignment is told by Signal; `none` where nothing is any more. */
export interface ToldStop {
	scope: StopScope | 'none';
}

/** What came of either. */
export const stopResultSchema = z.strictObject({
	kind: z.literal('stop'),
	/** `stands`: it was so before. */
	as: z.enum(['recorded', 'stands']),
	/** What is stopped at the address now; missing where nothing is. */
	scope: stopScopeSchema.optional(),
	/** How many messages that waited are not sent any more, or are sent again. */
	messages: z.int().nonnegative(),
});

export type StopRequest = z.infer<typeof recordStopSchema> | z.infer<typeof liftStopSchema>;
export type StopResult = z.infer<typeof stopResultSchema>;
