import { z } from 'zod/v4';
import { wholeNumber } from './mapping';

/** A time of day on the clock of a zone, `HH:mm`. */
export const clockTimeSchema = z
	.string({ error: 'must be a time of day such as 20:00' })
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'must be a time of day such as 20:00' });

/** Hours before due or session that a reminder may be set to. */
const MOST_HOURS_BEFORE = 60 * 24;

/** When one reminder is meant to go out: at a share of the window from delivery to due, or so long before something. */
export const reminderRuleSchema = z.union(
	[
		z.strictObject({
			/** 0 is delivery, 1 is due. */
			share: z.number().gt(0).lt(1),
		}),
		z.strictObject({
			/** Without a known session, `session` means due. */
			before: z.enum(['due', 'session']),
			hours: z.number().positive().max(MOST_HOURS_BEFORE),
		}),
	],
	{
		error:
			'must be a share of the time from delivery to due, between 0 and 1, as in { share: 0.5 }, ' +
			`or at most ${MOST_HOURS_BEFORE} hours before due or session, as in { before: session, hours: 24 }`,
	},
);

const GAP = 'must be a number of hours, more than 0 and at most 336';

/** How a client is reminded. */
export const policySchema = z.strictObject(
	{
		/** In the order in which they are meant to go out; none means that nobody is reminded. */
		reminders: z
			.array(reminderRuleSchema, { error: 'must be a list, as in [{ share: 0.5 }, { share: 0.9 }]' })
			.max(5, { error: 'must be at most 5 reminders' }),
		/** From and to on the clock of the client's zone: nothing that is planned goes out between them. May span midnight. */
		quietHours: z.strictObject(
			{ from: clockTimeSchema, to: clockTimeSchema },
			{ error: 'must be two times of day, as in { from: 20:00, to: 09:00 }' },
		),
		/**
		 * Hours between two reminders to one client, whatever they are about. Without it a fifth of the window, and four
		 * hours at most.
		 */
		gapHours: z
			.number({ error: GAP })
			.positive({ error: GAP })
			.max(14 * 24, { error: GAP })
			.optional(),
		/** Reminders to one client on one day of the client's calendar, whatever they are about. */
		perDay: wholeNumber('reminders', 1, 10),
		/** Reminders to one client within seven days, whatever they are about. */
		perWeek: wholeNumber('reminders', 1, 50),
	},
	{ error: 'may have reminders, quietHours, gapHours, perDay and perWeek, and nothing else' },
);

/** What an assignment, an exercise or the practice sets of a policy; the rest comes from the next in this order. */
export const policyPartSchema = policySchema.partial();

/** What holds where nobody sets anything else. */
export const DEFAULT_POLICY: Policy = {
	reminders: [{ share: 0.5 }, { share: 0.9 }],
	quietHours: { from: '20:00', to: '09:00' },
	perDay: 2,
	perWeek: 6,
};

/** The policy of an assignment: of each setting the first part that has it, and the default where none has. */
export function resolvePolicy(...parts: Array<PolicyPart | undefined>): Policy {
	return Object.assign({}, DEFAULT_POLICY, ...parts.filter((part) => part !== undefined).reverse()) as Policy;
}

export type ReminderRule = z.infer<typeof reminderRuleSchema>;
export type Policy = z.infer<typeof policySchema>;
export type PolicyPart = z.infer<typeof policyPartSchema>;
export type QuietHours = Policy['quietHours'];
