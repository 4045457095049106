import type { ExpressionBuilder } from 'kysely';
import type { LastingTrouble } from '../../contract/trouble';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Schema } from '../tables/schema';
import type { Store } from '../tables/store';

/** How long a command waits in vain before it counts as stuck, in milliseconds. */
export const STUCK_AFTER = 10 * 60_000;

/** Something that lasts, as it is found now. */
export interface FoundTrouble extends Pick<TroublesTable, 'about' | 'because' | 'count'> {
	kind: LastingTrouble;
	/** In milliseconds. */
	since: number;
}

/**
 * What is stuck, by what was to be said and why it was not: never attention itself, which cannot tell of itself.
 *
 * @param overlooked whether to look, too, for what nobody has taken up though its instant has passed
 */
export async function stuckCommands(store: Store, now: number, overlooked: boolean): Promise<FoundTrouble[]> {
	const inVain = await waitingInVain(store, now - STUCK_AFTER);
	return overlooked ? [...inVain, ...(await notTakenUp(store, now - STUCK_AFTER))] : inVain;
}

async function waitingInVain({ database }: Store, until: number): Promise<FoundTrouble[]> {
	const groups = await database
		.selectFrom('commands')
		.select(['kind', 'topic', 'stuck_because as because'])
		.select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('stuck_since').as('since')])
		.where('stuck_since', '<=', until)
		.where('state', 'in', ['held', 'trying', 'unknown'])
		.where('kind', '!=', 'attention')
		.groupBy(['kind', 'topic', 'stuck_because'])
		.$narrowType<{ since: number }>()
		.execute();
	return groups.map(({ kind, topic, because, count, since }) => ({
		kind: 'stuck',
		...{ about: topic ?? kind, because: because ?? '', count: Number(count), since },
	}));
}

async function notTakenUp({ database }: Store, until: number): Promise<FoundTrouble[]> {
	const groups = await database
		.selectFrom('commands')
		.select(['kind', 'topic'])
		.select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('next_at').as('since')])
		.where('next_at', '<=', until)
		// What is of no use any more will be ended, or belongs to an assignment that an engineer has ended.
		.where('expires_at', '>', until + STUCK_AFTER)
		.where('stuck_since', 'is', null)
		.where('state', 'in', ['planned', 'held'])
		.where((where) => isToBeTakenUp(where))
		.where('kind', '!=', 'attention')
		.groupBy(['kind', 'topic'])
		.$narrowType<{ since: number }>()
		.execute();
	return groups.map(({ kind, topic, count, since }) => ({
		kind: 'stuck',
		...{ about: topic ?? kind, because: '', count: Number(count), since },
	}));
}

/**
 * Of what waits again since messages are stopped no more, its workflow alone knows when it asks: at the next opening, perhaps.
 * One that asks again and again and is not heard is stuck.
 */
export function isToBeTakenUp(where: ExpressionBuilder<Schema, 'commands'>) {
	return where.or([where('reason', 'is', null), where('reason', '!=', 'unheard')]);
}
