import { DateTime } from 'luxon';
import { timeFormat, withYear, zoneInWords } from '../../temporal/contract/clock-format';

/**
 * By when something is due, such as `Thursday 3 December at 9:30 (London time)`: a page is opened anywhere, so that a time
 * says whose clock it is by. Midnight is the end of a day, not the begin of the next.
 *
 * @param zone the client's, IANA
 * @param now milliseconds since 1970, UTC; another year than its is named
 */
export function dueInWords(instant: string, zone: string, now: number): string {
	const due = DateTime.fromISO(instant, { zone, locale: 'en' });
	const isMidnight = due.equals(due.startOf('day'));
	const day = isMidnight ? due.minus(1) : due;
	const format = withYear('cccc d LLLL', day, DateTime.fromMillis(now, { zone }));
	const words = isMidnight
		? `the end of ${day.toFormat(format)}`
		: `${day.toFormat(format)} at ${due.toFormat(timeFormat(zone))}`;
	return `${words} (${zoneInWords(zone)})`;
}
