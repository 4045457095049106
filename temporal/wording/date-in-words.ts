import { DateTime, IANAZone } from 'luxon';
import { timeFormat, zoneInWords } from '../contract/clock-format';
import type { Language } from '../contract/language';

/** How a moment is said. */
interface Saying {
	locale: Language;
	/** Days in luxon's tokens, and as they stand behind the year's where they are of another one than now. */
	day: string;
	year: string;
	at: (day: string, time: string) => string;
}

const SAYINGS: Record<Language, Saying> = {
	en: { locale: 'en', day: 'cccc d LLLL', year: ' yyyy', at: (day, time) => `${day} at ${time}` },
	es: {
		locale: 'es',
		day: "cccc d 'de' LLLL",
		year: " 'de' yyyy",
		at: (day, time) => `${day} ${/^1:/.test(time) ? 'a la' : 'a las'} ${time}`,
	},
};

/** Such as a. m. holds one. */
const NO_BREAK_SPACES = /[\u00a0\u202f]/g;

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
export function dueInWords(at: number, zone: string, now: number, language: Language): string {
	return dueAs(SAYINGS[language], at, zone, now);
}

/** The same in an SMS, whose letters are few: in Spanish no weekday, since sábado takes it from 160 characters to 70. */
export function dueInSms(at: number, zone: string, now: number, language: Language): string {
	return dueAs({ ...SAYINGS[language], ...(language === 'es' && { day: "d 'de' LLLL" }) }, at, zone, now);
}

/** When something happens by the clock of a zone, such as `Thursday 3 December at 9:30`; midnight is the begin of a day. */
export function momentInWords(at: number, zone: string, now: number, language: Language): string {
	return momentAs(SAYINGS[language], inZone(at, zone), inZone(now, zone));
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

function dueAs(saying: Saying, at: number, zone: string, now: number): string {
	const [due, saidAt] = [inZone(at, zone), inZone(now, zone)];
	return isEndOfDay(due) ? dayInWords(due.minus(1), saidAt, saying) : momentAs(saying, due, saidAt);
}

function momentAs(saying: Saying, at: DateTime, now: DateTime): string {
	const time = at.toFormat(timeFormat(at.zoneName!), { locale: saying.locale }).replace(NO_BREAK_SPACES, ' ');
	return saying.at(dayInWords(at, now, saying), time);
}

function dayInWords(day: DateTime, now: DateTime, { locale, day: format, year } = SAYINGS.en): string {
	return day.toFormat(day.year === now.year ? format : format + year, { locale });
}

function inZone(at: number, zone: string): DateTime {
	return DateTime.fromMillis(at, { zone, locale: 'en' });
}
