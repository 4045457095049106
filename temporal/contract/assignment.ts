import { z } from 'zod/v4';
import { CONTRACT_VERSION } from './names';

/** A UTC instant as ISO 8601 text with `Z`. */
export const instantSchema = z.iso.datetime();

/** An opaque 128-bit id in base64url. */
export const opaqueIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Name of an exercise in the library: small letters, digits and dashes. */
export const exerciseIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What is asked for when homework is assigned. A second start with the same key is compared with these. */
export const termsSchema = z.strictObject({
	clientName: z.string().min(1).max(200),
	clientEmail: z.email(),
	exerciseId: exerciseIdSchema,
	deliverAt: instantSchema,
	dueAt: instantSchema,
	/** IANA time zone in which the client reads dates. */
	zone: z.string().min(1),
});

/** Input of the workflow `assignment`. */
export const assignmentInputSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	assignmentId: opaqueIdSchema,
	clientId: opaqueIdSchema,
	terms: termsSchema,
	/** Whether the practice states with this assignment that the client agreed to e-mail at this address. */
	consentGiven: z.boolean(),
});

/** The version of an exercise that an assignment was given, pinned in its first task. */
export const exerciseSchema = z.strictObject({
	exerciseId: exerciseIdSchema,
	/** Counts up with each changed text in the library. */
	version: z.number().int().positive(),
	/** SHA-256 of the exercise's file, in hex. */
	checksum: z.string(),
	title: z.string(),
	introduction: z.string(),
	steps: z.array(z.string()).min(1),
});

/** What the practice shows on every page. */
export const practiceSchema = z.strictObject({
	name: z.string(),
	/** Where to turn in a crisis; the page is not monitored. */
	crisisText: z.string(),
});

/** What the first task of an assignment pins: later changes in the library touch later assignments only. */
export const pinnedSchema = z.strictObject({
	exercise: exerciseSchema,
	practice: practiceSchema,
	/** Days that the assignment stays open for late answers after it was due. */
	openDaysAfterDue: z.number().int().nonnegative(),
	/** Whether a confirmation is pushed; off until a flow takes it. */
	confirm: z.boolean(),
});

/** Why an assignment was not taken up. */
export const refusalSchema = z.strictObject({
	reason: z.enum(['unknown-exercise', 'already-assigned']),
	/** For people: what was found and what to do. */
	message: z.string(),
});

/** Answer of the activity `recordAssignment`. */
export const recordedSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('recorded'), pinned: pinnedSchema }),
	z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema }),
]);

/** What a client, or staff for a client, may report. */
export const reportedOutcomeSchema = z.enum(['done', 'partly', 'could-not']);

/** Input of the Update and the Signal `submit`. */
export const submissionSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	submissionId: z.string().min(1).max(100),
	outcome: reportedOutcomeSchema,
	reportedBy: z.enum(['client', 'staff']),
	/** When it was said; without it, when the workflow took it up, which is later where no worker was there. */
	submittedAt: instantSchema.optional(),
	/** What the client wrote, if anything. */
	note: z.string().max(5000).optional(),
});

/** Answer of the Update `submit`: the outcome that stands, and whether it stood before. */
export const submissionResultSchema = z.strictObject({
	outcome: z.enum(['done', 'partly', 'could-not', 'no-answer']),
	repeated: z.boolean(),
});

/** Input of the Update and the Signal `withdraw`. */
export const withdrawalSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	withdrawalId: z.string().min(1).max(100),
	/** For the record, in the practice's words. */
	reason: z.string().max(500).optional(),
});

/** Answer of the Update `withdraw`. */
export const withdrawalResultSchema = z.strictObject({ repeated: z.boolean() });

/** How delivery stands. */
export const deliverySchema = z.enum(['waiting', 'delivered', 'undeliverable']);

/** What became of the assignment; `open` until it is known. */
export const outcomeSchema = z.enum(['open', 'done', 'partly', 'could-not', 'no-answer', 'withdrawn', 'refused']);

/** Answer of the Query `status`, and result of the workflow. */
export const assignmentStatusSchema = z.strictObject({
	assignmentId: opaqueIdSchema,
	delivery: deliverySchema,
	outcome: outcomeSchema,
	dueAt: instantSchema,
	/** When the assignment closes for answers. */
	closesAt: instantSchema,
	deliveredAt: instantSchema.optional(),
	/** Why it was not delivered or not taken up. */
	problem: z.string().optional(),
	/** When the outcome came in. */
	outcomeAt: instantSchema.optional(),
});

/** The memo field `page`: all that the client's page needs, readable without a worker. */
export const pageMemoSchema = z.strictObject({
	generation: z.number().int().nonnegative(),
	outcome: outcomeSchema,
	exercise: exerciseSchema.pick({ title: true, introduction: true, steps: true }),
	practice: practiceSchema,
	dueAt: instantSchema,
	zone: z.string(),
});

export type Terms = z.infer<typeof termsSchema>;
export type AssignmentInput = z.infer<typeof assignmentInputSchema>;
export type Exercise = z.infer<typeof exerciseSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type Pinned = z.infer<typeof pinnedSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Recorded = z.infer<typeof recordedSchema>;
export type ReportedOutcome = z.infer<typeof reportedOutcomeSchema>;
export type Submission = z.infer<typeof submissionSchema>;
export type SubmissionResult = z.infer<typeof submissionResultSchema>;
export type Withdrawal = z.infer<typeof withdrawalSchema>;
export type WithdrawalResult = z.infer<typeof withdrawalResultSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type AssignmentStatus = z.infer<typeof assignmentStatusSchema>;
export type PageMemo = z.infer<typeof pageMemoSchema>;
