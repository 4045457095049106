import { z } from 'zod/v4';
import type { AlarmMail, AlarmPlaces } from '../../activities/sending/alarm-ways';

/** By what the alarm speaks, and how long nothing has to go out until it does, in seconds. */
export interface AlarmConfig extends AlarmPlaces {
	after: number;
}

const PORTS = { 'smtp:': 587, 'smtps:': 465 };

/** The alarm's variables, what each is for and what it may hold. */
export const alarmVariables = {
	HOMEWORK_ALARM_SMTP: {
		schema: z.string().transform(mail).optional(),
		allowed:
			'a mail server with sender and receiver, as smtp://user:password@host:587?from=service@practice.example&to=office@practice.example, each part encoded (% as %25, @ as %40)',
	},
	HOMEWORK_ALARM_URL: {
		schema: z
			.string()
			.regex(/^https?:\/\//)
			.refine((url) => URL.canParse(url))
			.optional(),
		allowed: 'a URL that takes a POST, such as https://alerts.practice.example/homework',
	},
	HOMEWORK_ALARM_AFTER: {
		schema: z.coerce.number().int().min(1).max(3_600).default(300),
		allowed: 'seconds without a way out until the alarm speaks, 1 to 3600',
	},
} as const;

/** What a worker with these values speaks by, if by anything. */
export function alarmConfig(values: {
	HOMEWORK_ALARM_SMTP?: AlarmMail;
	HOMEWORK_ALARM_URL?: string;
	HOMEWORK_ALARM_AFTER: number;
}): AlarmConfig | undefined {
	const { HOMEWORK_ALARM_SMTP: smtp, HOMEWORK_ALARM_URL: url, HOMEWORK_ALARM_AFTER: after } = values;
	return smtp || url !== undefined ? { smtp, url, after } : undefined;
}

/** Reads a mail server with its sender and receiver from a URL. */
function mail(text: string, context: z.RefinementCtx): AlarmMail {
	const url = URL.parse(text);
	const [user, pass] = [decoded(url?.username), decoded(url?.password)];
	const [from, to] = ['from', 'to'].map((name) => url?.searchParams.get(name) ?? '');
	const scheme = url?.protocol ?? '';
	const isDecoded = user !== undefined && pass !== undefined;
	if (
		!url?.hostname ||
		!isDecoded ||
		!(scheme in PORTS) ||
		![from, to].every((address) => /^[^@\s]+@[^@\s]+$/.test(address!))
	) {
		context.addIssue({ code: 'custom', message: 'no mail server' });
		return z.NEVER;
	}
	return {
		host: url.hostname,
		port: Number(url.port) || PORTS[scheme as keyof typeof PORTS],
		secure: scheme === 'smtps:',
		...(user && { auth: { user, pass } }),
		from: from!,
		to: to!,
	};
}

/** A part of a URL in plain text; undefined where a percent sign in it was not encoded. */
function decoded(part = ''): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}
