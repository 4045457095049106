import { z } from 'zod/v4';
import { CONTRACT_VERSION } from './names';

/**
 * What became of a message, as the flow that was to send it says: `sent` (the provider took it), `refused` (this recipient
 * cannot be reached this way), `opted-out` (the recipient told the provider to stop), `skipped` (the flow chose not to
 * send), `failed` (it surely did not go out, with the proof) or `unknown` (it may have gone out).
 */
export const receiptResultSchema = z.enum(['sent', 'refused', 'opted-out', 'skipped', 'failed', 'unknown']);

/**
 * What proves that a message did not go out. `not-addressed`: it failed before a recipient was named (name not found,
 * connection refused or timed out while connecting, TLS or login refused). `rejected`: the provider answered that it
 * does not take it now (an SMTP 4xx to sender or recipient, an HTTP 4xx with the provider's code).
 * `rejected-for-good`: an SMTP 5xx to the recipient without an extended code, which some servers answer in passing.
 * `stated`: whoever built the flow says so.
 */
export const proofSchema = z.enum(['not-addressed', 'rejected', 'rejected-for-good', 'stated']);

/** Bounds of a receipt's texts, in characters. Longer ones are cut by the node: a refused receipt would say nothing. */
export const MAX_MESSAGE_ID = 998;
export const MAX_REASON = 1000;

/** What the Homework Receipt node answers for its flow, or hands in by a request where the asker is gone. */
export const receiptSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	/** Which try of which command: `tryId` in names.ts. */
	tryId: z.string().min(1),
	result: receiptResultSchema,
	/** Needed with `failed`: without proof it counts as `unknown`. */
	proof: proofSchema.optional(),
	/** The provider's id of the message, such as a Message-ID. */
	providerMessageId: z.string().max(MAX_MESSAGE_ID).optional(),
	/** Why, in words; required unless sent. */
	reason: z.string().max(MAX_REASON).optional(),
});

/** The HTTP answer of a flow that reached its Homework Receipt. */
export const receiptAnswerSchema = z.strictObject({ homeworkReceipt: receiptSchema });

export type ReceiptResult = z.infer<typeof receiptResultSchema>;
export type Proof = z.infer<typeof proofSchema>;
export type Receipt = z.infer<typeof receiptSchema>;
