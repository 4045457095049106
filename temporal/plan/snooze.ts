import { dayBounds, localDate } from './hours';
import type { Window } from './reminders';
import { nextClosed, nextOpen, type SendingHours } from './sending-hours';
import { spreadFrom } from './spread';
import { clockOf, DAY } from './zone-clock';

// Instants are milliseconds since the epoch, UTC; zones are IANA, the client's.

/** Before due a reminder leaves so much for the way: timers fire late rather than early. */
const MARGIN = 60_000;

/** A client's wish to be reminded so many days later on the client's calendar. */
export interface Snooze {
	askedAt: number;
	days: number;
}

/**
 * When a client who asks for it is reminded again: on that day at the same time of day; where that is closed, or would be past
 * due, when the day opens; where the day is closed as a whole, at the next opening. Undefined where none of these is before due.
 *
 * @param now what lies before it is over, where the wish was heard late
 * @param seed spreads those who wait for one opening
 */
export function snoozedTo(
	{ askedAt, days }: Snooze,
	{ dueAt, zone }: Pick<Window, 'dueAt' | 'zone'>,
	hours: SendingHours,
	now: number,
	seed: string,
): number | undefined {
	const wish = sameTime(askedAt, days, zone);
	const day = dayBounds(localDate(wish, zone), zone);
	const openFrom = (at: number) => opening(Math.max(at, now + 1), zone, hours, seed);
	const [then, begin] = [openFrom(wish), openFrom(day.from)];
	const onTheDay = [then, begin].filter((at) => at < day.to);
	return [...onTheDay, then].find((at) => at < dueAt - MARGIN);
}

/** Whether two instants that a client may be reminded at are on one day of the client's calendar. */
export function isSameDay(at: number, other: number, zone: string): boolean {
	return localDate(at, zone) === localDate(other, zone);
}

/** Whether a reminder was planned for before the day that its client asked for; a wish that due has overtaken counts no more. */
export function isSnoozed(plannedAt: number, { to, dueAt }: { to: number | null; dueAt: number }): boolean {
	return to !== null && to < dueAt && plannedAt < to;
}

/** The same time of day, so many days later: a time that the clock skips is the instant of the skip. */
function sameTime(at: number, days: number, zone: string): number {
	const clock = clockOf(zone);
	const wanted = clock.wall(at) + days * DAY;
	return clock.first(at, Infinity, (wall) => Math.max(0, wanted - wall));
}

function opening(from: number, zone: string, hours: SendingHours, seed: string): number {
	const opens = nextOpen(from, zone, hours);
	if (opens === from || opens === Infinity) return opens;
	return spreadFrom(opens, seed, nextClosed(opens, zone, hours) - opens);
}
