import type { Kysely } from 'kysely';
import type { KeyRing } from '../../contract/keys';
import { FieldCipher } from './field-cipher';
import type { Schema } from './schema';

/** The ledger's database with what it takes to write and read it; within a transaction, that transaction. */
export class Store {
	readonly cipher: FieldCipher;

	constructor(
		readonly database: Kysely<Schema>,
		readonly ring: KeyRing,
	) {
		this.cipher = new FieldCipher(ring);
	}

	/** Does some work in one transaction: all of it comes on record, or nothing. */
	async transaction<T>(work: (store: Store) => Promise<T>): Promise<T> {
		return await this.database.transaction().execute((transaction) => work(new Store(transaction, this.ring)));
	}

	/** Holds all that is said to one reader (an address, a clinician, a route) until the transaction ends. */
	async holdReader(reader: string): Promise<void> {
		await this.database
			.insertInto('readers')
			.values({ reader })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		await this.database.selectFrom('readers').select('reader').where('reader', '=', reader).forUpdate().execute();
	}

	/**
	 * Holds the handovers until the transaction ends: whoever derives from them does so beside others, whoever adds one is
	 * alone. Whoever holds something else, too, holds these first.
	 */
	async holdHandovers(to: 'derive' | 'add'): Promise<void> {
		const lock = this.database.selectFrom('locks').select('name').where('name', '=', 'handovers');
		await (to === 'add' ? lock.forUpdate() : lock.forShare()).execute();
	}

	/** Holds who has which route until the transaction ends: each claim sees what the one before it came to. */
	async holdRoutes(): Promise<void> {
		await this.database.selectFrom('locks').select('name').where('name', '=', 'routes').forUpdate().execute();
	}

	/** Holds whether all that goes to clients is held, until the transaction ends. */
	async holdBrake(): Promise<void> {
		await this.database.selectFrom('locks').select('name').where('name', '=', 'brake').forUpdate().execute();
	}

	/** Holds what becomes of assignments until the transaction ends. Whoever holds a reader, too, holds the reader first. */
	async holdAssignments(assignmentIds: string[]): Promise<void> {
		if (assignmentIds.length === 0) return;
		await this.database
			.selectFrom('assignments')
			.select('assignment_id')
			.where('assignment_id', 'in', assignmentIds)
			.orderBy('assignment_id')
			.forUpdate()
			.execute();
	}
}
