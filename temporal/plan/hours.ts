import type { QuietHours } from '../contract/policy';
import { clockOf, DAY, type ZoneClock } from './zone-clock';

// Instants are milliseconds since the epoch, UTC; zones are IANA; an unknown one throws a RangeError.

/** Ahead of UTC by at most this. */
const FURTHEST_AHEAD = 15 * 60 * 60_000;

/** Whether the clock of the zone stands in the quiet hours: `from` is quiet, `to` is not. From equal to `to` is always quiet. */
export function isQuiet(at: number, zone: string, quietHours: QuietHours): boolean {
	const quiet = span(quietHours);
	return intoSpan(clockOf(zone).wall(at), quiet) < quiet.length;
}

/** The first instant from `at` on that is not quiet: `at` itself, or the end of its quiet hours. Infinity if there is none. */
export function nextAllowed(at: number, zone: string, quietHours: QuietHours): number {
	const quiet = span(quietHours);
	if (quiet.length === DAY) return Infinity;
	return firstFrom(at, clockOf(zone), (wall) => Math.max(0, quiet.length - intoSpan(wall, quiet)));
}

/** The first instant from `at` on that is quiet. */
export function nextQuiet(at: number, zone: string, quietHours: QuietHours): number {
	const quiet = span(quietHours);
	return firstFrom(at, clockOf(zone), (wall) => {
		const into = intoSpan(wall, quiet);
		return into < quiet.length ? 0 : DAY - into;
	});
}

/** The last millisecond before `at` that is not quiet. -Infinity if there is none. */
export function lastAllowedBefore(at: number, zone: string, quietHours: QuietHours): number {
	const quiet = span(quietHours);
	if (quiet.length === DAY) return -Infinity;
	const clock = clockOf(zone);
	for (let last = at - 1; ;) {
		const into = intoSpan(clock.wall(last), quiet);
		if (into >= quiet.length) return last;
		const beforeQuiet = last - into - 1;
		const shiftAt = clock.shiftBetween(beforeQuiet, last);
		if (shiftAt === undefined) return beforeQuiet;
		last = shiftAt - 1;
	}
}

/** The date in the zone, `YYYY-MM-DD`. */
export function localDate(at: number, zone: string): string {
	return new Date(clockOf(zone).wall(at)).toISOString().slice(0, 10);
}

/**
 * The first instant at which the clock of the zone shows this date and time of day, or a later one: a time that the clock
 * skips is the instant of the skip, of a time that comes twice it is the first.
 */
export function instantAt(date: string, time: string, zone: string): number {
	const wanted = Date.parse(`${date}T${time}:00Z`);
	return firstFrom(wanted - FURTHEST_AHEAD, clockOf(zone), (wall) => Math.max(0, wanted - wall));
}

/** When a date of the zone begins and ends, `to` being the begin of the next. A date that the zone left out is empty. */
export function dayBounds(date: string, zone: string): { from: number; to: number } {
	return { from: instantAt(date, '00:00', zone), to: instantAt(addDays(date, 1), '00:00', zone) };
}

/** The date so many days later, or earlier, on the calendar. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Begin and length of the quiet hours, in milliseconds on the clock. */
function span({ from, to }: QuietHours): { from: number; length: number } {
	const begin = Date.parse(`1970-01-01T${from}Z`);
	const length = modulo(Date.parse(`1970-01-01T${to}Z`) - begin, DAY);
	return { from: begin, length: length === 0 ? DAY : length };
}

/** How long ago, by the clock, the span began last. */
function intoSpan(wall: number, { from }: { from: number }): number {
	return modulo(wall - from, DAY);
}

/** The first instant from `at` on to which it is no way any more, `wayFrom` being told by a clock that is not shifted. */
function firstFrom(at: number, clock: ZoneClock, wayFrom: (wall: number) => number): number {
	for (let here = at; ;) {
		const there = here + wayFrom(clock.wall(here));
		const shiftAt = clock.shiftBetween(here, there);
		if (shiftAt === undefined) return there;
		here = shiftAt;
	}
}

function modulo(value: number, by: number): number {
	return ((value % by) + by) % by;
}
