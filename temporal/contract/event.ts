import { z } from 'zod/v4';
import { instantSchema, opaqueIdSchema, outcomeSchema } from './assignment';
import { hindranceSchema } from './change-inputs';
import { entriesSchema } from './entries';
import { notSentSchema } from './sending';

/** Each step of an assignment that leaves a record. */
export const eventKindSchema = z.enum([
	'assigned',
	'refused',
	'delivered',
	'unconfirmed',
	'undeliverable',
	'reminded',
	'reminder-unconfirmed',
	'reminder-skipped',
	'reminders-paused',
	'reminders-resumed',
	/** The client asked to be reminded later. */
	'snoozed',
	'answered',
	/** Another answer than before, which stands from then on; that one stays on record. */
	'corrected',
	'note-added',
	'confirmed',
	'rescheduled',
	'policy-applied',
	'handed-over',
	'unreadable',
	'not-taken',
	'due',
	'summarized',
	'reviewed',
	'withdrawn',
	'closed',
]);

/** A step as the workflow hands it to the ledger. Recording the same event twice is recording it once. */
export const eventSchema = z.strictObject({
	/** `<assignment id>.<kind>` with a counter where a kind can recur. */
	eventId: z.string(),
	assignmentId: opaqueIdSchema,
	kind: eventKindSchema,
	at: instantSchema,
	/** The outcome after this step. */
	outcome: outcomeSchema,
	reportedBy: z.enum(['client', 'staff']).optional(),
	hindrance: hindranceSchema.optional(),
	/** What was entered into the exercise's fields; encrypted in the ledger. */
	entries: entriesSchema.optional(),
	/** What the client wrote; encrypted in the ledger. */
	note: z.string().optional(),
	/** Why, in our words; encrypted in the ledger. */
	reason: z.string().optional(),
	/** Why a message did not go out, by its kind. */
	because: notSentSchema.optional(),
	/** Why, in the words of a flow or its provider, which may name the client; encrypted in the ledger. */
	said: z.string().optional(),
	/** What came in and could not be understood, as it came, or its unknown fields; encrypted in the ledger. */
	kept: z.string().optional(),
});

/** The steps by which an answer comes on record; the last of them is the answer that stands. */
export const ANSWERS: EventKind[] = ['answered', 'corrected'];

export type EventKind = z.infer<typeof eventKindSchema>;
export type AssignmentEvent = z.infer<typeof eventSchema>;
