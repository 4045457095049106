import type { Selectable } from 'kysely';
import { attentionCommandId } from '../../contract/names';
import { isLasting } from '../../contract/trouble';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';

const DAY = 24 * 60 * 60_000;

/** So long after its instant nobody takes up any more what is held, in milliseconds: its workflow was ended by hand, perhaps. */
const LOST_AFTER = 15 * 60_000;

/** The routes of whoever asks for attention. */
export async function subscribers({ database }: Store): Promise<string[]> {
	const rows = await database.selectFrom('routes').select('route_id').where('kind', '=', 'attention').execute();
	return rows.map((row) => row.route_id);
}

/**
 * Has one subscriber told: by a new command, or by one that waits for its flow, so that a flow that is back gets one message
 * and not one of each hour.
 */
export async function addToAttention(
	store: Store,
	routeId: string,
	news: Array<Selectable<TroublesTable>>,
	now: number,
): Promise<void> {
	if (news.length === 0) return;
	const { database } = store;
	await store.holdReader(routeId);
	const commandId = (await waitingFor(store, routeId, now)) ?? (await newCommand(store, routeId, now));
	for (const { kind, about, because, count, first_seen_at: since_at, over_at } of news) {
		await database
			.insertInto('trouble_lines')
			.values({ command_id: commandId, kind, about, because, count, since_at, over_at })
			.onConflict((conflict) =>
				conflict.columns(['command_id', 'kind', 'about', 'because']).doUpdateSet((row) => ({
					count: isLasting(kind) ? count : row('trouble_lines.count', '+', count),
					over_at,
				})),
			)
			.execute();
	}
}

/** A message of attention, and whom it is for. */
export interface WaitingAttention {
	commandId: string;
	/** The subscriber's route. */
	routeId: string;
}

/** What waits to be tried for the first time. */
export async function waitingAttention({ database }: Store): Promise<WaitingAttention[]> {
	return await database
		.selectFrom('commands')
		.select(['command_id as commandId', 'reader as routeId'])
		.where('assignment_id', 'is', null)
		.where('kind', '=', 'attention')
		.where('state', '=', 'planned')
		.execute();
}

async function waitingFor({ database }: Store, routeId: string, now: number): Promise<string | undefined> {
	const row = await database
		.selectFrom('commands')
		.select('command_id')
		.where('reader', '=', routeId)
		.where('may_have_gone_at', 'is', null)
		.where('kind', '=', 'attention')
		.where((where) =>
			where.or([
				where('state', '=', 'planned'),
				where.and([where('state', '=', 'held'), where('next_at', '>', now - LOST_AFTER)]),
			]),
		)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row?.command_id;
}

async function newCommand({ database }: Store, routeId: string, now: number): Promise<string> {
	const commandId = attentionCommandId(routeId, now);
	await database
		.insertInto('commands')
		.values({
			...{ command_id: commandId, kind: 'attention', reader: routeId, topic: 'attention', state: 'planned' },
			...{ planned_at: now, next_at: now, expires_at: now + DAY },
		})
		.execute();
	return commandId;
}
