import type { DateTime } from 'luxon';
import { timeFormat } from '../../temporal/contract/clock-format';
import { isEndOfDay } from '../../temporal/wording/date-in-words';

/** A UTC instant as the contract has it: ISO 8601 with `Z`. */
export function utc(at: DateTime<true>): string {
	return at.toUTC().toISO();
}

/** How people of a zone read an instant, of an hour that its clock shows twice with which it is. */
export function spoken(at: DateTime<true>, zone: string): string {
	return at.setZone(zone).toFormat(`ccc d LLL yyyy, ${timeFormat(zone)}`) + whichOfTwo(at, zone);
}

/** Which it is of an hour that a zone's clock shows twice, to be read after the time; nothing of every other. */
export function whichOfTwo(at: DateTime<true>, zone: string): string {
	const there = at.setZone(zone);
	const [one, other] = there.getPossibleOffsets();
	return other === undefined ? '' : ` (the ${+there === +one! ? 'first' : 'second'} of two)`;
}

/** How people of a zone read by when something is due: at a time, or by the end of a day. */
export function spokenDue(at: DateTime<true>, zone: string): string {
	const due = at.setZone(zone);
	return isEndOfDay(due) ? `by the end of ${due.minus(1).toFormat('ccc d LLL yyyy')}` : spoken(at, zone);
}

/** An instant in a zone, with its offset, for errors. */
export function withOffset(at: DateTime<true>, zone: string): string {
	// A known zone keeps an instant valid, which luxon's types do not tell.
	return (at.setZone(zone) as DateTime<true>).toISO({ suppressMilliseconds: true });
}
