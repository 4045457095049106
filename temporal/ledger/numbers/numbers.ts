import { sql } from 'kysely';
import type { Period } from '../../numbers/period';
import type { Tally } from '../../numbers/scorecard';
import { readClinician } from '../people/clinicians';
import type { Store } from '../tables/store';
import { FACT_COLUMNS, keepFacts } from './keep-facts';
import { tallies } from './tally';

/** Assignments whose facts are compared at a time. */
const AT_ONCE = 1_000;

/** What is counted of all that is on record. */
export class Numbers {
	constructor(private readonly store: Store) {}

	/**
	 * Counts what is due in a period, by exercise and clinician.
	 *
	 * @param now in milliseconds: what is due later is ahead
	 */
	async tallies(period: Period, now: number): Promise<Tally[]> {
		return await tallies(this.store, period, now);
	}

	/** What clinicians are called, by their ids. */
	async clinicians(clinicianIds: string[]): Promise<Map<string, string>> {
		const names = new Map<string, string>();
		for (const id of clinicianIds) names.set(id, (await readClinician(this.store, id))!.name);
		return names;
	}

	/** The ids of the assignments whose facts are not what follows from all that is on record; of none, where all is well. */
	async differing(): Promise<string[]> {
		const columns = sql.join(FACT_COLUMNS.map((column) => sql.ref(column)));
		const { rows } = await sql<{ assignment_id: string }>`
			select assignment_id from
			(select ${columns} from facts_as_recorded except select ${columns} from facts) as differing
		`.execute(this.store.database);
		return rows.map(({ assignment_id }) => assignment_id);
	}

	/** Puts right what differs, and answers of how many assignments that was. */
	async rebuild(): Promise<number> {
		const ids = await this.differing();
		for (let first = 0; first < ids.length; first += AT_ONCE) {
			const some = ids.slice(first, first + AT_ONCE);
			await this.store.transaction(async (store) => {
				await store.holdAssignments(some);
				await keepFacts(store, some);
			});
		}
		return ids.length;
	}
}
