import type { Selectable } from 'kysely';
import { waitingAttention, type WaitingAttention } from './attention';
import { attentionLines, type TroubleLine } from './content';
import { look, type LookedAround } from './look';
import { noteTrouble, type NotedTrouble } from './note';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';
import { isUnheard } from './unheard';

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

	/**
	 * Looks what goes wrong, and puts on record what whoever asks for attention is to be told.
	 *
	 * @param now in milliseconds
	 * @returns the commands that wait to be tried for the first time
	 */
	async look(now: number, around: LookedAround): Promise<WaitingAttention[]> {
		await this.store.transaction((store) => look(store, now, around));
		return await waitingAttention(this.store);
	}

	/** What a message of attention tells. */
	async lines(commandId: string): Promise<TroubleLine[]> {
		return await attentionLines(this.store, commandId);
	}

	/**
	 * Whether what goes wrong is told to nobody.
	 *
	 * @param now in milliseconds
	 */
	async isUnheard(now: number): Promise<boolean> {
		return await isUnheard(this.store, now);
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
