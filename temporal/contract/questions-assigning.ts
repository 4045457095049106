// What staff would assign, before they do.
import { z } from 'zod/v4';
import {
	deliverySchema,
	instantSchema,
	opaqueIdSchema,
	outcomeSchema,
	reminderPlanSchema,
	termsSchema,
} from './assignment';
import { clientMessagesSchema } from './command';
import { languageSchema } from './language';

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
export const checkAssignments = {
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
		/** In which clients are spoken to where nothing else is said. */
		language: languageSchema,
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

/** What would assigning each of these do? For "Execute step", which starts nothing. */
export const previewAssignments = {
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
			/** It would be refused: the library does not have the exercise in this language. */
			.nullable(),
	),
};

export type PolicyProblem = z.infer<typeof policyProblemSchema>;
export type DeliveryTerms = z.infer<typeof deliveryTermsSchema>;
export type Schedule = z.infer<typeof scheduleSchema>;
