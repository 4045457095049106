import { z } from 'zod/v4';
import { CONTRACT_VERSION } from './names';

/**
 * What became of a message: `sent` (the provider took it), `refused` (the provider will never take it), `skipped`
 * (the flow chose not to send) or `failed` (it did not go out this time: try again).
 */
export const receiptResultSchema = z.enum(['sent', 'refused', 'skipped', 'failed']);

/** What the Homework Receipt node emits, and with it the HTTP answer of the flow. Nothing else ends a push. */
export const receiptSchema = z.strictObject({
	homeworkReceipt: z.strictObject({
		version: z.literal(CONTRACT_VERSION),
		commandId: z.string().min(1),
		result: receiptResultSchema,
		/** The provider's id of the message, such as a Message-ID. */
		providerMessageId: z.string().max(998).optional(),
		/** Required unless sent. */
		reason: z.string().max(1000).optional(),
	}),
});

export type ReceiptResult = z.infer<typeof receiptResultSchema>;
export type Receipt = z.infer<typeof receiptSchema>['homeworkReceipt'];

/**
 * Why a command is held back for good. `quiet-hours`, `gap` and `cap`: it could not go out before it was pointless.
 * `merged`: another message of that day says it. `no-route`: it goes out where a flow takes it, and none does.
 * `nothing-new`: a brief would repeat what was said before.
 */
export const skipReasonSchema = z.enum([
	'answered',
	'withdrawn',
	'undelivered',
	'paused',
	'no-consent',
	'expired',
	'quiet-hours',
	'gap',
	'cap',
	'merged',
	'no-route',
	'nothing-new',
	'by-flow',
]);
export type SkipReason = z.infer<typeof skipReasonSchema>;

/** How a push ended, as the activity `push` tells the workflow. Failures to be tried again are thrown, not returned. */
export type PushResult =
	| { kind: 'sent'; at: string; providerMessageId?: string }
	| { kind: 'refused'; at: string; reason: string }
	| { kind: 'skipped'; at: string; reason: SkipReason; detail?: string };
