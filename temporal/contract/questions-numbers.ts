// What is counted, for whoever looks after the practice.
import { z } from 'zod/v4';
import { opaqueIdSchema } from './assignment';
import { exerciseIdSchema, exerciseSchema } from './exercise';
import { countsSchema, monthSchema, rateSchema } from './numbers';

/** How the homework went that was due in a month, and in those before it? */
export const scorecard = {
	question: z.strictObject({
		/** By the practice's calendar. */
		month: z.union([monthSchema, z.enum(['last', 'this'])]),
		/** How many months are told of, with that. */
		months: z.int().min(1).max(60),
	}),
	answer: z.strictObject({
		month: monthSchema,
		/** IANA, the practice's. */
		zone: z.string(),
		/** Whether the month is over. */
		isOver: z.boolean(),
		counts: countsSchema,
		completion: rateSchema,
		/** Completed only after a reminder, of what was completed. */
		reminderShare: rateSchema,
		/** Reviewed before the session, of what was answered before it. */
		reviewed: rateSchema,
		/** The completion rates, the last one that of the month itself. */
		trend: z.array(z.strictObject({ month: monthSchema, completion: rateSchema })),
		exercises: z.array(
			z.strictObject({
				exerciseId: exerciseIdSchema,
				/** As the library has it now; missing where it has it no more. */
				title: exerciseSchema.shape.title.optional(),
				kind: exerciseSchema.shape.kind.optional(),
				counts: countsSchema,
				completion: rateSchema,
				/** Completed less often than the others, by more than chance explains. */
				isLow: z.boolean(),
			}),
		),
		clinicians: z.array(
			z.strictObject({
				clinicianId: opaqueIdSchema,
				name: z.string(),
				counts: countsSchema,
				completion: rateSchema,
				isLow: z.boolean(),
			}),
		),
	}),
};
