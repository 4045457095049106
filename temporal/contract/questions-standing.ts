// How assignments stand.
import { z } from 'zod/v4';
import { deliverySchema, instantSchema, opaqueIdSchema, outcomeSchema, remindersStateSchema } from './assignment';
import { hindranceSchema } from './change-inputs';
import { eventKindSchema } from './event';
import { exerciseIdSchema } from './exercise';
import { reviewSchema } from './review';
import { commandStateSchema } from './sending';

/** Which assignments are on record whose ids begin so, as the references of printed worksheets tell? */
export const assignmentsByReference = {
	question: z.strictObject({ beginnings: z.array(z.string().regex(/^[A-Za-z0-9_-]{8}$/)) }),
	answer: z.array(opaqueIdSchema),
};

/** What is planned for an assignment's reminders, what went out, and what was skipped and why? */
export const assignmentReminders = {
	question: z.strictObject({ assignmentId: opaqueIdSchema }),
	answer: z
		.strictObject({
			assignmentId: opaqueIdSchema,
			zone: z.string(),
			state: remindersStateSchema,
			/** Why none is left that would go out by itself, in plain words; missing where one is. */
			noneAhead: z.string().optional(),
			/** In the order of time. */
			reminders: z.array(
				z.strictObject({
					/** Missing for one that the plan does not have. */
					ordinal: z.int().positive().optional(),
					/** Why it is there beside the plan: staff had it sent, it tells that due has moved, or no moment was left for it. */
					beside: z.enum(['sent-by-hand', 'tells-of-move', 'left-out']).optional(),
					plannedAt: instantSchema,
					/** `merged`: said by another message to this address. */
					state: z.enum([...commandStateSchema.options, 'merged']),
					/** When it went out, or until when it is held. */
					at: instantSchema.optional(),
					/** In plain words. */
					reason: z.string().optional(),
				}),
			),
		})
		/** Nothing is on record under this id. */
		.nullable(),
};

/** How does a client's homework stand that is open or has just closed, or that for a clinician's sessions of a day? */
export const sessionSummary = {
	question: z.discriminatedUnion('of', [
		z.strictObject({ of: z.literal('client'), clientId: opaqueIdSchema }),
		/** Without a date the next day with sessions, on the practice's calendar. */
		z.strictObject({ of: z.literal('clinician'), clinicianId: opaqueIdSchema, date: z.iso.date().optional() }),
	]),
	answer: z
		.strictObject({
			/** Of the sessions, of one client of the next, on the practice's calendar; missing where none is ahead. */
			date: z.iso.date().optional(),
			/** The practice's; the lines read in it. */
			zone: z.string(),
			lines: z.array(
				z.strictObject({
					assignmentId: opaqueIdSchema,
					/** First name and the first letter of the last, more of it among namesakes. */
					client: z.string(),
					/** Such as `Thought record: delivered Mon 9:02, reminded Thu, done Sat, with a reflection`. */
					line: z.string(),
					outcome: outcomeSchema,
					/** Session, or due instant where none is known. */
					sessionAt: instantSchema,
					/** Its day on the practice's calendar. */
					date: z.iso.date(),
					/** Since when it takes no change any more; missing while it is open. */
					closedAt: instantSchema.optional(),
				}),
			),
			text: z.string(),
			/** For an e-mail: escaped, with inline styles. */
			html: z.string(),
		})
		/** Nobody is on record under this id. */
		.nullable(),
};

/** What is recorded of one assignment? */
export const assignmentStory = {
	question: z.strictObject({ assignmentId: opaqueIdSchema }),
	answer: z
		.strictObject({
			assignmentId: opaqueIdSchema,
			exercise: z.strictObject({ exerciseId: exerciseIdSchema, title: z.string(), version: z.number().int() }),
			clientName: z.string(),
			delivery: deliverySchema,
			outcome: outcomeSchema,
			deliverAt: instantSchema,
			dueAt: instantSchema,
			sessionAt: instantSchema.optional(),
			/** The client's; the line reads in it. */
			zone: z.string(),
			/** In plain words, such as `Thought record: delivered Mon 9:02, done Sat`. */
			line: z.string(),
			/** The newest; missing where nobody has marked the answer as reviewed. */
			review: reviewSchema
				.pick({ at: true, effort: true })
				.extend({
					/** Whether there is a note to the client, which does not go along. */
					noteToClient: z.boolean(),
				})
				.optional(),
			/** In the order of time. */
			events: z.array(
				z.strictObject({
					kind: eventKindSchema,
					at: instantSchema,
					hindrance: hindranceSchema.optional(),
					/** In our words, which name nobody. */
					reason: z.string().optional(),
					/** In the words of staff, a flow or its provider, which may name the client. */
					said: z.string().optional(),
					note: z.string().optional(),
				}),
			),
		})
		/** Nothing is on record under this id. */
		.nullable(),
};
