import type { Kysely, Transaction } from 'kysely';
import type { KeyRing } from '../../contract/keys';
import type { Schema } from './schema';

/** Said where a ledger was written with keys that were not given: names both sides' key ids. */
export class LedgerKeysError extends Error {
	override readonly name = 'LedgerKeysError';
}

/** How often workers that begin a ledger at the same time may get in each other's way. */
const TRIES = 5;

/** PostgreSQL's code where a transaction read what another one has changed meanwhile. */
const SERIALIZATION_FAILURE = '40001';

/**
 * Makes sure that everything in the ledger can be read and found with this ring, and notes the key that writes from now on.
 *
 * @throws LedgerKeysError where the ring lacks a key that wrote, or has another identity key
 */
export async function admitKeys(database: Kysely<Schema>, ring: KeyRing): Promise<void> {
	for (let tries = 1; ; tries += 1) {
		try {
			const transaction = database.transaction().setIsolationLevel('serializable');
			return await transaction.execute((begun) => admit(begun, ring));
		} catch (error) {
			if ((error as { code?: unknown }).code !== SERIALIZATION_FAILURE || tries === TRIES) throw error;
		}
	}
}

async function admit(transaction: Transaction<Schema>, ring: KeyRing): Promise<void> {
	await requireKeys(transaction, ring);
	await transaction
		.insertInto('ledger_keys')
		.values([
			{ purpose: 'identity', key_id: ring.identityId },
			{ purpose: 'ring', key_id: ring.ids[0]! },
		])
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/**
 * Makes sure that everything in the ledger can be read and found with this ring, and notes nothing.
 *
 * @throws LedgerKeysError where the ring lacks a key that wrote, or has another identity key
 */
export async function requireKeys(database: Kysely<Schema>, ring: KeyRing): Promise<void> {
	const keys = await database.selectFrom('ledger_keys').selectAll().execute();
	const identity = keys.find(({ purpose }) => purpose === 'identity');
	if (identity && identity.key_id !== ring.identityId) {
		throw new LedgerKeysError(
			`The ledger belongs to the identity key ${identity.key_id}; keys.json has the identity key ${ring.identityId}. ` +
				'The identity key never changes: give the worker the keys.json that this ledger was begun with.',
		);
	}
	const written = keys.filter(({ purpose }) => purpose === 'ring').map((key) => key.key_id);
	const missing = written.filter((id) => !ring.ids.includes(id));
	if (missing.length > 0) {
		throw new LedgerKeysError(
			`The ledger was written with the keys ${written.join(', ')}; the ring of keys.json has ${ring.ids.join(', ')}. ` +
				`Put ${missing.join(', ')} back into the ring, behind the first one.`,
		);
	}
}
