// Free of imports, so that workflow code may use this file.
const DAY = 24 * 60 * 60_000;

/** How far ahead every practice lets due and session lie, in days. */
export const LEAST_DUE_WITHIN_DAYS = 30;

/**
 * Why an instant lies too far ahead to be due or a session, which is mostly a mistyped year; to be read after the
 * field's name and the instant. Undefined where it does not. Instants in milliseconds.
 *
 * @param dueWithinDays the practice's bound
 */
export function beyondBound(at: number, now: number, dueWithinDays: number): string | undefined {
	if (at <= now + dueWithinDays * DAY) return undefined;
	return `is more than ${dueWithinDays} days ahead; correct the date, or raise dueWithinDays in practice.yaml`;
}
