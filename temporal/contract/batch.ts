import { z } from 'zod/v4';
import { opaqueIdSchema } from './assignment';
import { exerciseIdSchema } from './exercise';
import { withdrawalSchema } from './change-inputs';
import { CONTRACT_VERSION } from './names';
import { nudgeBatchSchema, sendAgainBatchSchema, unansweredSchema, wentWrongSchema } from './resend';

/** Which open assignments something is about. */
export const scopeSchema = z.discriminatedUnion('scope', [
	z.strictObject({ scope: z.literal('assignment'), id: opaqueIdSchema }),
	/** Those for which a clinician is responsible. */
	z.strictObject({ scope: z.literal('clinician'), id: opaqueIdSchema }),
	z.strictObject({ scope: z.literal('exercise'), id: exerciseIdSchema }),
	/** What one execution assigned. */
	z.strictObject({ scope: z.literal('batch'), id: opaqueIdSchema }),
	z.strictObject({ scope: z.literal('practice') }),
	unansweredSchema,
	wentWrongSchema,
]);

const count = z.int().nonnegative();

/** How far a batch is, and in the end what it came to. */
export const batchProgressSchema = z.strictObject({
	/** Open ones that it concerned when it began. */
	assignments: count,
	/** Told, and changed by it. */
	done: count,
	/** Told, and as before. */
	unchanged: count,
	/** Answered, withdrawn or closed before they were told. */
	gone: count,
	/** Told by Signal, since they did not answer in time: they take it up later. */
	waiting: count,
});

/** What a batch has behind it, carried over where its workflow continues as new. */
export const batchStateSchema = z.strictObject({
	/** The last assignment that was told. */
	after: opaqueIdSchema.optional(),
	progress: batchProgressSchema,
});

/** Tells every assignment of a scope to plan its reminders anew, by the policy that holds today. */
export const applyPolicyBatchSchema = z.strictObject({
	kind: z.literal('apply-policy'),
	of: scopeSchema,
});

/** Withdraws what one execution assigned and nobody has answered; what is not on record yet is refused when it comes. */
export const withdrawBatchSchema = z.strictObject({
	kind: z.literal('withdraw'),
	of: z.strictObject({ scope: z.literal('batch'), id: opaqueIdSchema }),
	reason: withdrawalSchema.shape.reason,
});

/** What many assignments can be told of at once. */
export const batchOrderSchema = z.discriminatedUnion('kind', [
	applyPolicyBatchSchema,
	withdrawBatchSchema,
	nudgeBatchSchema,
	sendAgainBatchSchema,
]);

/** Input of the workflow `batch`. */
export const batchInputSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	/** Telling an assignment twice under one id is telling it once. */
	batchId: opaqueIdSchema,
	order: batchOrderSchema,
	limits: z
		.strictObject({
			/** Assignments that one activity tells. */
			pageSize: z.int().positive(),
			/** Pages after which the workflow continues as new. */
			pagesPerRun: z.int().positive(),
		})
		.optional(),
	state: batchStateSchema.optional(),
});

export type Scope = z.infer<typeof scopeSchema>;
export type BatchOrder = z.infer<typeof batchOrderSchema>;
export type BatchInput = z.infer<typeof batchInputSchema>;
export type BatchState = z.infer<typeof batchStateSchema>;
export type BatchProgress = z.infer<typeof batchProgressSchema>;
