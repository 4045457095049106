import type { QuietHours } from '../contract/policy';
import { calendarDay, isClosedDay, WEEKDAYS, type Weekday } from './days';
import type { PracticeHours, SendingHours, SendWindow } from './sending-hours';
import { DAY } from './zone-clock';

const MINUTE = 60_000;

/** An open part of a day, in milliseconds on its clock. */
export interface Span {
	from: number;
	to: number;
}

/**
 * The open parts of a day in the order of time.
 *
 * @param day its midnight on the clock, as if it were UTC, in milliseconds
 */
export function openSpans(day: number, hours: SendingHours): Span[] {
	const { date, weekday } = calendarDay(day);
	return isClosedDay(date, hours.closedDays) ? [] : weekOf(hours)[weekday];
}

/** When the practice sends on a day, whatever is quiet. */
export function practiceSpans(day: number, { sendWindows, closedDays }: PracticeHours): Span[] {
	const { date, weekday } = calendarDay(day);
	return isClosedDay(date, closedDays) ? [] : windowSpans(sendWindows[weekday]);
}

type Week = Record<Weekday, Span[]>;

/** Weeks by send windows, then by quiet hours: one library and few quiet hours serve all assignments. */
const weeks = new WeakMap<PracticeHours['sendWindows'], Map<string, Week>>();

/** The open parts of each weekday. */
function weekOf({ sendWindows, quietHours }: SendingHours): Week {
	const known = weeks.get(sendWindows) ?? new Map<string, Week>();
	weeks.set(sendWindows, known);
	const key = `${quietHours.from}-${quietHours.to}`;
	const week = known.get(key) ?? workOut(sendWindows, loudSpans(quietHours));
	known.set(key, week);
	return week;
}

function workOut(sendWindows: PracticeHours['sendWindows'], loud: Span[]): Week {
	const openOn = (weekday: Weekday) =>
		windowSpans(sendWindows[weekday])
			.flatMap((window) =>
				loud.map(({ from, to }) => ({ from: Math.max(window.from, from), to: Math.min(window.to, to) })),
			)
			.filter(({ from, to }) => from < to);
	return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, openOn(weekday)])) as Week;
}

function windowSpans(windows: SendWindow[] | undefined): Span[] {
	return windows ? windows.map(({ from, to }) => ({ from: sinceMidnight(from), to: sinceMidnight(to) })) : [ALL_DAY];
}

const ALL_DAY: Span = { from: 0, to: DAY };

/** What quiet hours leave of a day. From equal to `to` leave nothing. */
function loudSpans(quietHours: QuietHours): Span[] {
	const from = sinceMidnight(quietHours.from);
	const to = sinceMidnight(quietHours.to);
	if (from > to) return [{ from: to, to: from }];
	if (from === to) return [];
	return [
		{ from: 0, to: from },
		{ from: to, to: DAY },
	];
}

function sinceMidnight(time: string): number {
	return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;
}
