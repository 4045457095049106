import { DateTime } from 'luxon';
import { plainOf, subjectOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader, type Reading } from './reading';

/** As it is typed, and as a date field or a date expression gives it, with a time of day behind. */
const WRITTEN = /^(\d{4}-\d{2}-\d{2})([T ].*)?$/s;

/**
 * Reads a day of a calendar as `2026-12-01`. Of a text with a time it is the day that stands in it; of a date, the day
 * in the zone that it was made in, or in `zone` (IANA) where it does not tell.
 */
export function day(zone: string): Reader<string> {
	return (value) => {
		const plain = plainOf(value);
		switch (plain.type) {
			case 'nothing':
				return ABSENT;
			case 'text':
				return given(DateTime.fromISO(WRITTEN.exec(plain.text)?.[1] ?? ''), subjectOf(plain));
			case 'date':
				return given(DateTime.fromJSDate(plain.date, { zone: plain.zone ?? zone }), subjectOf(plain));
			default:
				return notADay(subjectOf(plain));
		}
	};
}

function given(at: DateTime, subject: string): Reading<string> {
	const date = at.toISODate();
	return date === null ? notADay(subject) : understood(date);
}

function notADay(subject: string): Reading<never> {
	return notUnderstood(`${subject} is not a date; write it like 2026-12-01`);
}
