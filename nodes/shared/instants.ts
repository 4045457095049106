import { DateTime } from 'luxon';
import { timeFormat } from '../../temporal/contract/clock-format';

/** A date, or a date and time, with or without an offset. */
const WRITTEN = /^\d{4}-\d{2}-\d{2}(?<time>[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/i;

/** An instant, or why the text is none, to be read after the name of its field. */
export type ReadInstant = { at: DateTime<true> } | { reason: string };

/**
 * Reads an instant as people and nodes write it: `2026-12-01 18:00`, ISO 8601, and what date expressions give. Without
 * an offset it is read in `zone` (IANA); of an hour that its clock shows twice it is the first.
 *
 * @param dateOnly what a date without a time means
 */
export function readInstant(
	value: unknown,
	zone: string,
	dateOnly: 'begin-of-day' | 'end-of-day' | 'refused',
): ReadInstant {
	const text = textOf(value);
	const written = WRITTEN.exec(text);
	const at = written ? DateTime.fromISO(text.replace(' ', 'T'), { zone }) : undefined;
	if (!written || !at?.isValid) {
		const found = text === '' ? '' : ` "${text}"`;
		return { reason: `${found} is not a date and time; write it like 2026-12-01 18:00`.trim() };
	}
	if (written.groups?.offset) return { at };
	if (written.groups?.time) return { at: first(at) };
	switch (dateOnly) {
		case 'begin-of-day':
			return { at: first(at.startOf('day')) };
		case 'end-of-day':
			return { at: last(at.endOf('day').startOf('second')) };
		case 'refused':
			return { reason: `"${text}" has no time; write it like 2026-12-01 09:00` };
	}
}

/** Where the clock shows a time twice. */
function first(at: DateTime<true>): DateTime<true> {
	return at.getPossibleOffsets()[0] as DateTime<true>;
}

function last(at: DateTime<true>): DateTime<true> {
	return at.getPossibleOffsets().at(-1) as DateTime<true>;
}

/** Expressions such as `$now.plus(...)` give luxon's DateTime, of n8n's own copy, or a Date: as JSON both are ISO text. */
function textOf(value: unknown): string {
	const text: unknown = typeof value === 'object' ? JSON.parse(JSON.stringify(value)) : value;
	return typeof text === 'string' ? text.trim() : '';
}

/** A UTC instant as the contract has it: ISO 8601 with `Z`. */
export function utc(at: DateTime<true>): string {
	return at.toUTC().toISO();
}

/** How people of a zone read an instant, of an hour that its clock shows twice with which it is. */
export function spoken(at: DateTime<true>, zone: string): string {
	const there = at.setZone(zone);
	const [one, other] = there.getPossibleOffsets();
	const which = other === undefined ? '' : ` (the ${+there === +one! ? 'first' : 'second'} of two)`;
	return there.toFormat(`ccc d LLL yyyy, ${timeFormat(zone)}`) + which;
}

/** An instant in a zone, with its offset, for errors. */
export function withOffset(at: DateTime<true>, zone: string): string {
	// A known zone keeps an instant valid, which luxon's types do not tell.
	return (at.setZone(zone) as DateTime<true>).toISO({ suppressMilliseconds: true });
}
