import { DateTime } from 'luxon';
import { plainOf, subjectOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader, type Reading } from './reading';

/** A date, or a date and time, with or without seconds and an offset. */
const WRITTEN =
	/^(?<date>\d{4}-\d{2}-\d{2})(?<time>(?:T|[ ,]\s*)(?<clock>\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?)\s?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/i;

/** How a date of JavaScript writes itself into a text. */
const JAVASCRIPTS = /^\w{3} (?<stamp>\w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})/;

const EXAMPLE = 'write it like 2026-12-01 18:00';

/** What a date without a time means. */
export type DateOnly = 'begin-of-day' | 'end-of-day' | 'refused';

/**
 * Reads an instant as people and nodes write it: `2026-12-01 18:00`, ISO 8601, and what date expressions give. Without
 * an offset it is read in `zone` (IANA), of an hour that its clock shows twice as the first, and it is given in that zone.
 */
export function instant(zone: string, dateOnly: DateOnly): Reader<DateTime<true>> {
	return (value) => {
		const plain = plainOf(value);
		switch (plain.type) {
			case 'nothing':
				return ABSENT;
			case 'date':
				return given(DateTime.fromJSDate(plain.date, { zone })) ?? notADate(subjectOf(plain));
			case 'text':
				return ofText(plain.text, zone, dateOnly) ?? notADate(subjectOf(plain));
			default:
				return notADate(subjectOf(plain));
		}
	};
}

function ofText(text: string, zone: string, dateOnly: DateOnly): Reading<DateTime<true>> | undefined {
	const stamp = JAVASCRIPTS.exec(text)?.groups?.stamp;
	if (stamp) return given(DateTime.fromFormat(stamp, "LLL dd yyyy HH:mm:ss 'GMT'ZZZ", { zone, locale: 'en' }));
	const { date, time, clock = '', offset = '' } = WRITTEN.exec(text)?.groups ?? {};
	if (date === undefined) return undefined;
	const at = DateTime.fromISO(time ? `${date}T${clock.replace(/^\d:/, '0$&')}${offset}` : date, { zone });
	if (!at.isValid) return undefined;
	if (time) return understood(offset ? at : first(at));
	switch (dateOnly) {
		case 'begin-of-day':
			return understood(first(at.startOf('day')));
		case 'end-of-day':
			return understood(last(at.endOf('day').startOf('second')));
		case 'refused':
			return notUnderstood(`"${text}" has no time; write it like 2026-12-01 09:00`);
	}
}

/** Where the clock shows a time twice. */
function first(at: DateTime<true>): DateTime<true> {
	return at.getPossibleOffsets()[0] as DateTime<true>;
}

function last(at: DateTime<true>): DateTime<true> {
	return at.getPossibleOffsets().at(-1) as DateTime<true>;
}

function given(at: DateTime<true> | DateTime<false>): Reading<DateTime<true>> | undefined {
	return at.isValid ? understood(at) : undefined;
}

function notADate(subject: string): Reading<never> {
	return notUnderstood(`${subject} is not a date and time; ${EXAMPLE}`);
}
