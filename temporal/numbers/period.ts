import { DateTime } from 'luxon';

/** From when on and until before when, in milliseconds. */
export interface Period {
	from: number;
	until: number;
}

/**
 * Months on the practice's calendar.
 *
 * @param first `YYYY-MM`
 * @param months how many, with that
 * @param zone the practice's, IANA
 */
export function monthsFrom(first: string, months: number, zone: string): Period {
	const from = DateTime.fromISO(`${first}-01`, { zone });
	return { from: from.toMillis(), until: from.plus({ months }).toMillis() };
}
