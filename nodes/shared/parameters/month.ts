import { monthSchema } from '../../../temporal/contract/numbers';
import { day } from './day';
import { plainOf, subjectOf } from './plain';
import { ABSENT, notUnderstood, understood, type Reader } from './reading';

/** The day of a month that is told without one. */
const FIRST = '-01';

/**
 * Reads a month as `2026-11`, or as any of its days.
 *
 * @param zone IANA, of a date that tells none
 */
export function month(zone: string): Reader<string> {
	return (value, property) => {
		const plain = plainOf(value);
		if (plain.type === 'nothing') return ABSENT;
		const written =
			plain.type === 'text' && monthSchema.safeParse(plain.text).success ? `${plain.text}${FIRST}` : value;
		const reading = day(zone)(written, property);
		if (reading.kind === 'understood') return understood(reading.value.slice(0, -FIRST.length));
		return notUnderstood(`${subjectOf(plain)} is no month; write it like 2026-11`);
	};
}
