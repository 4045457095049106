import { WEEKDAYS, type ClosedDays, type Weekday } from '../../temporal/plan/days';
import type { SendingHours } from '../../temporal/plan/sending-hours';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const ALL_ZONES = Intl.supportedValuesOf('timeZone');

const clocks = new Map<string, Intl.DateTimeFormat>();
const calendars = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows, `HH:mm`, asked of the platform and not of what is tested. */
export function clock(at: number, zone: string): string {
	return formatter(clocks, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** What the calendar of a zone shows, `YYYY-MM-DD`, asked of the platform, too. */
export function calendar(at: number, zone: string): string {
	return formatter(calendars, zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

function formatter(
	known: Map<string, Intl.DateTimeFormat>,
	zone: string,
	options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
	const found = known.get(zone) ?? new Intl.DateTimeFormat('en-CA', { ...options, timeZone: zone });
	known.set(zone, found);
	return found;
}

/** Whether an instant lies in sending hours, told by what clock and calendar show at it. */
export function liesOpen(at: number, zone: string, { quietHours, sendWindows, closedDays }: SendingHours): boolean {
	const now = clock(at, zone);
	const { from, to } = quietHours;
	if (from < to ? now >= from && now < to : now >= from || now < to) return false;
	const date = calendar(at, zone);
	const windows = sendWindows[weekday(date)];
	if (windows && !windows.some((window) => now >= window.from && now < window.to)) return false;
	return !isClosed(date, closedDays);
}

/** Whether clinicians are briefed on a date. */
export function isBriefDay(date: string, days: Weekday[], closedDays: ClosedDays[]): boolean {
	return days.includes(weekday(date)) && !isClosed(date, closedDays);
}

function weekday(date: string): Weekday {
	return WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7]!;
}

function isClosed(date: string, closedDays: ClosedDays[]): boolean {
	return closedDays.some((days) => daysOf(days, date.slice(0, 4)).includes(date));
}

/** All dates of closed days that may be in a year, written out. */
function daysOf({ from, to }: ClosedDays, year: string): string[] {
	const key = `${from} ${to} ${year}`;
	const found = known.get(key) ?? writtenOut(from, to, Number(year));
	known.set(key, found);
	return found;
}

const known = new Map<string, string[]>();

function writtenOut(from: string, to: string, year: number): string[] {
	if (from.length === 10) return datesBetween(from, to);
	const before = from <= to ? year : year - 1;
	return [before, year].flatMap((begin) => {
		return datesBetween(`${begin}-${from}`, `${from <= to ? begin : begin + 1}-${to}`);
	});
}

function datesBetween(from: string, to: string): string[] {
	const dates: string[] = [];
	for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) dates.push(new Date(at).toISOString().slice(0, 10));
	return dates;
}
