import type { PastTrouble } from '../../contract/trouble';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';

/** Something that went wrong once. */
export interface NotedTrouble {
	kind: PastTrouble;
	/** Opaque: a blind index of an address, a clinician, or what was to be said; left out where there is nothing to name. */
	about?: string;
	because?: TroublesTable['because'];
}

/**
 * Counts something that went wrong, to be told to whoever asks for attention. To be called in the transaction that records it,
 * once for each time that it happens, and last: it holds the row of its trouble.
 *
 * @param at in milliseconds
 */
export async function noteTrouble(
	{ database }: Store,
	{ kind, about = '', because = '' }: NotedTrouble,
	at: number,
): Promise<void> {
	await database
		.insertInto('troubles')
		.values({ kind, about, because, count: 1, first_seen_at: at, last_seen_at: at })
		.onConflict((conflict) =>
			conflict.columns(['kind', 'about', 'because']).doUpdateSet((row) => ({
				count: row('troubles.count', '+', 1),
				first_seen_at: row.case().when('troubles.count', '=', 0).then(at).else(row.ref('troubles.first_seen_at')).end(),
				last_seen_at: at,
			})),
		)
		.execute();
}

/** Has nobody told of what went wrong and is made up for before anybody was. To be called in the same place. */
export async function forgetTrouble(
	{ database }: Store,
	{ kind, about = '', because = '' }: NotedTrouble,
): Promise<void> {
	await database
		.updateTable('troubles')
		.set({ count: 0 })
		.where('kind', '=', kind)
		.where('about', '=', about)
		.where('because', '=', because)
		.execute();
}
