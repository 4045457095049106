import { z } from 'zod/v4';
import { addressSchema } from '../contract/address';
import { LEAST_DUE_WITHIN_DAYS } from '../contract/due-bound';
import { languageSchema, type Language } from '../contract/language';
import { fields, wholeNumber } from '../contract/mapping';
import { clockTimeSchema, DEFAULT_POLICY, policyPartSchema } from '../contract/policy';
import { zoneSchema } from '../contract/zone';
import { WEEKDAYS } from '../plan/days';
import { quietProblems } from '../plan/policy-problems';
import { closedDays, practiceHoursProblems, sendWindows } from './practice-hours';

export const text = z.string({ error: 'must be text' }).trim().min(1, { error: 'must not be empty' });
export const line = text.regex(/^[^\r\n]*$/, { error: 'must be one line' });

const A_PHONE = 'must be one phone number, in quotes where it has no blank, as in "+1 212 555 0142"';
const phone = z
	.string({ error: A_PHONE })
	.trim()
	.regex(/^\+?[(\d][\d ()./-]{1,30}\d$/, { error: A_PHONE });

/** A list where there is one, and else the other: what is wrong is said of the one that is meant. */
export function listOr<List, Other>(list: z.ZodType<List>, other: z.ZodType<Other>) {
	return z.unknown().transform((value, context): List | Other => {
		const parsed = Array.isArray(value) ? list.safeParse(value) : other.safeParse(value);
		if (parsed.success) return parsed.data;
		for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
		return z.NEVER;
	});
}

/** So many wordings of one field may take turns. */
export const MOST_WORDINGS = 10;

/** One wording, or several that take turns. */
function oneOrSeveral(wording: typeof text) {
	const several = z
		.array(wording)
		.min(1, { error: 'must hold one wording at least' })
		.max(MOST_WORDINGS, { error: `must hold up to ${MOST_WORDINGS} wordings` });
	return listOr(several, wording);
}

/** A policy part in which nothing contradicts itself, whatever the assignment. */
export const policy = policyPartSchema.superRefine((part, context) => {
	for (const { field, reason } of quietProblems(part))
		context.addIssue({ code: 'custom', path: [field], message: reason, continue: false });
});

const DAYS = `must be a list of ${WEEKDAYS.join(', ')}, with one of them at least`;

/** When clinicians are briefed on the sessions of a day. */
const brief = fields({
	/** Time of day on the practice's clock. */
	at: clockTimeSchema.default('18:00'),
	daysBefore: wholeNumber('days', 0, 7).default(1),
	/** What is due on another day goes out on the last of these before. */
	days: z
		.array(z.enum(WEEKDAYS, { error: `must be one of ${WEEKDAYS.join(', ')}` }), { error: DAYS })
		.min(1, { error: DAYS })
		.default(() => [...WEEKDAYS]),
	/** How long a change is waited on for others that may follow. */
	settleMinutes: wholeNumber('minutes', 0, 60).default(2),
});

type CrisisTexts = Partial<Record<Language, string>>;

const crisisText = z.union([text, z.strictObject({ en: text, es: text }).partial()], {
	error: 'must be text, or one text by language, as in { en: …, es: … }',
});

/** One text is that of the practice's own language. */
function byLanguage(given: string | CrisisTexts, own: Language): CrisisTexts {
	return typeof given === 'string' ? { [own]: given } : given;
}

/** `practice.yaml` */
export const practiceFileSchema = fields({
	name: text,
	language: languageSchema.default('en'),
	crisisText,
	phone: phone.optional(),
	replyTo: addressSchema.optional(),
	openDaysAfterDue: wholeNumber('days', 0, 365),
	dueWithinDays: wholeNumber('days', LEAST_DUE_WITHIN_DAYS, 3660).default(366),
	zone: zoneSchema.optional(),
	policy: policy.default({}),
	sendWindows: sendWindows.default({}),
	closedDays: closedDays.default([]),
	brief: brief.prefault({}),
})
	.superRefine((practice, context) => {
		const quietHours = practice.policy.quietHours ?? DEFAULT_POLICY.quietHours;
		for (const { path, reason } of practiceHoursProblems(practice, quietHours))
			context.addIssue({ code: 'custom', path, message: reason });
	})
	.transform(({ crisisText, ...practice }) => ({
		...practice,
		crisisText: byLanguage(crisisText, practice.language),
	}));

/** `messages/<kind>.yaml` of what a client gets. */
export const clientMessageFileSchema = fields({
	email: fields({ subject: oneOrSeveral(line), opening: oneOrSeveral(text).optional(), text }),
	sms: fields({ text }),
	portal: fields({ subject: oneOrSeveral(line), text }),
});

/** `messages/brief.yaml` */
export const briefFileSchema = fields({ subject: line, text, html: text });

/** `messages/<topic>.yaml`, `messages/code.yaml` */
export const noticeFileSchema = fields({ subject: line, text });

export type PracticeFile = z.infer<typeof practiceFileSchema>;
export type ClientMessageFile = z.infer<typeof clientMessageFileSchema>;
export type BriefFile = z.infer<typeof briefFileSchema>;
export type NoticeFile = z.infer<typeof noticeFileSchema>;
