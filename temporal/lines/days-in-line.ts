import type { DateTime } from 'luxon';
import { timeFormat, withYear } from '../contract/clock-format';

/** Up to this many days from now, a weekday says which day is meant. */
const WEEKDAY_SUFFICES_DAYS = 6;

/** How the instants of a line read, with the time of day or the day alone: weekdays where they are plain now, dates where they are not, and the year where it is another. */
export function daysInLine(instants: DateTime[], now: DateTime) {
	const times = [...instants, now].map((instant) => instant.toMillis());
	const spanDays = (Math.max(...times) - Math.min(...times)) / (24 * 60 * 60 * 1000);
	const plain = spanDays <= WEEKDAY_SUFFICES_DAYS;
	const format = (at: DateTime) => (plain ? 'ccc' : withYear('ccc d LLL', at, now));
	return {
		withTime: (at: DateTime) => at.toFormat(`${format(at)} ${timeFormat(at.zoneName!)}`),
		withoutTime: (at: DateTime) => at.toFormat(format(at)),
	};
}
