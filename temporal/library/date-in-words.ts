import { DateTime } from 'luxon';

const DAY = 'cccc d LLLL';

/**
 * The day by whose end something is due, such as `Thursday 3 December`. Midnight is the end of a day, not the begin of
 * the next, which would read as if that day were left.
 *
 * @param at milliseconds since 1970, UTC
 * @param zone IANA
 */
export function dayInWords(at: number, zone: string): string {
	return inZone(at - 1, zone).toFormat(DAY);
}

function inZone(at: number, zone: string): DateTime {
	return DateTime.fromMillis(at, { zone, locale: 'en' });
}
