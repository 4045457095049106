import { DateTime } from 'luxon';

const DAY = 'cccc d LLLL';
const TIME = 'H:mm';

/**
 * The day by whose end something is due, such as `Thursday 3 December`. Midnight is the end of a day, not the begin of
 * the next, which would read as if that day were left.
 *
 * @param at milliseconds since 1970, UTC
 * @param zone IANA
 */
export function dueInWords(at: number, zone: string): string {
	return inZone(at - 1, zone).toFormat(DAY);
}

/** A date on the calendar, `YYYY-MM-DD`, such as `Thursday 3 December`. */
export function dateInWords(date: string): string {
	return inZone(Date.parse(date), 'utc').toFormat(DAY);
}

/** A time of day in a zone, such as `9:30`. */
export function timeInWords(at: number, zone: string): string {
	return inZone(at, zone).toFormat(TIME);
}

/** An instant in a zone, such as `Thursday 3 December at 9:30`. */
export function instantInWords(at: number, zone: string): string {
	return inZone(at, zone).toFormat(`${DAY} 'at' ${TIME}`);
}

function inZone(at: number, zone: string): DateTime {
	return DateTime.fromMillis(at, { zone, locale: 'en' });
}
