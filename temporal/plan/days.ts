export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From a date to a date, both closed: two dates, `YYYY-MM-DD`, or two days of every year, `MM-DD`. */
export interface ClosedDays {
	from: string;
	to: string;
}

/** A date, `YYYY-MM-DD`, and its weekday. */
export interface CalendarDay {
	date: string;
	weekday: Weekday;
}

const calendarDays = new Map<number, CalendarDay>();

/** The day of a calendar that begins so many milliseconds after that of 1 January 1970. It is worked out once. */
export function calendarDay(begin: number): CalendarDay {
	const known = calendarDays.get(begin);
	if (known) return known;
	const day = new Date(begin);
	const found = { date: day.toISOString().slice(0, 10), weekday: WEEKDAYS[(day.getUTCDay() + 6) % 7]! };
	calendarDays.set(begin, found);
	return found;
}

/** Whether a date, `YYYY-MM-DD`, is one of the closed days. */
export function isClosedDay(date: string, closedDays: ClosedDays[]): boolean {
	return closedDays.some(({ from, to }) => {
		const day = date.slice(-from.length);
		// A part of every year may go over the turn of the year.
		return from <= to ? day >= from && day <= to : day >= from || day <= to;
	});
}
