import type { Store } from '../tables/store';
import { CHARGE, turnsOf, type Charge, type Handover, type Turn } from './turns';

/** Rows that one statement writes; a database takes some ten thousand values at once. */
const AT_ONCE = 1_000;

/** Derives anew who is responsible for an assignment. Whoever asks holds the handovers. */
export async function deriveTurns(store: Store, assignmentId: string): Promise<void> {
	const charge = await store.database
		.selectFrom('assignments')
		.select(CHARGE)
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
	await putTurns(store, [assignmentId], turnsOf(charge, await handoversFor(store, [charge])));
}

/** Puts turns in the place of those that these assignments had. */
export async function putTurns({ database }: Store, assignmentIds: string[], turns: Turn[]): Promise<void> {
	for (let first = 0; first < assignmentIds.length; first += AT_ONCE) {
		const some = assignmentIds.slice(first, first + AT_ONCE);
		await database.deleteFrom('responsibilities').where('assignment_id', 'in', some).execute();
	}
	for (let first = 0; first < turns.length; first += AT_ONCE) {
		const some = turns.slice(first, first + AT_ONCE);
		await database.insertInto('responsibilities').values(some).execute();
	}
}

/** Who is responsible for an assignment at an instant. */
export async function responsibleAt(
	{ database }: Store,
	assignmentId: string,
	at: number,
): Promise<string | undefined> {
	const turn = await database
		.selectFrom('responsibilities')
		.select('clinician_id')
		.where('assignment_id', '=', assignmentId)
		.where('from_at', '<=', at)
		.orderBy('position', 'desc')
		.executeTakeFirst();
	return turn?.clinician_id;
}

/**
 * The handovers that may concern these assignments: of them, of their clients, and of every clinician whom one of them may
 * come to. Earlier ones than the first of them was recorded are left out.
 */
export async function handoversFor({ database }: Store, charges: Charge[]): Promise<Handover[]> {
	const since = Math.min(...charges.map(({ recorded_at }) => recorded_at));
	const read = (...of: Array<[scope: Handover['scope'], ids: string[]]>) =>
		database
			.selectFrom('handovers')
			.selectAll()
			.where('from_at', '>', since)
			.where((where) =>
				where.or(
					of
						// An empty list keeps SQLite from its index.
						.filter(([, ids]) => ids.length > 0)
						.map(([scope, ids]) => where.and([where('scope', '=', scope), where('scope_id', 'in', ids)])),
				),
			)
			.execute();

	const clinicians = new Set(charges.flatMap(({ clinician_id }) => clinician_id ?? []));
	const found: Handover[] = [];
	let next = await read(
		['assignment', charges.map(({ assignment_id }) => assignment_id)],
		['client', [...new Set(charges.map(({ client_id }) => client_id))]],
		['clinician', [...clinicians]],
	);
	while (next.length > 0) {
		found.push(...next);
		const met = next.map(({ clinician_id }) => clinician_id).filter((id) => !clinicians.has(id));
		for (const clinician of met) clinicians.add(clinician);
		next = met.length === 0 ? [] : await read(['clinician', met]);
	}
	return found;
}
