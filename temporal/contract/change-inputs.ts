// What assignments are told by Update and Signal, and what they answer: the names are in changes.ts.
import { z } from 'zod/v4';
import { instantSchema, remindersStateSchema } from './assignment';
import { MAX_NOTE, MAX_REASON, unitsOf } from './characters';
import { draftSavingSchema } from './draft';
import { entriesSchema } from './entries';
import { zoneSchema } from './zone';

/** What a client, or staff for a client, may report. */
export const reportedOutcomeSchema = z.enum(['done', 'partly', 'could-not']);

/** Why a client could not do it, in words that judge nobody. */
export const hindranceSchema = z.enum(['no-time', 'forgot', 'unclear', 'too-difficult', 'not-right-now', 'other']);

/** Input of the Update and the Signal `submit`: an answer, or another one, until the assignment closes. */
export const submissionSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	submissionId: z.string().min(1).max(100),
	outcome: reportedOutcomeSchema,
	reportedBy: z.enum(['client', 'staff']),
	/** Takes the place of an answer that stands. Without it, as an earlier release sends it, that one goes on standing. */
	corrects: z.boolean().optional(),
	/** Only with `could-not`. */
	hindrance: hindranceSchema.optional(),
	/** When it was said; without it, when the workflow took it up, which is later where no worker was there. */
	submittedAt: instantSchema.optional(),
	/** What was entered into the exercise's fields, if anything. */
	entries: entriesSchema.optional(),
	/** What the client wrote, if anything. */
	note: z.string().max(unitsOf(MAX_NOTE)).optional(),
	/** What was saved for later and is in it. */
	drafts: draftSavingSchema.shape.over.optional(),
});

/** Answer of the Update `submit`: the outcome that stands, and whether it stood before. */
export const submissionResultSchema = z.strictObject({
	outcome: z.enum(['done', 'partly', 'could-not', 'no-answer']),
	repeated: z.boolean(),
	/** It took the place of another answer. */
	corrected: z.literal(true).optional(),
});

/** Input of the Update and the Signal `addNote`: what is added to an answer, or before there is one, `MAX_NOTES` times at most. */
export const noteSchema = z.strictObject({
	/** Deduplicates an Update and the Signal that followed it. */
	noteId: z.string().min(1).max(100),
	note: z.string().min(1).max(unitsOf(MAX_NOTE)),
	/** Who wrote it, where that is known. */
	reportedBy: z.enum(['client', 'staff']).optional(),
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
	reason: z.string().max(unitsOf(MAX_REASON)).optional(),
	/** Leaves alone what was answered meanwhile. */
	unlessAnswered: z.boolean().optional(),
});

/** Answer of the Update `withdraw`. */
export const withdrawalResultSchema = z.strictObject({ repeated: z.boolean() });

export type Hindrance = z.infer<typeof hindranceSchema>;
export type Note = z.infer<typeof noteSchema>;
export type NoteResult = z.infer<typeof noteResultSchema>;
export type ReminderChange = z.infer<typeof reminderChangeSchema>;
export type SendingNow = z.infer<typeof sendingNowSchema>;
export type ReminderChangeResult = z.infer<typeof reminderChangeResultSchema>;
export type Rescheduling = z.infer<typeof reschedulingSchema>;
export type NotMoved = z.infer<typeof notMovedSchema>;
export type ReschedulingResult = z.infer<typeof reschedulingResultSchema>;
export type ReportedOutcome = z.infer<typeof reportedOutcomeSchema>;
export type PolicyChange = z.infer<typeof policyChangeSchema>;
export type PolicyChangeResult = z.infer<typeof policyChangeResultSchema>;
export type Submission = z.infer<typeof submissionSchema>;
export type SubmissionResult = z.infer<typeof submissionResultSchema>;
export type Withdrawal = z.infer<typeof withdrawalSchema>;
export type WithdrawalResult = z.infer<typeof withdrawalResultSchema>;
