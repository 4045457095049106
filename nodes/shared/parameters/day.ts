import { plainOf, subjectOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';
import { writtenDate } from './written-date';

/**
 * Reads a day of a calendar as `2026-12-01`. Of a text with a time it is the day that stands in it; of a date, the day
 * in the zone that it was made in, or in `zone` (IANA) where it does not tell.
 */
export function day(zone: string): Reader<string> {
	return (value) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const subject = subjectOf(plain);
		const written = writtenDate(plain, zone);
		switch (written?.kind) {
			case 'day':
			case 'instant':
				return understood(written.at.toISODate());
			case 'range':
				return notUnderstood(`${subject} is a range of days; write the first alone`);
			case undefined:
				return notUnderstood(`${subject} is not a date; write it like 2026-12-01`);
		}
	};
}
