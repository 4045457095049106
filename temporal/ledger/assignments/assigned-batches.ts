import type { Outcome } from '../../contract/assignment';
import type { Store } from '../tables/store';
import { clientOnRecord, clientsOfAssignments, type ClientOnRecord } from './clients-of-assignments';

/** An assignment of a batch. */
export interface AssignedTogether {
	outcome: Outcome;
	/** Whose it is. */
	client: ClientOnRecord;
}

/** What one execution assigned, together. */
export class AssignedBatches {
	constructor(private readonly store: Store) {}

	/**
	 * Notes that a batch is withdrawn: what of it is on record by now is to be told, and what is not is refused when it comes.
	 *
	 * @param at in milliseconds
	 */
	async withdraw(batchId: string, at: number): Promise<void> {
		await this.store.transaction(async (store) => {
			// Whoever records an assignment at this moment is waited for, and is on record then.
			await store.holdHandovers('add');
			await store.database
				.insertInto('withdrawn_batches')
				.values({ batch_id: batchId, withdrawn_at: at })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
		});
	}

	/** What of a batch is on record, with whose it is. */
	async of(batchId: string): Promise<AssignedTogether[]> {
		const rows = await clientsOfAssignments(this.store)
			.select('assignments.outcome')
			.where('batch_id', '=', batchId)
			.orderBy('assignment_id')
			.execute();
		return rows.map((row) => ({ outcome: row.outcome, client: clientOnRecord(this.store, row) }));
	}
}

/** Whether the batch that an assignment came in is withdrawn. */
export async function isBatchWithdrawn({ database }: Store, batchId: string | undefined): Promise<boolean> {
	if (batchId === undefined) return false;
	const row = await database
		.selectFrom('withdrawn_batches')
		.select('batch_id')
		.where('batch_id', '=', batchId)
		.executeTakeFirst();
	return row !== undefined;
}
