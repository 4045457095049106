import { DateTime } from 'luxon';
import type { Plain } from './plain';

/** What a field says of a date: a day of a calendar that has no time, an instant, or from when until when. */
export type WrittenDate =
	/** Both in the zone that it was written in; a day at its midnight. */
	{ kind: 'day' | 'instant'; at: DateTime<true> } | { kind: 'range' };

/** A date, or a date and time, with or without seconds and an offset. */
const WRITTEN =
	/^(?<date>\d{4}-\d{2}-\d{2})((?<between>T|[ ,]\s*)(?<clock>\d{1,2}:\d{2}(?<seconds>:\d{2}(\.\d{1,9})?)?)\s?(?<offset>Z|[+-](0\d|1[0-4]):?(00|15|30|45))?)?$/i;

/** From one date or time until another: `2026-12-03 10:00-10:50`, `2026-12-03 - 2026-12-06`. */
const RANGE = /^\d{4}-\d{2}-\d{2}((T|[ ,]\s*)\d{1,2}:\d{2}(:\d{2})?\s*|\s+|(?=[–—]))([-–—]|to|until|till|bis)\s*\d/i;

/** Right behind hours and minutes, as people write them, this is the end of a range as well as an offset. */
const PERHAPS_END = /^-\d{2}:/;

/** How a date of JavaScript writes itself into a text. */
const JAVASCRIPTS = /^\w{3} (?<stamp>\w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})/;

/** As a program writes a date that has no time; without seconds people write it, and mean midnight. */
const NO_TIME = /^00:00:00(\.0+)?$/;

/**
 * Reads a date as people, nodes and databases write it; undefined where it is none. What a program hands over at midnight,
 * in its own zone or else in UTC, is the day of a date that has no time.
 *
 * @param zone IANA, in which it is read where it tells none
 */
export function writtenDate(plain: Plain, zone: string): WrittenDate | undefined {
	if (plain.type === 'date') return ofDate(plain.date, plain.zone, zone);
	return plain.type === 'text' ? ofText(plain.text, zone) : undefined;
}

type AnyDateTime = DateTime<true> | DateTime<false>;

function ofDate(date: Date, itsZone: string | undefined, zone: string): WrittenDate | undefined {
	const midnight = dayAtMidnight(DateTime.fromJSDate(date, { zone: itsZone ?? 'utc' }));
	return midnight ?? instantAt(DateTime.fromJSDate(date, { zone: itsZone ?? zone }));
}

function ofText(text: string, zone: string): WrittenDate | undefined {
	const stamp = JAVASCRIPTS.exec(text)?.groups?.stamp;
	if (stamp) {
		const at = DateTime.fromFormat(stamp, "LLL dd yyyy HH:mm:ss 'GMT'ZZZ", { setZone: true, locale: 'en' });
		return dayAtMidnight(at.toUTC()) ?? dayAtMidnight(at) ?? instantAt(at);
	}
	const { date, between, clock, seconds, offset = '' } = WRITTEN.exec(text)?.groups ?? {};
	const asPeopleWrite = seconds === undefined && between !== undefined && between.toUpperCase() !== 'T';
	if (date === undefined || (asPeopleWrite && PERHAPS_END.test(offset))) {
		return RANGE.test(text) ? { kind: 'range' } : undefined;
	}
	if (clock === undefined || (offset === '' && NO_TIME.test(clock))) {
		return dayAtMidnight(DateTime.fromISO(date, { zone: 'utc' }));
	}
	const at = DateTime.fromISO(
		`${date}T${clock.replace(/^\d:/, '0$&')}${offset}`,
		offset ? { setZone: true } : { zone },
	);
	return offset ? (dayAtMidnight(at) ?? instantAt(at)) : instantAt(first(at));
}

function dayAtMidnight(at: AnyDateTime): WrittenDate | undefined {
	return at.isValid && +at === +at.startOf('day') ? { kind: 'day', at } : undefined;
}

function instantAt(at: AnyDateTime): WrittenDate | undefined {
	return at.isValid ? { kind: 'instant', at } : undefined;
}

/** Where the clock shows a time twice. */
function first(at: AnyDateTime): AnyDateTime {
	return at.isValid ? (at.getPossibleOffsets()[0] as DateTime<true>) : at;
}
