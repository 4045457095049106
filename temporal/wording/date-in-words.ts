import { DateTime, IANAZone } from 'luxon';
import { timeFormat, withYear, zoneInWords } from '../contract/clock-format';

const DAY = 'cccc d LLLL';

// Instants are milliseconds since 1970, UTC; zones are IANA. `now` is when it is said: another year than its is named.

/** The practice's clock. */
export interface Clock {
	zone: string;
	/** Without it the zone is but that of the machine, which may be elsewhere. */
	zoneIsSet: boolean;
}

/**
 * By when something is due, such as `Thursday 3 December at 9:30`; or, where that is the end of a day, by whose end, such as
 * `Thursday 3 December`. Midnight is the end of a day, not the begin of the next, which would read as if that day were left.
 */
export function dueInWords(at: number, zone: string, now: number): string {
	const due = inZone(at, zone);
	if (isEndOfDay(due)) return dayInWords(due.minus(1), inZone(now, zone));
	return `${dayInWords(due, inZone(now, zone))} at ${due.toFormat(timeFormat(zone))}`;
}

/**
 * Whether something is due by the end of a day and at no other time of it: midnight, what a date without a time stands
 * for, and the last minute that a clock shows. It is told by that day alone, whose last instant is just before.
 */
export function isEndOfDay(due: DateTime): boolean {
	const last = due.minus(1);
	return !last.plus({ seconds: 61 }).hasSame(last, 'day');
}

/** Whether the day by whose end something is due is today. */
export function isDueToday(at: number, zone: string, now: number): boolean {
	return inZone(at - 1, zone).hasSame(inZone(now, zone), 'day');
}

/** A date on the calendar of a zone, `YYYY-MM-DD`, such as `Thursday 3 December`. */
export function dateInWords(date: string, zone: string, now: number): string {
	return dayInWords(inZone(Date.parse(date), 'utc'), inZone(now, zone));
}

/**
 * A time of day on the practice's clock, such as `9:30`, or `9:30 AM` where that is the custom, with the zone's name where
 * it could be mistaken: nobody has set it, or the client's clock shows another time.
 */
export function timeInWords(at: number, clock: Clock, clientZone: string): string {
	return inZone(at, clock.zone).toFormat(timeFormat(clock.zone)) + zoneWhereMistakable(at, clock, clientZone);
}

/** An instant on the practice's clock, such as `Thursday 3 December at 9:30`, with its zone as a time of day has it. */
export function instantInWords(at: number, clock: Clock, clientZone: string, now: number): string {
	const there = inZone(at, clock.zone);
	return `${dayInWords(there, inZone(now, clock.zone))} at ${timeInWords(at, clock, clientZone)}`;
}

/** Whether the clocks of two zones differ at an instant. */
export function clocksDiffer(at: number, one: string, other: string): boolean {
	return IANAZone.create(one).offset(at) !== IANAZone.create(other).offset(at);
}

function zoneWhereMistakable(at: number, { zone, zoneIsSet }: Clock, clientZone: string): string {
	return zoneIsSet && !clocksDiffer(at, zone, clientZone) ? '' : ` (${zoneInWords(zone)})`;
}

function dayInWords(day: DateTime, now: DateTime): string {
	return day.toFormat(withYear(DAY, day, now));
}

function inZone(at: number, zone: string): DateTime {
	return DateTime.fromMillis(at, { zone, locale: 'en' });
}
