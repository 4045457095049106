import { addDays, instantAt } from './hours';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What decides when a clinician's brief on one date goes out. Instants are milliseconds since the epoch, UTC. */
export interface BriefDay {
	/** The date of the sessions in the practice's zone, `YYYY-MM-DD`. */
	date: string;
	/** The practice's, IANA. */
	zone: string;
	/** When the first edition goes out: a time of day, `HH:mm`, so many days before the date. */
	brief: { at: string; daysBefore: number };
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
 * The first edition goes out at the set time, or an hour before the first session where that comes earlier. If the
 * assignment that calls for it came after that moment, it goes out when things have settled.
 *
 * After an edition, a change calls for another: when things have settled, and not before the last hour before the
 * first session, so that all that changed until then makes one edition.
 *
 * No edition goes out once all sessions that it is about have begun; one that could only go out then is left out.
 */
export function nextBrief(day: BriefDay): BriefTime | undefined {
	const { sessions, lastEditionAt, change } = day;
	if (sessions.length === 0) return undefined;
	if (lastEditionAt === undefined) return unlessPointless(firstEdition(day), sessions);
	if (change === undefined || change.at <= lastEditionAt) return undefined;
	return unlessPointless(Math.max(settled(day, change), lastHour(day)), change.sessions ?? sessions);
}

function firstEdition(day: BriefDay): number {
	const { date, zone, brief, sessions, change } = day;
	const set = instantAt(addDays(date, -brief.daysBefore), brief.at, zone);
	const planned = set < Math.min(...sessions) ? set : lastHour(day);
	return change && change.at >= planned ? settled(day, change) : planned;
}

function lastHour({ sessions }: BriefDay): number {
	return Math.min(...sessions) - HOUR;
}

function settled({ settleMinutes }: BriefDay, change: { at: number }): number {
	return change.at + settleMinutes * MINUTE;
}

function unlessPointless(at: number, about: number[]): BriefTime | undefined {
	const pointlessAt = Math.max(...about);
	return at < pointlessAt ? { at, pointlessAt } : undefined;
}
