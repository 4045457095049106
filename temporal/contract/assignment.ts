import { z } from 'zod/v4';
import { addressSchema } from './address';
import { MAX_NOTE_TO_CLIENT, unitsOf } from './characters';
import { presetsSchema } from './entries';
import { exerciseIdSchema, exerciseSchema } from './exercise';
import { languageSchema } from './language';
import { CONTRACT_VERSION } from './names';
import { personNameSchema } from './person-name';
import { policyPartSchema, policySchema } from './policy';
import { zoneSchema } from './zone';

/** A UTC instant as ISO 8601 text with `Z`. */
export const instantSchema = z.iso.datetime();

/** An opaque 128-bit id in base64url. */
export const opaqueIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Somebody of the practice. */
export const personSchema = z.strictObject({ name: personNameSchema, email: addressSchema });

/** What is asked for when homework is assigned. A second start with the same key is compared with these. */
export const termsSchema = z.strictObject({
	clientName: personNameSchema,
	clientEmail: addressSchema,
	exerciseId: exerciseIdSchema,
	/** Of exercise, messages and page; without it the practice's own. */
	language: languageSchema.optional(),
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
	/** What the clinician writes to this client, above the exercise on the page; in no message. */
	words: z.string().min(1).max(unitsOf(MAX_NOTE_TO_CLIENT)).optional(),
	/** What the clinician has filled in for this client, of what the exercise leaves to them; in no message. */
	presets: presetsSchema.optional(),
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

/** What the practice shows on every page. */
export const practiceSchema = z.strictObject({
	name: z.string(),
	/** Where to turn in a crisis; the page is not monitored. */
	crisisText: z.string(),
	/** By which clients reach the practice, as it is written. */
	phone: z.string().optional(),
});

/** What the first task of an assignment pins: later changes in the library touch later assignments only. */
export const pinnedSchema = z.strictObject({
	exercise: exerciseSchema,
	practice: practiceSchema,
	/** Days that the assignment stays open for late answers after it was due, and after its session. */
	openDaysAfterDue: z.number().int().nonnegative(),
	/** The policy in full: what the assignment, its exercise and the practice set, and the defaults. */
	policy: policySchema,
	/**
	 * Its client may ask to be reminded later, but of what did not arrive; `true`: of that, too, as it was recorded before. What an
	 * earlier release has recorded knows nothing of it.
	 */
	snoozes: z.union([z.literal('once-arrived'), z.literal(true)]).optional(),
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
			/** It goes out then because the client asked for that. */
			snoozed: z.literal(true).optional(),
		}),
	),
	/** Rules of the policy, counted from 0, whose moment is past, or for which no allowed moment was left. */
	dropped: z.array(
		z.strictObject({
			rule: z.int().nonnegative(),
			/** `no-session`: the session that it would come before was taken back; `snoozed`: its client asked to be reminded later. */
			reason: z.enum(['past', 'no-allowed-hour', 'too-close', 'no-session', 'snoozed']),
			/** The moment that it had, where it made way for the one that its client asked for. */
			at: instantSchema.optional(),
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
	z.strictObject({
		kind: z.literal('recorded'),
		pinned: pinnedSchema,
		plan: reminderPlanSchema,
		/** What is stopped at the client's address by then. */
		stopped: z.enum(['all', 'reminders']).optional(),
	}),
	z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema }),
]);

/** Whether an assignment still reminds by itself; over once it is answered, withdrawn or closed. */
export const remindersStateSchema = z.enum(['running', 'paused', 'over']);

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

export type Person = z.infer<typeof personSchema>;
export type ReminderPlan = z.infer<typeof reminderPlanSchema>;
export type RemindersState = z.infer<typeof remindersStateSchema>;
export type Terms = z.infer<typeof termsSchema>;
export type AssignmentInput = z.infer<typeof assignmentInputSchema>;
export type Practice = z.infer<typeof practiceSchema>;
export type Pinned = z.infer<typeof pinnedSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Recorded = z.infer<typeof recordedSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type Outcome = z.infer<typeof outcomeSchema>;
export type AssignmentStatus = z.infer<typeof assignmentStatusSchema>;
