import { z } from 'zod/v4';
import { addressSchema } from './address';
import { CONTRACT_VERSION } from './names';
import { personNameSchema } from './person-name';
import { policyPartSchema, policySchema } from './policy';
import { zoneSchema } from './zone';

/** A UTC instant as ISO 8601 text with `Z`. */
export const instantSchema = z.iso.datetime();

/** An opaque 128-bit id in base64url. */
export const opaqueIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Name of an exercise in the library: small letters, digits and dashes. */
export const exerciseIdSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
	error: 'is not the ID of an exercise: small letters, digits and dashes, such as thought-record',
});

/** Somebody of the practice. */
export const personSchema = z.strictObject({ name: personNameSchema, email: addressSchema });

/** What is asked for when homework is assigned. A second start with the same key is compared with these. */
export const termsSchema = z.strictObject({
	clientName: personNameSchema,
	clientEmail: addressSchema,
	exerciseId: exerciseIdSchema,
	deliverAt: instantSchema,
	dueAt: instantSchema,
	/** Due was left to the session, and moves with it. */
	dueIsSession: z.boolean().optional(),
	/** IANA time zone in which the client reads dates. */
	zone: zoneSchema,
	/** Staff said "now, although it is night there": the delivery waits for no hour of the day. */
	anyHour: z.boolean().optional(),
	/** Who is responsible at first; without one nobody is briefed. */
	clinician: personSchema.optional(),
	/** The client's next session, for which the clinician is briefed; without it the due instant stands in. */
	sessionAt: instantSchema.optional(),
	/** What this assignment sets of the policy by itself. */
	policy: policyPartSchema.optional(),
});

/** Input of the workflow `assignment`. */
export const assignmentInputSchema = z.strictObject({
	version: z.literal(CONTRACT_VERSION),
	assignmentId: opaqueIdSchema,
	clientId: opaqueIdSchema,
	/** There with `terms.clinician`. */
	clinicianId: opaqueIdSchema.optional(),
	/** Of what one execution assigned, together. */
	batchId: opaqueIdSchema.optional(),
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
	/** Days that the assignment stays open for late answers after it was due, and after its session. */
	openDaysAfterDue: z.number().int().nonnegative(),
	/** The policy in full: what the assignment, its exercise and the practice set, and the defaults. */
	policy: policySchema,
});

/** When an assignment's reminders are meant to go out. */
export const reminderPlanSchema = z.strictObject({
	reminders: z.array(
		z.strictObject({
			/** Counts from 1, in the order of time. */
			ordinal: z.int().positive(),
			at: instantSchema,
			/** Whether the words are those for the last quarter of the window. */
			nearDue: z.boolean(),
			/** From then on it is pointless. */
			expiresAt: instantSchema,
		}),
	),
	/** Rules of the policy, counted from 0, whose moment is past, or for which no allowed moment was left. */
	dropped: z.array(
		z.strictObject({
			rule: z.int().nonnegative(),
			/** `no-session`: the session that it would come before was taken back. */
			reason: z.enum(['past', 'no-allowed-hour', 'too-close', 'no-session']),
		}),
	),
});

/** Why an assignment was not taken up. */
export const refusalSchema = z.strictObject({
	reason: z.enum([
		'unknown-exercise',
		'already-assigned',
		'another-client',
		'contradictory-policy',
		'too-far-ahead',
		'batch-withdrawn',
	]),
	/** For people: what was found and what to do. */
	message: z.string(),
});

/** Answer of the activity `recordAssignment`. */
export const recordedSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('recorded'), pinned: pinnedSchema, plan: reminderPlanSchema }),
	z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema }),
]);

/** What a client, or staff for a client, may report. */
export const reportedOutcomeSchema = z.enum(['done', 'partly', 'could-not']);

/** Why a client could not do it, in words that judge nobody. */
export const hindranceSchema = z.enum(['no-time', 'forgot', 'unclear', 'too-difficult', 'not-right-now', 'other']);

/** Input of the Update and the Signal `submit`. */
export const submissionSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	submissionId: z.string().min(1).max(100),
	outcome: reportedOutcomeSchema,
	reportedBy: z.enum(['client', 'staff']),
	/** Only with `could-not`. */
	hindrance: hindranceSchema.optional(),
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

/** Input of the Update and the Signal `addNote`: what is added to an answer, or before there is one, `MAX_NOTES` times at most. */
export const noteSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	noteId: z.string().min(1).max(100),
	note: z.string().min(1).max(5000),
	/** When it was said; without it, when the workflow took it up. */
	writtenAt: instantSchema.optional(),
});

/** Answer of the Update `addNote`. */
export const noteResultSchema = z.strictObject({ repeated: z.boolean() });

/** Input of the Updates and Signals `remindNow`, `pauseReminders` and `resumeReminders`. */
export const reminderChangeSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	changeId: z.string().min(1).max(100),
});

/** Input of the Update and the Signal `remindNow`. */
export const sendingNowSchema = reminderChangeSchema.extend({
	/** Staff said "now, although it is night there". */
	anyHour: z.boolean().optional(),
});

