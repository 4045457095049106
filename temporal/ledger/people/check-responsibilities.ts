import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../tables/store';
import { CHARGE, turnsOf, type Turn } from './turns';

/** Assignments that are looked at in one transaction: whoever assigns or hands over waits meanwhile. */
const AT_ONCE = 1_000;

/** Said where who is responsible stands in the ledger otherwise than the handovers say. */
export class ResponsibilitiesError extends Error {
	override readonly name = 'ResponsibilitiesError';
}

/**
 * Compares who is responsible, as it was derived step by step, with what all the handovers say of each assignment.
 *
 * @returns how many assignments there are
 * @throws ResponsibilitiesError where they differ
 */
export async function checkResponsibilities(store: Store): Promise<number> {
	const wrong: string[] = [];
	let checked = 0;
	for (let last: string | undefined = ''; last !== undefined;) {
		const after: string = last;
		const page = await store.transaction((held) => checkPage(held, after));
		checked += page.length;
		wrong.push(...page.flatMap(({ id, differs }) => (differs ? id : [])));
		last = page.at(-1)?.id;
	}
	if (wrong.length === 0) return checked;
	throw new ResponsibilitiesError(
		`Of ${checked} assignments ${wrong.length} have other clinicians on record than the handovers say, such as ` +
			`${wrong.slice(0, 3).join(', ')}. Reschedule each to the instants that it has: that derives its clinicians anew.`,
	);
}

async function checkPage(store: Store, after: string): Promise<Array<{ id: string; differs: boolean }>> {
	const { database } = store;
	await store.holdHandovers('add');
	const charges = await database
		.selectFrom('assignments')
		.select(CHARGE)
		.where('assignment_id', '>', after)
		.orderBy('assignment_id')
		.limit(AT_ONCE)
		.execute();
	const handovers = await database.selectFrom('handovers').selectAll().execute();
	const ids = charges.map(({ assignment_id }) => assignment_id);
	const rows = await database
		.selectFrom('responsibilities')
		.selectAll()
		.where('assignment_id', 'in', ids)
		.orderBy('position')
		.execute();
	const derived = new Map<string, Turn[]>(ids.map((id) => [id, []]));
	for (const row of rows) derived.get(row.assignment_id)!.push({ ...row });
	return charges.map((charge) => {
		const id = charge.assignment_id;
		return { id, differs: !isDeepStrictEqual(derived.get(id), turnsOf(charge, handovers)) };
	});
}
