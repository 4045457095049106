import { calendarDay, isClosedDay, type ClosedDays, type Weekday } from './days';
import { addDays, dayBounds, instantAt, localDate } from './hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** So many days are looked at for one on which briefs go out. */
const FURTHEST = 366;

/** What decides when a clinician's brief on one date goes out. Instants are milliseconds since the epoch, UTC. */
export interface BriefDay {
	/** The date of the sessions in the practice's zone, `YYYY-MM-DD`. */
	date: string;
	/** The practice's, IANA. */
	zone: string;
	/**
	 * When the first edition goes out: a time of day, `HH:mm`, so many days before the date, on the weekdays on which
	 * clinicians are briefed.
	 */
	brief: { at: string; daysBefore: number; days: Weekday[] };
	/** Days on which nobody is briefed either. */
	closedDays: ClosedDays[];
	/** How long to wait after a change for others that may follow. */
	settleMinutes: number;
	/** The clinician's sessions on the date; a due date stands in for an unknown one. */
	sessions: number[];
	/** When the last edition went out, if one did. */
	lastEditionAt?: number;
	/**
	 * The latest change of what the brief tells, the first assignment for the date included: when it was made, and the
	 * sessions that it is about (all, if left out).
	 */
	change?: { at: number; sessions?: number[] };
}

export interface BriefTime {
	at: number;
	/** From then on nothing that it tells is still ahead. */
	pointlessAt: number;
}

/**
 * When the next edition of a brief goes out; undefined if none is called for.
 *
 * The first edition goes out at the set time, or an hour before the first session where that comes earlier. Where nobody
 * is briefed on that day, it goes out on the last day before on which somebody is. If the assignment that calls for it
 * came after that moment, it goes out when things have settled, or on the next day of briefs, but for the last hour
 * before the first session, which does not wait.
 *
 * After an edition, a change calls for another, also where nothing is left to tell of: when things have settled, and not
 * before the last hour before the first session that is ahead by then, one of which an edition told and that is gone
 * included, so that all that changed until then makes one edition. Where nobody is briefed on that day, it goes out on the last day before if things
 * have settled by then.
 *
 * No edition goes out once all sessions that it is about have begun; one that could only go out then is left out.
 */
export function nextBrief(day: BriefDay): BriefTime | undefined {
	const { sessions, lastEditionAt, change } = day;
	if (lastEditionAt === undefined) {
		return sessions.length === 0 ? undefined : unlessPointless(firstEdition(day), sessions);
	}
	if (change === undefined || change.at <= lastEditionAt) return undefined;
	const ready = settled(day, change);
	const ahead = (change.sessions ?? sessions).filter((session) => session > ready);
	return ahead.length === 0 ? undefined : unlessPointless(nextEdition(day, ready, ahead), ahead);
}

function firstEdition(day: BriefDay): number {
	const { date, brief, sessions, change } = day;
	const set = setTime(day, addDays(date, -brief.daysBefore));
	const planned = briefedBy(day, set < Math.min(...sessions) ? set : lastHour(sessions));
	return change && change.at >= planned ? briefedFrom(day, settled(day, change)) : planned;
}

/** @param about sessions that are still ahead when things have settled */
function nextEdition(day: BriefDay, ready: number, about: number[]): number {
	const remaining = day.sessions.filter((session) => session > ready);
	const latest = lastHour([...remaining, ...about]);
	const planned = briefedBy(day, latest);
	return ready <= planned ? planned : Math.max(ready, latest);
}

/** An instant, or the set time on the last day of briefs before it. */
function briefedBy(day: BriefDay, at: number): number {
	return isBriefed(day, at) ? at : (nearestSetTime(day, at, -1) ?? at);
}

/** An instant, or the set time on the next day of briefs, but not so late that no hour is left before the first session. */
function briefedFrom(day: BriefDay, at: number): number {
	return isBriefed(day, at)
		? at
		: Math.max(at, Math.min(nearestSetTime(day, at, 1) ?? Infinity, lastHour(day.sessions)));
}

/** The set time on the nearest day of briefs before or after that of an instant. */
function nearestSetTime(day: BriefDay, at: number, step: -1 | 1): number | undefined {
	const own = localDate(at, day.zone);
	for (let days = 1; days <= FURTHEST; days++) {
		const set = setTime(day, addDays(own, days * step));
		if (isBriefed(day, set)) return set;
	}
	return undefined;
}

/** The set time on a date, and within it: where clocks go on at 23:00, as in Nuuk, the last hour of that day is none. */
function setTime({ zone, brief }: BriefDay, date: string): number {
	const { from, to } = dayBounds(date, zone);
	return Math.max(from, Math.min(instantAt(date, brief.at, zone), to - MINUTE));
}

/** Whether clinicians are briefed on the day of an instant. */
function isBriefed({ zone, brief, closedDays }: BriefDay, at: number): boolean {
	const { date, weekday } = calendarDay(Date.parse(localDate(at, zone)));
	return brief.days.includes(weekday) && !isClosedDay(date, closedDays);
}

function lastHour(sessions: number[]): number {
	return Math.min(...sessions) - HOUR;
}

function settled({ settleMinutes }: BriefDay, change: { at: number }): number {
	return change.at + settleMinutes * MINUTE;
}

function unlessPointless(at: number, about: number[]): BriefTime | undefined {
	const pointlessAt = Math.max(...about);
	return at < pointlessAt ? { at, pointlessAt } : undefined;
}
