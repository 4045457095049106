import { DateTime } from 'luxon';
import { plainOf, subjectOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader, type Reading } from './reading';
import { writtenDate } from './written-date';

/** What a date without a time means. */
export type DateOnly = 'begin-of-day' | 'end-of-day' | 'refused';

/**
 * Reads an instant as people and nodes write it: `2026-12-01 18:00`, ISO 8601, and what date expressions give. Without
 * an offset it is read in `zone` (IANA), of an hour that its clock shows twice as the first, and it is given in that zone.
 */
export function instant(zone: string, dateOnly: DateOnly): Reader<DateTime<true>> {
	return (value) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const subject = subjectOf(plain);
		const written = writtenDate(plain, zone);
		switch (written?.kind) {
			case 'instant':
				// A known zone keeps an instant valid, which luxon's types do not tell.
				return understood(written.at.setZone(zone) as DateTime<true>);
			case 'day':
				return ofDay(written.at.toISODate(), zone, dateOnly, subject);
			case 'range':
				return notUnderstood(`${subject} is a range of times; write the start alone`);
			case undefined:
				return notUnderstood(`${subject} is not a date and time; write it like 2026-12-01 18:00`);
		}
	};
}

function ofDay(date: string, zone: string, dateOnly: DateOnly, subject: string): Reading<DateTime<true>> {
	const day = DateTime.fromISO(date, { zone }) as DateTime<true>;
	switch (dateOnly) {
		case 'begin-of-day':
			return understood(day.startOf('day').getPossibleOffsets()[0] as DateTime<true>);
		case 'end-of-day':
			return understood(day.endOf('day').startOf('second').getPossibleOffsets().at(-1) as DateTime<true>);
		case 'refused': {
			const isDate = subject === `"${date}"`;
			const has = isDate ? 'has no time' : 'is midnight, as of a date that has no time';
			return notUnderstood(`${subject} ${has}; write it like 2026-12-01 09:00`);
		}
	}
}
