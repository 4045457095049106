import type { HandOver } from '../../contract/request';
import type { Store } from '../tables/store';
import { checkResponsibilities } from './check-responsibilities';
import { readClinician, recordClinician } from './clinicians';
import { keepFacts } from '../numbers/keep-facts';
import { handoversFor, putTurns } from './responsibilities';
import { briefed, CHARGE, holderAt, sessionOf, turnsOf, type Handover } from './turns';

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

/** Who handed over what to whom: one row a handover. Whom each assignment comes to by it is derived with it. */
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
			await store.holdHandovers('add');
			if (!(await isOnRecord(store, of))) return undefined;
			await recordClinician(store, to.clinicianId, to.person);
			await store.database
				.insertInto('handovers')
				.values({
					handover_id: handoverId,
					scope: of.scope,
					scope_id: of.id,
					clinician_id: to.clinicianId,
					from_at: Date.parse(from),
					recorded_at: at,
				})
				.onConflict((conflict) => conflict.column('handover_id').doNothing())
				.execute();
			return await handOver(store, handoverId);
		});
	}

	/**
	 * What a handover would change, were it recorded now: it is not. Undefined where nothing is on record under the id.
	 *
	 * @param at the clock, in milliseconds
	 */
	async preview({ of, to, from }: Pick<HandOver, 'of' | 'from'> & { to: string }, at: number) {
		const { store } = this;
		if (!(await isOnRecord(store, of))) return undefined;
		const planned: Handover = {
			handover_id: '',
			scope: of.scope,
			scope_id: of.id,
			clinician_id: to,
			from_at: Date.parse(from),
			recorded_at: at,
		};
		const charges = await chargesUnder(store, planned);
		const others = charges.length === 0 ? [] : await handoversFor(store, charges);
		const { changed } = difference(planned, charges, others);
		return { name: await nameOf(store, of), assignments: changed.assignments };
	}

	/**
	 * Makes sure that who is responsible is on record as the handovers say, of each assignment.
	 *
	 * @returns how many assignments there are
	 * @throws ResponsibilitiesError where it is not
	 */
	async check(): Promise<number> {
		return await checkResponsibilities(this.store);
	}
}

/** What who or what is handed over is called: of an assignment, its client. */
async function nameOf(store: Store, { scope, id }: HandOver['of']): Promise<string> {
	if (scope === 'clinician') return (await readClinician(store, id))!.name;
	const { database, cipher } = store;
	const { client_id, name } = await database
		.selectFrom('clients')
		.select(['client_id', 'name'])
		.$if(scope === 'client', (query) => query.where('client_id', '=', id))
		.$if(scope === 'assignment', (query) =>
			query.where('client_id', 'in', (where) =>
				where.selectFrom('assignments').select('client_id').where('assignment_id', '=', id),
			),
		)
		.executeTakeFirstOrThrow();
	return cipher.unseal(name, 'clients.name', client_id);
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

/** Derives what changes hands, and tells what is different for the handover's being there. */
async function handOver(store: Store, handoverId: string): Promise<HandedOver> {
	const handover = await store.database
		.selectFrom('handovers')
		.selectAll()
		.where('handover_id', '=', handoverId)
		.executeTakeFirstOrThrow();
	const charges = await chargesUnder(store, handover);
	if (charges.length === 0) return { assignments: 0, sessions: [] };

	const others = (await handoversFor(store, charges)).filter(({ handover_id: id }) => id !== handoverId);
	const { changed, turns } = difference(handover, charges, others);
	const assignmentIds = charges.map(({ assignment_id }) => assignment_id);
	await putTurns(store, assignmentIds, turns);
	await store.holdAssignments(assignmentIds);
	await keepFacts(store, assignmentIds);
	return changed;
}

/** What is different for a handover's being there beside the others, and whose turn it is with it. */
function difference(handover: Handover, charges: Awaited<ReturnType<typeof chargesUnder>>, others: Handover[]) {
	const changed: HandedOver = { assignments: 0, sessions: [] };
	const turns = charges.flatMap((charge) => {
		const before = turnsOf(charge, others);
		const after = turnsOf(charge, [...others, handover]);
		const then = handover.from_at;
		if (charge.outcome === 'open' && holderAt(before, then) !== holderAt(after, then)) changed.assignments += 1;
		const sessionAt = sessionOf(charge);
		if (charge.outcome !== 'withdrawn' && sessionAt !== undefined && briefed(before) !== briefed(after)) {
			for (const clinicianId of [briefed(before), briefed(after)])
				if (clinicianId !== undefined) changed.sessions.push({ clinicianId, sessionAt });
		}
		return after;
	});
	return { changed, turns };
}

/** What a handover may concern: on record before it, and of a clinician, in a turn of his or hers that it may end. */
async function chargesUnder({ database }: Store, { scope, scope_id: id, from_at: from }: Handover) {
	const ofClinician = database
		.selectFrom('responsibilities')
		.select('assignment_id')
		.where('clinician_id', '=', id)
		.where('until_at', '>=', from)
		.where('from_at', '<=', from);
	return await database
		.selectFrom('assignments')
		.select([...CHARGE, 'outcome'])
		.where('recorded_at', '<', from)
		.$if(scope === 'assignment', (query) => query.where('assignment_id', '=', id))
		.$if(scope === 'client', (query) => query.where('client_id', '=', id))
		.$if(scope === 'clinician', (query) => query.where('assignment_id', 'in', ofClinician))
		.execute();
}
