import type { DateTime } from 'luxon';

/** A UTC instant as the contract has it: ISO 8601 with `Z`. */
export function utc(at: DateTime<true>): string {
	return at.toUTC().toISO();
}

/** How people read an instant in a zone. */
export function spoken(at: DateTime<true>, zone: string): string {
	return at.setZone(zone).toFormat('ccc d LLL yyyy, H:mm');
}

/** An instant in a zone, with its offset, for errors. */
export function withOffset(at: DateTime<true>, zone: string): string {
	// A known zone keeps an instant valid, which luxon's types do not tell.
	return (at.setZone(zone) as DateTime<true>).toISO({ suppressMilliseconds: true });
}