/** Whether an assignment still reminds by itself; over once it is answered, withdrawn or closed. */
export const remindersStateSchema = z.enum(['running', 'paused', 'over']);

/** Answer of these Updates: what the reminders of the assignment are now, and whether it was asked for before. */
export const reminderChangeResultSchema = z.strictObject({
	reminders: remindersStateSchema,
	repeated: z.boolean(),
});

/** Input of the Update and the Signal `reschedule`; what is not there stays as it is. */
export const reschedulingSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	rescheduleId: z.string().min(1).max(100),
	dueAt: instantSchema.optional(),
	/** `null`: there is no session any more. */
	sessionAt: instantSchema.nullable().optional(),
	zone: zoneSchema.optional(),
});

/** What of a rescheduling was not done, and why, to be read after the part's name. */
export const notMovedSchema = z.strictObject({ part: z.enum(['dueAt', 'sessionAt']), reason: z.string() });

/** Answer of the Update `reschedule`: what holds now. */
export const reschedulingResultSchema = z.strictObject({
	dueAt: instantSchema,
	/** Due was left to the session, and moves with it. */
	dueIsSession: z.boolean(),
	sessionAt: instantSchema.optional(),
	zone: z.string(),
	repeated: z.boolean(),
	notMoved: z.array(notMovedSchema),
});

/** Input of the Update and the Signal `applyPolicy`: the reminders are planned anew, by the policy that holds today. */
export const policyChangeSchema = z.strictObject({
	/** The batch that asks for it; deduplicates an Update and the Signal that followed it. */
	batchId: z.string().min(1).max(100),
});

/** Answer of the Update `applyPolicy`: whether that changed anything, also where it was asked for before. */
export const policyChangeResultSchema = z.strictObject({ changed: z.boolean() });

/** Input of the Update and the Signal `withdraw`. */
export const withdrawalSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	withdrawalId: z.string().min(1).max(100),
	/** For the record, in the practice's words. */
	reason: z.string().max(500).optional(),
	/** Leaves alone what was answered meanwhile. */
	unlessAnswered: z.boolean().optional(),
});

/** Answer of the Update `withdraw`. */
export const withdrawalResultSchema = z.strictObject({ repeated: z.boolean() });

/** How delivery stands; `unconfirmed`: it may have been delivered, and nobody can tell. */
export const deliverySchema = z.enum(['waiting', 'delivered', 'unconfirmed', 'undeliverable']);

/** What became of the assignment; `open` until it is known. */
export const outcomeSchema = z.enum(['open', 'done', 'partly', 'could-not', 'no-answer', 'withdrawn', 'refused']);

/** Answer of the Query `status`, and result of the workflow. */
export const assignmentStatusSchema = z.strictObject({
	assignmentId: opaqueIdSchema,
	delivery: deliverySchema,
	outcome: outcomeSchema,
	reminders: remindersStateSchema,
	dueAt: instantSchema,
	sessionAt: instantSchema.optional(),
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
	/** Id of the submission whose answer stands. */
	submissionId: submissionSchema.shape.submissionId.optional(),
	/** Ids of the notes that were added by themselves, `MAX_NOTES` at most. */
	noteIds: z.array(noteSchema.shape.noteId),
	exercise: exerciseSchema.pick({ title: true, introduction: true, steps: true }),
	practice: practiceSchema,
	dueAt: instantSchema,
	sessionAt: instantSchema.optional(),
	zone: z.string(),
});

export type Person = z.infer<typeof personSchema>;
export type ReminderPlan = z.infer<typeof reminderPlanSchema>;
export type Hindrance = z.infer<typeof hindranceSchema>;
export type Note = z.infer<typeof noteSchema>;
export type NoteResult = z.infer<typeof noteResultSchema>;
export type RemindersState = z.infer<typeof remindersStateSchema>;
export type ReminderChange = z.infer<typeof reminderChangeSchema>;
export type SendingNow = z.infer<typeof sendingNowSchema>;
export type ReminderChangeResult = z.infer<typeof reminderChangeResultSchema>;
export type Rescheduling = z.infer<typeof reschedulingSchema>;
export type NotMoved = z.infer<typeof notMovedSchema>;
export type ReschedulingResult = z.infer<typeof reschedulingResultSchema>;
export type Terms = z.infer<typeof termsSchema>;
export type AssignmentInput = z.infer<typeof assignmentInputSchema>;
export type Exercise = z.infer<typeof exerciseSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type Pinned = z.infer<typeof pinnedSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Recorded = z.infer<typeof recordedSchema>;
export type ReportedOutcome = z.infer<typeof reportedOutcomeSchema>;
export type PolicyChange = z.infer<typeof policyChangeSchema>;
export type PolicyChangeResult = z.infer<typeof policyChangeResultSchema>;
export type Submission = z.infer<typeof submissionSchema>;
export type SubmissionResult = z.infer<typeof submissionResultSchema>;
export type Withdrawal = z.infer<typeof withdrawalSchema>;
export type WithdrawalResult = z.infer<typeof withdrawalResultSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type AssignmentStatus = z.infer<typeof assignmentStatusSchema>;
export type PageMemo = z.infer<typeof pageMemoSchema>;
