import type { KeyRing } from '../../contract/keys';
import { readStory, type Story } from '../assignments/stories';
import { readHandovers, responsibleAt, sessionOf } from '../people/handovers';
import type { Store } from '../tables/store';

/** One assignment for one session. */
export interface BriefLine {
	assignmentId: string;
	sessionAt: number;
	story: Story;
	/** Of what would call for another edition if it changed. */
	digest: string;
}

/** Sessions between two instants, of one clinician or of one client. Instants in milliseconds. */
export interface WantedSessions {
	from: number;
	to: number;
	clinicianId?: string;
	clientId?: string;
}

/** The assignments for these sessions, in the order of the sessions. */
export async function gatherLines(store: Store, wanted: WantedSessions): Promise<BriefLine[]> {
	const lines: BriefLine[] = [];
	for (const { assignmentId, sessionAt } of await assignmentsFor(store, wanted)) {
		const story = (await readStory(store, assignmentId))!;
		lines.push({ assignmentId, sessionAt, story, digest: digestOf(store.ring, sessionAt, story) });
	}
	return lines;
}

/** Which assignments are for these sessions, in the order of the sessions. */
export async function assignmentsFor(
	store: Store,
	{ from, to, clinicianId, clientId }: WantedSessions,
): Promise<Array<{ assignmentId: string; sessionAt: number }>> {
	const rows = await store.database
		.selectFrom('assignments')
		.select(['assignment_id', 'client_id', 'clinician_id', 'recorded_at', sessionOf.as('sessionAt')])
		.where('outcome', 'not in', ['withdrawn', 'refused'])
		.where((where) =>
			where.or([
				where.and([where('session_at', '>=', from), where('session_at', '<', to)]),
				where.and([where('session_at', 'is', null), where('due_at', '>=', from), where('due_at', '<', to)]),
			]),
		)
		.$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId!))
		.orderBy('sessionAt')
		.orderBy('client_id')
		.orderBy('due_at')
		.orderBy('assignment_id')
		.execute();
	const handovers = clinicianId === undefined ? [] : await readHandovers(store);
	return rows
		.filter((row) => clinicianId === undefined || responsibleAt(row, handovers, row.sessionAt) === clinicianId)
		.map(({ assignment_id: assignmentId, sessionAt }) => ({ assignmentId, sessionAt }));
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

/** That it fell due or that the client was reminded is no news after an edition; another session or due date, an answer or a failed delivery is. */
function digestOf(ring: KeyRing, sessionAt: number, { delivery, outcome, dueAt, events }: Story): string {
	const notes = events.filter(({ note }) => note !== undefined).length;
	const arrived = delivery !== 'undeliverable' && delivery !== 'unconfirmed';
	return ring.blindIndex('brief', JSON.stringify([sessionAt, dueAt, arrived ? '' : delivery, outcome, notes]));
}
