import type { QuietHours } from '../contract/policy';
import type { ClosedDays, Weekday } from './days';
import { openSpans, practiceSpans, type Span } from './open-spans';
import { clockOf, DAY } from './zone-clock';

// Instants are milliseconds since the epoch, UTC; zones are IANA, the client's; an unknown one throws a RangeError.

/** Who is closed for longer is closed for good. */
const FURTHEST = 366 * DAY;

/** From and until when, on the clock: `HH:mm`, and `24:00` for the end of the day. */
export interface SendWindow {
	from: string;
	to: string;
}

/** When the practice sends to clients at all, as it stands today. */
export interface PracticeHours {
	/** By weekday, in the order of time, none over another. A weekday that is left out is open all day. */
	sendWindows: Partial<Record<Weekday, SendWindow[]>>;
	closedDays: ClosedDays[];
}

/** Of a practice that leaves it to quiet hours. */
export const OPEN_EVERY_DAY: PracticeHours = { sendWindows: {}, closedDays: [] };

/** When something may go out to a client: when the practice sends at all, but for the quiet hours of the assignment. */
export interface SendingHours extends PracticeHours {
	quietHours: QuietHours;
}

/** Why nothing goes out at an instant: the practice is closed at that time or on that day, or only the hours are quiet. */
export type Closed = 'closed' | 'quiet-hours';

/** Whether something may go out at an instant. */
export function isOpen(at: number, zone: string, hours: SendingHours): boolean {
	return wayToOpen(clockOf(zone).wall(at), hours) === 0;
}

/** Why nothing may go out at an instant; undefined where it may. */
export function whyClosed(at: number, zone: string, hours: SendingHours): Closed | undefined {
	if (isOpen(at, zone, hours)) return undefined;
	const wall = clockOf(zone).wall(at);
	return practiceSpans(dayOf(wall), hours).some((span) => holds(span, timeOf(wall))) ? 'quiet-hours' : 'closed';
}

/** The first instant from `at` on that is open: `at` itself, or the next opening. Infinity if there is none for a year. */
export function nextOpen(at: number, zone: string, hours: SendingHours): number {
	return clockOf(zone).first(at, at + FURTHEST, (wall) => wayToOpen(wall, hours));
}

/** The first instant from `at` on that is not open. */
export function nextClosed(at: number, zone: string, hours: SendingHours): number {
	return clockOf(zone).first(at, at + FURTHEST, (wall) => wayToClosed(wall, hours));
}

/** The last millisecond before `at` that is open. -Infinity if there is none for a year. */
export function lastOpenBefore(at: number, zone: string, hours: SendingHours): number {
	return clockOf(zone).last(at - 1, at - FURTHEST, (wall) => wayBackToOpen(wall, hours));
}

/** How far ahead it opens, on a clock that is not shifted; 0 where it is open. */
function wayToOpen(wall: number, hours: SendingHours): number {
	let time = timeOf(wall);
	for (let day = dayOf(wall); day <= wall + FURTHEST; day += DAY, time = 0) {
		const span = openSpans(day, hours).find(({ to }) => to > time);
		if (span) return Math.max(0, day + span.from - wall);
	}
	return Infinity;
}

/** How far ahead it closes; 0 where it is closed. Quiet hours leave no day without an end. */
function wayToClosed(wall: number, hours: SendingHours): number {
	let open = wall;
	for (let day = dayOf(wall); ; day += DAY) {
		for (const span of openSpans(day, hours)) if (holds(span, open - day)) open = day + span.to;
		if (open < day + DAY) return open - wall;
	}
}

/** How far back it was open last. */
function wayBackToOpen(wall: number, hours: SendingHours): number {
	let time = timeOf(wall);
	for (let day = dayOf(wall); day >= wall - FURTHEST; day -= DAY, time = DAY - 1) {
		const span = openSpans(day, hours).findLast(({ from }) => from <= time);
		if (span) return Math.max(0, wall - (day + span.to - 1));
	}
	return Infinity;
}

function dayOf(wall: number): number {
	return wall - timeOf(wall);
}

function timeOf(wall: number): number {
	return ((wall % DAY) + DAY) % DAY;
}

function holds({ from, to }: Span, time: number): boolean {
	return from <= time && time < to;
}
