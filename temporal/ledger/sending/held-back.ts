import { sql } from 'kysely';
import type { Held, HeldBack, Pointless } from '../../contract/brake';
import type { ClientCommand } from '../../contract/command';
import type { CommandState, HeldReason } from '../../contract/sending';
import { readStories } from '../assignments/stories';
import type { Client } from '../people/caseload';
import type { Store } from '../tables/store';

/** What is held, with whose the messages are that are pointless. */
export interface HeldOnRecord extends Held, Pick<HeldBack, 'waiting' | 'pointless'> {
	listed: Listed[];
}

type Listed = Omit<Pointless, 'client'> & { client: Client };

/** Messages that are listed; of more it is told how many. */
const MOST_LISTED = 50;

const WAITING: CommandState[] = ['held', 'unknown'];
const POINTLESS: CommandState[] = ['held', 'skipped', 'given-up'];

/**
 * What waits for letting go, and what came to be of no use since all was held. Instants in milliseconds.
 *
 * @param since when it was held
 * @param now what is of no use by then is pointless, whether or not it has looked again
 */
export async function heldBack(store: Store, since: number, now: number): Promise<Omit<HeldOnRecord, keyof Held>> {
	const waiting = await count(store, WAITING, now + 1, Number.MAX_SAFE_INTEGER);
	const pointless = await count(store, POINTLESS, since, now);
	return { waiting, pointless, listed: pointless === 0 ? [] : await list(store, since, now) };
}

/** Those that were held when they looked last, by their states and by when they are of no use. */
function braked({ database }: Store, states: CommandState[], from: number, to: number) {
	return (
		database
			.selectFrom('commands')
			// Literally as in the index of what is held, which SQLite does not take for a parameter.
			.where('reason', '=', sql.lit<HeldReason>('brake'))
			.where('expires_at', '>=', from)
			.where('expires_at', '<=', to)
			.where('state', 'in', states)
	);
}

async function count(store: Store, states: CommandState[], from: number, to: number): Promise<number> {
	const { found } = await braked(store, states, from, to)
		.select(({ fn }) => fn.countAll<number | string>().as('found'))
		.executeTakeFirstOrThrow();
	return Number(found);
}

async function list(store: Store, since: number, now: number): Promise<Listed[]> {
	const rows = await braked(store, POINTLESS, since, now)
		.select(['assignment_id', 'kind', 'planned_at'])
		.orderBy('planned_at')
		.orderBy('command_id')
		.limit(MOST_LISTED)
		.$narrowType<{ assignment_id: string; kind: ClientCommand }>()
		.execute();
	const stories = await readStories(store, [...new Set(rows.map(({ assignment_id }) => assignment_id))]);
	return rows.map(({ assignment_id: assignmentId, kind: what, planned_at }) => {
		const { client, exercise, zone } = stories.get(assignmentId)!;
		return {
			...{ assignmentId, client, what, exercise: exercise.title, zone },
			plannedAt: new Date(planned_at).toISOString(),
		};
	});
}
