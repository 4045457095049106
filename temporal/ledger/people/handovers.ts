import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { HandOver } from '../../contract/request';
import { recordClinician } from './clinicians';
import type { AssignmentsTable, HandoversTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** The session that an assignment is for; the due instant stands in for an unknown one. */
export const sessionOf = sql<number>`coalesce(session_at, due_at)`;

/** What tells who is responsible for an assignment. */
export type Charge = Pick<AssignmentsTable, 'assignment_id' | 'client_id' | 'clinician_id' | 'recorded_at'>;
export type Handover = Selectable<HandoversTable>;

/** A session whose brief goes to this clinician. Instants in milliseconds. */
export interface BriefedSession {
	clinicianId: string;
	sessionAt: number;
}

/** What a handover changes. */
export interface HandedOver {
	/** How many open assignments change hands at the instant of the handover. */
	assignments: number;
	/** The sessions from then on for which somebody else is briefed now, with who is, and who would have been. */
	sessions: BriefedSession[];
}

/** Who handed over what to whom. */
export class Handovers {
	constructor(private readonly store: Store) {}

	/**
	 * Records a handover, once under its id; the same again gets the same answer.
	 *
	 * @param at when it was asked for, in milliseconds
	 * @returns undefined where nothing is on record under the id that is handed over
	 */
	async record({ handoverId, of, to, from }: HandOver, at: number): Promise<HandedOver | undefined> {
		return await this.store.transaction(async (store) => {
			if (!(await isOnRecord(store, of))) return undefined;
			await recordClinician(store, to.clinicianId, to.person);
			const values = {
				handover_id: handoverId,
				scope: of.scope,
				scope_id: of.id,
				clinician_id: to.clinicianId,
				from_at: Date.parse(from),
				recorded_at: at,
			};
			await store.database
				.insertInto('handovers')
				.values(values)
				.onConflict((conflict) => conflict.column('handover_id').doNothing())
				.execute();
			return await changedBy(store, handoverId);
		});
	}
}

/**
 * Who is responsible for an assignment at an instant: at first whoever was named when it was assigned, then whom it was
 * handed over to. A handover concerns what was on record before it took effect.
 *
 * @param handovers in the order of `readHandovers`
 */
export function responsibleAt(charge: Charge, handovers: Handover[], at: number): string | undefined {
	let clinician = charge.clinician_id;
	for (const handover of handovers) {
		if (handover.from_at > at) break;
		if (charge.recorded_at < handover.from_at && concerns(handover, charge, clinician))
			clinician = handover.clinician_id;
	}
	return clinician ?? undefined;
}

/** All handovers, or those that may concern one assignment, in the order in which they take effect. */
export async function readHandovers(
	{ database }: Store,
	of?: Pick<Charge, 'assignment_id' | 'client_id'>,
): Promise<Handover[]> {
	let query = database.selectFrom('handovers').selectAll();
	if (of) {
		query = query.where((where) =>
			where.or([
				where('scope', '=', 'clinician'),
				where.and([where('scope', '=', 'client'), where('scope_id', '=', of.client_id)]),
				where.and([where('scope', '=', 'assignment'), where('scope_id', '=', of.assignment_id)]),
			]),
		);
	}
	return await query.orderBy('from_at').orderBy('recorded_at').orderBy('handover_id').execute();
}

function concerns({ scope, scope_id: id }: Handover, charge: Charge, clinician: string | null): boolean {
	switch (scope) {
		case 'assignment':
			return id === charge.assignment_id;
		case 'client':
			return id === charge.client_id;
		case 'clinician':
			return id === clinician;
	}
}

async function isOnRecord({ database }: Store, { scope, id }: HandOver['of']): Promise<boolean> {
	switch (scope) {
		case 'assignment': {
			const query = database.selectFrom('assignments').select('assignment_id').where('assignment_id', '=', id);
			return (await query.executeTakeFirst()) !== undefined;
		}
		case 'client': {
			const query = database.selectFrom('clients').select('client_id').where('client_id', '=', id);
			return (await query.executeTakeFirst()) !== undefined;
		}
		case 'clinician': {
			const query = database.selectFrom('clinicians').select('clinician_id').where('clinician_id', '=', id);
			return (await query.executeTakeFirst()) !== undefined;
		}
	}
}

/** What is different for the handover's being there: who is responsible with it, and who would be without it. */
async function changedBy(store: Store, handoverId: string): Promise<HandedOver> {
	const all = await readHandovers(store);
	const others = all.filter(({ handover_id: id }) => id !== handoverId);
	const handover = all.find(({ handover_id: id }) => id === handoverId)!;
	const changed: HandedOver = { assignments: 0, sessions: [] };
	for (const charge of await chargesUnder(store, handover)) {
		const at = (instant: number) => ({
			before: responsibleAt(charge, others, instant),
			after: responsibleAt(charge, all, instant),
		});
		const then = at(handover.from_at);
		if (charge.outcome === 'open' && then.before !== then.after) changed.assignments += 1;
		const { sessionAt } = charge;
		const { before, after } = at(sessionAt);
		if (before === after) continue;
		for (const clinicianId of [before, after]) {
			if (clinicianId !== undefined) changed.sessions.push({ clinicianId, sessionAt });
		}
	}
	return changed;
}

/** What a handover may concern: on record before it, and open or for a session that comes after it. */
async function chargesUnder({ database }: Store, { scope, scope_id: id, from_at: from }: Handover) {
	return await database
		.selectFrom('assignments')
		.select(['assignment_id', 'client_id', 'clinician_id', 'recorded_at', 'outcome', sessionOf.as('sessionAt')])
		.where('recorded_at', '<', from)
		.where('outcome', 'not in', ['withdrawn', 'refused'])
		.where((where) => where.or([where('outcome', '=', 'open'), where(sessionOf, '>=', from)]))
		.$if(scope === 'assignment', (query) => query.where('assignment_id', '=', id))
		.$if(scope === 'client', (query) => query.where('client_id', '=', id))
		.execute();
}
