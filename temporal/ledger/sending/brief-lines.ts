import { sql } from 'kysely';
import { ANSWERS } from '../../contract/event';
import type { KeyRing } from '../../contract/keys';
import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';

/** The session that an assignment is for, as `sessionOf` in people/turns.ts has it; null where it was taken back. */
const sessionOf = sql<number>`case session_taken_back when 1 then null else coalesce(session_at, due_at) end`;

/** One assignment for one session. */
export interface BriefLine {
	assignmentId: string;
	sessionAt: number;
	story: Story;
	/** Of what would call for another edition if it changed. */
	digest: string;
}

/** A clinician's sessions between two instants, in milliseconds. */
export interface WantedSessions {
	clinicianId: string;
	from: number;
	to: number;
}

/** The assignments for these sessions, in the order of the sessions. */
export async function gatherLines(store: Store, wanted: WantedSessions): Promise<BriefLine[]> {
	const wantedSessions = await assignmentsFor(store, wanted);
	const stories = await readStories(
		store,
		wantedSessions.map(({ assignmentId }) => assignmentId),
	);
	return wantedSessions.map(({ assignmentId, sessionAt }) => {
		const story = stories.get(assignmentId)!;
		return { assignmentId, sessionAt, story, digest: digestOf(store.ring, sessionAt, story) };
	});
}

/** The same, for those of the sessions that have not begun. */
export async function linesAhead(store: Store, wanted: WantedSessions, now: number): Promise<BriefLine[]> {
	return await gatherLines(store, { ...wanted, from: Math.max(wanted.from, now + 1) });
}

/** Which assignments are for these sessions, in the order of the sessions. */
export async function assignmentsFor(
	{ database }: Store,
	{ from, to, clinicianId }: WantedSessions,
): Promise<Array<{ assignmentId: string; sessionAt: number }>> {
	const ofClinician = database
		.selectFrom('responsibilities')
		.select('responsibilities.assignment_id')
		.where('responsibilities.clinician_id', '=', clinicianId)
		.where('responsibilities.session_at', '>=', from)
		.where('responsibilities.session_at', '<', to);
	return await database
		.selectFrom('assignments')
		.select(['assignment_id as assignmentId', sessionOf.as('sessionAt')])
		.where('outcome', 'not in', ['withdrawn', 'refused'])
		.where('assignment_id', 'in', ofClinician)
		.orderBy('sessionAt')
		.orderBy('client_id')
		.orderBy('due_at')
		.orderBy('assignment_id')
		.execute();
}

/** The assignments that an edition spoke of. */
export async function assignmentsIn({ database }: Store, commandId: string): Promise<string[]> {
	const rows = await database
		.selectFrom('brief_lines')
		.select('assignment_id')
		.where('command_id', '=', commandId)
		.orderBy('assignment_id')
		.execute();
	return rows.map((row) => row.assignment_id);
}

/**
 * That it fell due or that the client was reminded is no news after an edition; another session or due date, an answer, another
 * one, a failed delivery, or that the client stopped messages is.
 */
function digestOf(ring: KeyRing, sessionAt: number, { delivery, outcome, dueAt, events, stopped }: Story): string {
	const notes = events.filter(({ note, filledIn }) => note !== undefined || filledIn).length;
	const arrived = delivery !== 'undeliverable' && delivery !== 'unconfirmed';
	const stop = outcome === 'open' && stopped ? [stopped.scope] : [];
	const answers = events.filter(({ kind }) => ANSWERS.includes(kind));
	const [first, last] = [answers[0]?.hindrance, answers.at(-1)?.hindrance];
	const changed = last === first ? [] : [last ?? ''];
	const told = [sessionAt, dueAt, arrived ? '' : delivery, outcome, notes, ...stop, ...changed];
	return ring.blindIndex('brief', JSON.stringify(told));
}
