import type { StopScope, StopSource } from '../../contract/stops';
import type { Store } from '../tables/store';

/** What is stopped at an address, and since when, in milliseconds. */
export interface Stop {
	scope: StopScope;
	at: number;
}

/** What was wished for at an address. */
export interface StopWish {
	stopId: string;
	contactIndex: string;
	/** `none` takes back what was stopped. */
	scope: StopScope | 'none';
	source: StopSource;
	/** When it was asked for, in milliseconds. */
	askedAt: number;
	/** What was shown to whoever asked, or what was said. */
	wording?: string;
	/** Through whose link or message it was asked for. */
	assignmentId?: string;
}

/**
 * What is stopped at each of these addresses, by their indexes; those at which nothing is are left out. Of several wishes the
 * latest holds, in whatever order they came on record; but only the client's own word, or a wish for messages again, makes a
 * stop smaller.
 */
export async function stopsAt({ database }: Store, contactIndexes: string[]): Promise<Map<string, Stop>> {
	if (contactIndexes.length === 0) return new Map();
	const rows = await database
		.selectFrom('stops')
		.select(['contact_index', 'scope', 'source', 'asked_at'])
		.where('contact_index', 'in', [...new Set(contactIndexes)])
		.orderBy('asked_at')
		.orderBy('recorded_at')
		.orderBy('stop_id')
		.execute();
	const standing = new Map<string, Stop>();
	for (const { contact_index, scope, source, asked_at } of rows) {
		if (scope === 'none') standing.delete(contact_index);
		else if (scope === 'all' || source === 'client-page' || standing.get(contact_index)?.scope !== 'all')
			standing.set(contact_index, { scope, at: asked_at });
	}
	return standing;
}

/** What is stopped at an address, by its index, if anything is. */
export async function stopAt(store: Store, contactIndex: string): Promise<Stop | undefined> {
	return (await stopsAt(store, [contactIndex])).get(contactIndex);
}

/** Puts a wish on record, once under its id; answers whether it was new. */
export async function insertStop({ database, cipher }: Store, wish: StopWish, now: number): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await database
		.insertInto('stops')
		.values({
			stop_id: wish.stopId,
			contact_index: wish.contactIndex,
			scope: wish.scope,
			source: wish.source,
			asked_at: wish.askedAt,
			recorded_at: now,
			wording: cipher.sealOptional(wish.wording, 'stops.wording', wish.stopId),
			assignment_id: wish.assignmentId ?? null,
		})
		.onConflict((conflict) => conflict.column('stop_id').doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows! > 0n;
}
