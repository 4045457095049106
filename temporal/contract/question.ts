import { z } from 'zod/v4';
import {
	exerciseIdSchema,
	instantSchema,
	opaqueIdSchema,
	outcomeSchema,
	deliverySchema,
	reminderPlanSchema,
	hindranceSchema,
	remindersStateSchema,
	termsSchema,
} from './assignment';
import { scopeSchema } from './batch';
import { clientMessagesSchema } from './command';
import { eventKindSchema } from './event';
import { sendNowSchema } from './send-now';
import { handOverSchema } from './request';
import { commandStateSchema } from './sending';

/** Do both sides hold the same keys? */
const checkKeys = {
	question: z.strictObject({ identityId: z.string() }),
	answer: z.strictObject({
		/** Ids of the worker's ring, the writing one first. */
		ringIds: z.array(z.string()),
		identityId: z.string(),
	}),
};

/** Which exercises can be assigned? */
const listExercises = {
	question: z.strictObject({}),
	answer: z.array(z.strictObject({ exerciseId: exerciseIdSchema, title: z.string(), version: z.number().int() })),
};

/** A setting of an assignment that contradicts another. */
export const policyProblemSchema = z.strictObject({
	field: z.enum(['zone', 'dueAt', 'sessionAt', 'quietHours', 'gapHours', 'reminders']),
	/** What was found and what is allowed, for ops staff, to be read after the field's name. */
	reason: z.string(),
});

/** When an assignment goes out and falls due, and how it is meant to be reminded of. */
export const scheduleSchema = termsSchema.pick({
	deliverAt: true,
	dueAt: true,
	sessionAt: true,
	zone: true,
	policy: true,
});

/** What decides when an assignment's first message may go out. */
export const deliveryTermsSchema = termsSchema.pick({
	exerciseId: true,
	deliverAt: true,
	zone: true,
	anyHour: true,
	policy: true,
});

/** Whether a client agrees to e-mail at an address; `withdrawn` is said for the address, whoever the client is. */
const consentSchema = z.enum(['given', 'withdrawn', 'none']);

/** May these be assigned, when do they go out, and which are on record already? */
const checkAssignments = {
	question: z.strictObject({
		assignmentIds: z.array(opaqueIdSchema),
		/** The distinct ones that set something by themselves. */
		schedules: z.array(scheduleSchema),
		/** The distinct ones. */
		deliveries: z.array(deliveryTermsSchema),
		/** The distinct ones, each with the index of its address. */
		clients: z.array(z.strictObject({ clientId: opaqueIdSchema, contactIndex: z.string() })),
	}),
	answer: z.strictObject({
		/** The schedules that contradict themselves, by their index. */
		contradictions: z.array(
			z.strictObject({ schedule: z.int().nonnegative(), problems: z.array(policyProblemSchema).min(1) }),
		),
		/**
		 * From when on each of the asked deliveries may go out, by today's hours: as asked for, unless it waits; null where
		 * they leave no moment for a year.
		 */
		deliveries: z.array(instantSchema.nullable()),
		/** How far ahead due and session may lie, in days. */
		dueWithinDays: z.int().positive(),
		/** Whether each of the asked clients agrees to e-mail at the address. */
		consents: z.array(consentSchema),
		/** Those of the asked clients that are on record, and not at the address, by their index and with their names. */
		elsewhere: z.array(z.strictObject({ client: z.int().nonnegative(), clientName: z.string() })),
		/** What no published flow does yet, and nothing is delivered without. */
		noFlowFor: z.array(z.enum(['deliver', 'page'])),
		/** Those of the asked assignments that are on record, with what holds of what was asked for, and what became of it. */
		recorded: z.array(
			z.strictObject({
				assignmentId: opaqueIdSchema,
				clientId: opaqueIdSchema,
				/** Of what was assigned with it, by one execution. */
				batchId: opaqueIdSchema.optional(),
				assignedAt: instantSchema,
				terms: termsSchema,
				delivery: deliverySchema,
				outcome: outcomeSchema,
				/** Whether the client agrees to e-mail at the assignment's address. */
				consent: consentSchema,
			}),
		),
	}),
};

