import { DateTime } from 'luxon';
import { timeFormat } from '../../temporal/contract/clock-format';
import type { Language } from '../../temporal/contract/language';
import { isEndOfDay } from '../../temporal/wording/date-in-words';
import { wordsIn } from './words/page-words';

/**
 * By when something is due, such as `Thursday 3 December at 9:30 (London time)`: a page is opened anywhere, so that a time
 * says whose clock it is by; or the end of a day.
 *
 * @param zone the client's, IANA
 * @param now milliseconds since 1970, UTC; another year than its is named
 */
export function dueInWords(instant: string, zone: string, now: number, language: Language = 'en'): string {
	const due = inZone(instant, zone, language);
	if (!isEndOfDay(due)) return instantInWords(instant, zone, now, language);
	return wordsIn(language).moments.endOf(dayInWords(due.minus(1), now, language), zone);
}

/** When something happened, such as `Thursday 3 December at 9:30 (London time)`; midnight is the begin of a day. */
export function instantInWords(instant: string, zone: string, now: number, language: Language = 'en'): string {
	const at = inZone(instant, zone, language);
	return wordsIn(language).moments.at(dayInWords(at, now, language), at.toFormat(timeFormat(zone)), zone);
}

function dayInWords(day: DateTime, now: number, language: Language): string {
	const { moments } = wordsIn(language);
	const isThisYear = day.year === DateTime.fromMillis(now, { zone: day.zone }).year;
	return day.toFormat(isThisYear ? moments.day : moments.dayOfYear);
}

function inZone(instant: string, zone: string, locale: Language): DateTime {
	return DateTime.fromISO(instant, { zone, locale });
}
