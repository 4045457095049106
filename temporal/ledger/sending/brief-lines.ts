import type { Kysely } from 'kysely';
import type { KeyRing } from '../../contract/keys';
import type { FieldCipher } from '../tables/field-cipher';
import { readHandovers, responsibleAt, sessionOf } from '../people/handovers';
import type { Schema } from '../tables/schema';
import { readStory, type Story } from '../assignments/stories';

/** A clinician's sessions on a day of the practice's calendar. Instants in milliseconds. */
export interface BriefedDay {
	clinicianId: string;
	/** `YYYY-MM-DD` */
	date: string;
	/** When the day begins. */
	from: number;
	/** When the next one begins. */
	to: number;
}

/** One assignment for one session. */
export interface BriefLine {
	assignmentId: string;
	sessionAt: number;
	story: Story;
	/** Of what would call for another edition if it changed. */
	digest: string;
}

/** The assignments for sessions between two instants, in the order of the sessions; those of one clinician, or of one client. */
export async function gatherLines(
	database: Kysely<Schema>,
	cipher: FieldCipher,
	ring: KeyRing,
	wanted: { from: number; to: number; clinicianId?: string; clientId?: string },
): Promise<BriefLine[]> {
	const lines: BriefLine[] = [];
	for (const { assignmentId, sessionAt } of await assignmentsFor(database, wanted)) {
		const story = (await readStory(database, cipher, assignmentId))!;
		lines.push({ assignmentId, sessionAt, story, digest: digestOf(ring, sessionAt, story) });
	}
	return lines;
}

/** Which assignments are for sessions between two instants, in the order of the sessions. */
export async function assignmentsFor(
	database: Kysely<Schema>,
	{ from, to, clinicianId, clientId }: { from: number; to: number; clinicianId?: string; clientId?: string },
): Promise<Array<{ assignmentId: string; sessionAt: number }>> {
	const rows = await database
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
	const handovers = clinicianId === undefined ? [] : await readHandovers(database);
	return rows
		.filter((row) => clinicianId === undefined || responsibleAt(row, handovers, row.sessionAt) === clinicianId)
		.map(({ assignment_id: assignmentId, sessionAt }) => ({ assignmentId, sessionAt }));
}

/** That it fell due or that the client was reminded is no news after an edition; another session or due date, an answer or a failed delivery is. */
function digestOf(ring: KeyRing, sessionAt: number, { delivery, outcome, dueAt, events }: Story): string {
	const notes = events.filter(({ note }) => note !== undefined).length;
	return ring.blindIndex('brief', JSON.stringify([sessionAt, dueAt, delivery === 'undeliverable', outcome, notes]));
}