/** What is planned for an assignment's reminders, what went out, and what was skipped and why? */
const assignmentReminders = {
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

/** What would assigning each of these do? For "Execute step", which starts nothing. */
const previewAssignments = {
	question: z.strictObject({
		assignments: z.array(z.strictObject({ assignmentId: opaqueIdSchema, terms: termsSchema })),
	}),
	answer: z.array(
		z
			.strictObject({
				plan: reminderPlanSchema,
				/** The words that would be sent; of reminders those that are planned. */
				messages: z.strictObject({
					deliver: clientMessagesSchema,
					remind: clientMessagesSchema.optional(),
					remindNearDue: clientMessagesSchema.optional(),
				}),
			})
			/** It would be refused: the library does not have the exercise. */
			.nullable(),
	),
};

/** What would become of it, were something sent to the client of an assignment now? Null: nothing is on record under this id. */
const previewSendNow = {
	question: z.strictObject({ assignmentId: opaqueIdSchema, anyHour: z.boolean() }),
	answer: sendNowSchema.nullable(),
};

/** Of how many open assignments would today's policy move reminders, were it applied now? */
const previewPolicy = {
	question: z.strictObject({ of: scopeSchema }),
	answer: z.strictObject({
		/** Open ones that it would concern. */
		assignments: z.int().nonnegative(),
		/** How many of these were looked at, and of how many of them it would move reminders. */
		looked: z.int().nonnegative(),
		moved: z.int().nonnegative(),
		/** Whose these are: first name and the first letter of the last, more of it among namesakes. */
		clients: z.array(z.string()),
		/** A few of those that would move: what is planned for each, and what would be. */
		examples: z.array(
			z.strictObject({
				/** One of `clients`. */
				client: z.string(),
				/** The client's. */
				zone: z.string(),
				before: z.array(instantSchema),
				after: z.array(instantSchema),
				assignmentId: opaqueIdSchema,
			}),
		),
	}),
};

/** What did one execution assign, and whose homework would its withdrawal take back? */
const assignedBatch = {
	question: z.strictObject({ batchId: opaqueIdSchema }),
	answer: z.strictObject({
		/** On record. */
		assignments: z.int().nonnegative(),
		/** Of these the ones that nobody has answered, withdrawn or closed. */
		open: z.int().nonnegative(),
		/** Whose these are: first name and the first letter of the last, more of it among namesakes. */
		clients: z.array(z.string()),
	}),
};

/** What would this handover change? */
const previewHandOver = {
	question: handOverSchema.pick({ of: true, from: true }).extend({ to: opaqueIdSchema }),
	answer: z
		.strictObject({
			/** Of the client or the clinician whose homework it is about. */
			name: z.string(),
			/** Open assignments that would change hands. */
			assignments: z.int().nonnegative(),
		})
		/** Nothing is on record under the id. */
		.nullable(),
};

/** How does a client's homework stand that is open or has just closed, or that for a clinician's sessions of a day? */
const sessionSummary = {
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
					/** Such as `Thought record: delivered Mon 9:02, reminded Thu, done Sat, note added`. */
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
const assignmentStory = {
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
			/** In the order of time. */
			events: z.array(
				z.strictObject({
					kind: eventKindSchema,
					at: instantSchema,
					hindrance: hindranceSchema.optional(),
					reason: z.string().optional(),
					note: z.string().optional(),
				}),
			),
		})
		/** Nothing is on record under this id. */
		.nullable(),
};

/**
 * The questions that a node may ask, each a Standalone Activity of this name on the ask queue.
 * They are answered from the ledger and the library, and change nothing.
 */
export const QUESTIONS = {
	checkKeys,
	listExercises,
	checkAssignments,
	assignedBatch,
	previewAssignments,
	assignmentStory,
	assignmentReminders,
	sessionSummary,
	previewPolicy,
	previewSendNow,
	previewHandOver,
} as const;

export type QuestionName = keyof typeof QUESTIONS;
export type Question<N extends QuestionName> = z.infer<(typeof QUESTIONS)[N]['question']>;
export type Answer<N extends QuestionName> = z.infer<(typeof QUESTIONS)[N]['answer']>;
export type PolicyProblem = z.infer<typeof policyProblemSchema>;
export type DeliveryTerms = z.infer<typeof deliveryTermsSchema>;
export type Schedule = z.infer<typeof scheduleSchema>;
