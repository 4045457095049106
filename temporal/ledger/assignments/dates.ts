import type { Outcome, Terms } from '../../contract/assignment';
import type { AssignmentsTable } from '../tables/schema';

/** The dates that hold from now on. */
export interface Rescheduled {
	assignmentId: string;
	/** Of the step `rescheduled`; the same again changes nothing. */
	eventId: string;
	/** When it was asked for: what was planned until then stays, since its turn has come. */
	at: string;
	dueAt: string;
	dueIsSession: boolean;
	sessionAt?: string;
	sessionTakenBack: boolean;
	/** The client's, IANA. */
	zone: string;
	/** What was asked for besides, and could not be done, in words. */
	notMoved?: string;
	/** The outcome as it stands. */
	outcome: Outcome;
	/** The last ordinal of a reminder that has begun. */
	lastOrdinal: number;
}

/** What was asked for, with the dates that hold by now. */
export function standingTerms(
	asked: Terms,
	{
		due_at,
		due_is_session,
		session_at,
		zone,
	}: Pick<AssignmentsTable, 'due_at' | 'due_is_session' | 'session_at' | 'zone'>,
): Terms {
	const terms = { ...asked, zone, dueAt: new Date(due_at).toISOString() };
	delete terms.dueIsSession;
	delete terms.sessionAt;
	if (due_is_session === 1) terms.dueIsSession = true;
	if (session_at !== null) terms.sessionAt = new Date(session_at).toISOString();
	return terms;
}

type Dates = Pick<Rescheduled, 'dueAt' | 'dueIsSession' | 'sessionAt' | 'sessionTakenBack' | 'zone'>;

/** The columns that hold them. */
export function datesIn({ dueAt, dueIsSession, sessionAt, sessionTakenBack, zone }: Dates) {
	return {
		due_at: Date.parse(dueAt),
		due_is_session: dueIsSession ? 1 : 0,
		session_at: sessionAt === undefined ? null : Date.parse(sessionAt),
		session_taken_back: sessionTakenBack ? 1 : 0,
		zone,
	};
}

/** What was moved, and what was not, as its step says. */
export function movedWords({ dueAt, sessionAt, sessionTakenBack, zone, notMoved }: Rescheduled): string {
	const session = sessionTakenBack ? ', no session any more' : sessionAt === undefined ? '' : `, session ${sessionAt}`;
	return `Due ${dueAt}${session}, in ${zone}${notMoved === undefined ? '' : `. Not done: ${notMoved}`}`;
}
