import type { Pinned } from '../../contract/assignment';
import type { ReportedOutcome } from '../../contract/change-inputs';
import type { Task } from './tasks';

const DAY_MS = 24 * 60 * 60 * 1000;

/** An instant at which an assignment does something by itself. Instants are milliseconds since the epoch, UTC. */
export type Moment =
	/** Has a message sent. */
	| { kind: 'send'; at: number; task: Task }
	/** It should be done by now; answers still count. */
	| { kind: 'due'; at: number }
	/** Nothing is taken any more. */
	| { kind: 'close'; at: number };

/** An outcome that changes what is still to come, and since when it stands. */
export interface Decided {
	outcome: ReportedOutcome | 'withdrawn';
	at: number;
}

/** What decides when an assignment falls due and closes. */
export interface Times {
	dueAt: string;
	sessionAt?: string;
	openDaysAfterDue: Pinned['openDaysAfterDue'];
	decided?: Decided;
}

/**
 * When an assignment closes. Days are of 24 hours, whatever the clocks of the client's zone do.
 *
 * Without an answer it stays open for late ones. With one it stays open for a day after the session, or due where none is
 * known, so that a note, the brief and the clinician's "seen" still reach it. Withdrawn, it closes at once.
 */
export function closesAt({ dueAt, sessionAt = dueAt, openDaysAfterDue, decided }: Times): number {
	const [due, session] = [Date.parse(dueAt), Date.parse(sessionAt)];
	if (decided?.outcome === 'withdrawn') return decided.at;
	if (decided) return Math.max(session, decided.at) + DAY_MS;
	return Math.max(due, session) + openDaysAfterDue * DAY_MS;
}

/**
 * What an assignment does next by itself. Computed anew, whole, whenever something changed.
 *
 * @param fellDue whether due has come before, as it stands now
 */
export function nextMoment(times: Times, tasks: Task[], fellDue: boolean): Moment {
	const moments: Moment[] = tasks
		.filter(({ status }) => status === 'planned')
		.map((task) => ({ kind: 'send', at: task.at, task }));
	if (!times.decided && !fellDue) moments.push({ kind: 'due', at: Date.parse(times.dueAt) });
	moments.push({ kind: 'close', at: closesAt(times) });
	return moments.reduce((first, moment) => (moment.at < first.at ? moment : first));
}
