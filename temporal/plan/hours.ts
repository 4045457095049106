import { clockOf, DAY } from './zone-clock';

// Instants are milliseconds since the epoch, UTC; zones are IANA; an unknown one throws a RangeError.

/** Ahead of UTC by at most this. */
const FURTHEST_AHEAD = 15 * 60 * 60_000;

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
	return clockOf(zone).first(wanted - FURTHEST_AHEAD, Infinity, (wall) => Math.max(0, wanted - wall));
}

/** When a date of the zone begins and ends, `to` being the begin of the next. A date that the zone left out is empty. */
export function dayBounds(date: string, zone: string): { from: number; to: number } {
	return { from: instantAt(date, '00:00', zone), to: instantAt(addDays(date, 1), '00:00', zone) };
}

/** The date so many days later, or earlier, on the calendar. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
