import { DateTime } from 'luxon';
import type { Language } from '../../temporal/contract/language';
import { dueInWords as withoutZone, isEndOfDay, momentInWords } from '../../temporal/wording/date-in-words';
import { wordsIn } from './words/page-words';

/**
 * By when something is due, such as `Thursday 3 December at 9:30 (London time)`: a page is opened anywhere, so that a time
 * says whose clock it is by; or the end of a day.
 *
 * @param zone the client's, IANA
 * @param now milliseconds since 1970, UTC; another year than its is named
 */
export function dueInWords(instant: string, zone: string, now: number, language: Language = 'en'): string {
	const { moments } = wordsIn(language);
	const due = withoutZone(Date.parse(instant), zone, now, language);
	const isDay = isEndOfDay(DateTime.fromISO(instant, { zone }));
	return `${isDay ? moments.endOf(due) : due} (${moments.zone(zone)})`;
}

/** When something happened, such as `Thursday 3 December at 9:30 (London time)`; midnight is the begin of a day. */
export function instantInWords(instant: string, zone: string, now: number, language: Language = 'en'): string {
	const { moments } = wordsIn(language);
	return `${momentInWords(Date.parse(instant), zone, now, language)} (${moments.zone(zone)})`;
}
