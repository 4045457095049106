// What is counted of the homework, as docs/numbers.md has it.
import { z } from 'zod/v4';

const count = z.int().nonnegative();

/**
 * How many assignments there are of each kind. Each is withdrawn, undelivered, unconfirmed, ahead or due, and each that is due is
 * completed, late, partly done, could not be done, or has no answer.
 */
export const countsSchema = z.strictObject({
	/** All that is due in the period. */
	assigned: count,
	withdrawn: count,
	/** That did not arrive. */
	undelivered: count,
	/** Of which nobody knows whether they arrived, and that nobody has answered. */
	unconfirmed: count,
	/** Not due yet, or not sent yet. */
	ahead: count,
	/** Arrived and due: the denominator of the completion rate. */
	due: count,
	/** Done before the deadline: its numerator. */
	completed: count,
	/** Of these, done by the time they were due. */
	onTime: count,
	/** Done later. */
	late: count,
	partly: count,
	couldNot: count,
	/** Nothing was said. */
	noAnswer: count,
	/** Due, and reminded before it was done, if it was. */
	reminded: count,
	/** Of the completed, those that were done only after a reminder. */
	afterReminder: count,
	/** Of the completed, those that staff have said so of. */
	byStaff: count,
	/** Answered before a session that is known. */
	toReview: count,
	/** Of these, reviewed before it. */
	reviewed: count,
});

/** From where to where, as parts of 1. */
export const intervalSchema = z.strictObject({ low: z.number(), high: z.number() });

/** How many of how many; where these are enough, also the share, as a part of 1, with its interval of 95 %. */
export const rateSchema = z.strictObject({
	numerator: count,
	denominator: count,
	share: z.number().optional(),
	interval: intervalSchema.optional(),
});

/** A month on the practice's calendar, `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export type Counts = z.infer<typeof countsSchema>;
export type Interval = z.infer<typeof intervalSchema>;
export type Rate = z.infer<typeof rateSchema>;
