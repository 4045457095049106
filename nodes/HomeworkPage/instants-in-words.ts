import { DateTime } from 'luxon';
import { timeFormat, withYear, zoneInWords } from '../../temporal/contract/clock-format';
import { isEndOfDay } from '../../temporal/wording/date-in-words';

/**
 * By when something is due, such as `Thursday 3 December at 9:30 (London time)`: a page is opened anywhere, so that a time
 * says whose clock it is by; or the end of a day.
 *
 * @param zone the client's, IANA
 * @param now milliseconds since 1970, UTC; another year than its is named
 */
export function dueInWords(instant: string, zone: string, now: number): string {
	const due = inZone(instant, zone);
	if (!isEndOfDay(due)) return instantInWords(instant, zone, now);
	return `the end of ${dayInWords(due.minus(1), now)} (${zoneInWords(zone)})`;
}

/** When something happened, such as `Thursday 3 December at 9:30 (London time)`; midnight is the begin of a day. */
export function instantInWords(instant: string, zone: string, now: number): string {
	const at = inZone(instant, zone);
	return `${dayInWords(at, now)} at ${at.toFormat(timeFormat(zone))} (${zoneInWords(zone)})`;
}

function dayInWords(day: DateTime, now: number): string {
	return day.toFormat(withYear('cccc d LLLL', day, DateTime.fromMillis(now, { zone: day.zone })));
}

function inZone(instant: string, zone: string): DateTime {
	return DateTime.fromISO(instant, { zone, locale: 'en' });
}
