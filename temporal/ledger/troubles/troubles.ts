import type { Selectable } from 'kysely';
import { noteTrouble, type NotedTrouble } from './note';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';

/** Something that goes wrong, or did a while ago. Instants in milliseconds. */
export interface Trouble extends Pick<TroublesTable, 'kind' | 'about' | 'because' | 'count'> {
	/** Since when. */
	since: number;
	/** Set where it is over. */
	overAt?: number;
	/** When the practice was last told. */
	toldAt?: number;
}

/** What goes wrong, for whoever looks after the practice. */
export class Troubles {
	constructor(private readonly store: Store) {}

	/** Counts something that went wrong and that nothing else on record says. */
	async note(trouble: NotedTrouble, at: number): Promise<void> {
		await this.store.transaction((store) => noteTrouble(store, trouble, at));
	}

	/** What goes wrong, and what did in the last hour, the oldest first. */
	async all(): Promise<Trouble[]> {
		const rows = await this.store.database
			.selectFrom('troubles')
			.selectAll()
			.orderBy('first_seen_at')
			.orderBy('kind')
			.orderBy('about')
			.orderBy('because')
			.execute();
		return rows.map(troubleOf);
	}
}

function troubleOf(row: Selectable<TroublesTable>): Trouble {
	const { kind, about, because, count, first_seen_at: since, over_at: overAt, told_at: toldAt } = row;
	return {
		...{ kind, about, because, count, since },
		...(overAt !== null && { overAt }),
		...(toldAt !== null && { toldAt }),
	};
}
