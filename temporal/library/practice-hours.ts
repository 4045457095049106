import { z } from 'zod/v4';
import type { QuietHours } from '../contract/policy';
import { WEEKDAYS } from '../plan/days';
import { nextOpen, type PracticeHours, type SendWindow } from '../plan/sending-hours';
import { DAY } from '../plan/zone-clock';

const WINDOW = 'must be hours of one day, as in 09:00-20:00';
const WINDOWS = 'must be a list of hours, as in [09:00-12:00, 14:00-20:00], or [] for no message on that day';
const WEEK = `may have ${WEEKDAYS.join(', ')}, each with its hours, as in { sat: [10:00-14:00], sun: [] }`;
const CLOSED_DAY =
	'must be a date that exists, as in 2026-12-25, a day of every year, as in 12-25, ' +
	'or a range of either, as in 2026-12-24 to 2027-01-01';
const CLOSED_DAYS = 'must be a list, as in [12-25, 2026-12-24 to 2027-01-01]';

const sendWindow = z
	.string({ error: WINDOW })
	.regex(/^([01]\d|2[0-3]):[0-5]\d *- *(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: WINDOW, abort: true })
	.transform((text): SendWindow => {
		const [from, to] = text.split(/ *- */) as [string, string];
		return { from, to };
	})
	.refine(({ from, to }) => from < to, { error: 'must end after they begin, at 24:00 at the latest' });

/** The windows of one day, put in the order of time. */
const windowsOfDay = z
	.array(sendWindow, { error: WINDOWS })
	.transform((windows) => windows.toSorted((one, other) => one.from.localeCompare(other.from)))
	.refine((windows) => windows.every(({ from }, index) => index === 0 || windows[index - 1]!.to <= from), {
		error: 'must be hours that do not overlap',
	});

/** `sendWindows` in `practice.yaml` */
export const sendWindows = z
	.strictObject(
		{
			mon: windowsOfDay,
			tue: windowsOfDay,
			wed: windowsOfDay,
			thu: windowsOfDay,
			fri: windowsOfDay,
			sat: windowsOfDay,
			sun: windowsOfDay,
		},
		{ error: WEEK },
	)
	.partial();

/** `closedDays` in `practice.yaml` */
export const closedDays = z.array(
	z
		.string({ error: CLOSED_DAY })
		.regex(/^((\d{4}-)?\d\d-\d\d)( to (\d{4}-)?\d\d-\d\d)?$/, { error: CLOSED_DAY, abort: true })
		.transform((text) => {
			const [from, to] = text.split(' to ') as [string, string | undefined];
			return { from, to: to ?? from };
		})
		.refine(({ from, to }) => from.length === to.length && isDay(from) && isDay(to), { error: CLOSED_DAY, abort: true })
		.refine(({ from, to }) => isOfEveryYear(from) || from <= to, {
			error: 'must begin before it ends; put the earlier date first',
			abort: true,
		}),
	{ error: CLOSED_DAYS },
);

/** Where the practice's hours leave nothing of what they set, by path within `practice.yaml`. */
export function practiceHoursProblems(
	hours: PracticeHours,
	quietHours: QuietHours,
): Array<{ path: Array<string | number>; reason: string }> {
	const { from, to } = quietHours;
	const quiet = `lies in the quiet hours, ${from} to ${to}, in which nothing goes out; change one of them`;
	const inVain = WEEKDAYS.flatMap((weekday, index) =>
		(hours.sendWindows[weekday] ?? []).flatMap((window, position) => {
			const opens = nextOpen(A_MONDAY + index * DAY, 'utc', {
				quietHours,
				closedDays: [],
				sendWindows: { ...NEVER, [weekday]: [window] },
			});
			return opens < A_MONDAY + (index + 1) * DAY ? [] : [{ path: ['sendWindows', weekday, position], reason: quiet }];
		}),
	);
	if (inVain.length > 0 || nextOpen(A_MONDAY, 'utc', { ...hours, quietHours }) < Infinity) return inVain;
	const ofWindows = nextOpen(A_MONDAY, 'utc', { ...hours, closedDays: [], quietHours }) === Infinity;
	return [
		{
			path: [ofWindows ? 'sendWindows' : 'closedDays'],
			reason: 'leave no hour for a message in the whole year; leave one open',
		},
	];
}

/** 1 January 2001. */
const A_MONDAY = Date.UTC(2001, 0, 1);
const NEVER = Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, []]));

function isDay(day: string): boolean {
	// The year 2000 has a 29 February.
	return z.iso.date().safeParse(isOfEveryYear(day) ? `2000-${day}` : day).success;
}

function isOfEveryYear(day: string): boolean {
	return day.length === 'MM-DD'.length;
}
