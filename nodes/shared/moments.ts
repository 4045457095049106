import type { DateTime } from 'luxon';
import { timeFormat, withYear, zoneInWords } from '../../temporal/contract/clock-format';
import { clocksDiffer, isEndOfDay } from '../../temporal/wording/date-in-words';
import { whichOfTwo } from './instants';

/** Whose clock is meant, and what time it is. */
export interface Telling {
	/** In which days and times are told, IANA. */
	zone: string;
	/** The one that the reader goes by; where its clock shows another time, the zone is named. */
	readersZone: string;
	now: DateTime<true>;
}

/** Further away a weekday alone could be another week's. */
const NEAR_DAYS = 6;

/** Such as `today`, `Thursday`, or `Thu 3 Dec`. */
export function day(at: DateTime<true>, { zone, now }: Telling): string {
	const [there, today] = [at.setZone(zone), now.setZone(zone)];
	const days = Math.round(there.startOf('day').diff(today.startOf('day'), 'days').days);
	if (days === 0) return 'today';
	if (days === 1) return 'tomorrow';
	if (days === -1) return 'yesterday';
	if (Math.abs(days) <= NEAR_DAYS) return there.toFormat('cccc', IN_ENGLISH);
	return date(at, { zone, now });
}

/** As `day`, to be read in a sentence: `today`, `on Thursday`. */
export function onDay(at: DateTime<true>, telling: Telling): string {
	const said = day(at, telling);
	return /^\p{Lu}/u.test(said) ? `on ${said}` : said;
}

/** Such as `Thu 3 Dec`, with the year where it is another than now. */
export function date(at: DateTime<true>, { zone, now }: Pick<Telling, 'zone' | 'now'>): string {
	const there = at.setZone(zone);
	return there.toFormat(withYear('ccc d LLL', there, now.setZone(zone)), IN_ENGLISH);
}

/** Such as `17:00`, or `17:00 (London time)` where the reader's clock shows another. */
export function time(at: DateTime<true>, { zone, readersZone }: Telling): string {
	const elsewhere = clocksDiffer(at.toMillis(), zone, readersZone) ? ` (${zoneInWords(zone)})` : '';
	return at.setZone(zone).toFormat(timeFormat(zone), IN_ENGLISH) + whichOfTwo(at, zone) + elsewhere;
}

/** By when something is due, such as `Thu 3 Dec at 17:00`, or `by the end of Thu 3 Dec`. */
export function dueTime(dueAt: DateTime<true>, telling: Telling): string {
	const said = date(lastOf(dueAt), telling);
	return isEndOfDay(dueAt.setZone(telling.zone)) ? `by the end of ${said}` : `${said} at ${time(dueAt, telling)}`;
}

/** The instant by which a day is told as the one by whose end something is due: midnight is the end of a day. */
export function lastOf(dueAt: DateTime<true>): DateTime<true> {
	return dueAt.minus(1);
}

const IN_ENGLISH = { locale: 'en' };
