import { sql, type Selectable } from 'kysely';
import { isLasting } from '../../contract/trouble';
import type { TroublesTable } from '../tables/schema-troubles';
import type { Store } from '../tables/store';
import { addToAttention, subscribers } from './attention';
import { stuckCommands, type FoundTrouble } from './found';
import { countUntold, NEWS_FOR } from './untold';

type Row = Selectable<TroublesTable>;

/** What the watch has found beside the ledger, and whether it has looked all the time. */
export interface LookedAround {
	/** Routes that do not answer, and clocks that differ. */
	found: FoundTrouble[];
	/** Whether it looked a few minutes ago: what is not taken up since the homework service is back, soon is. */
	watching: boolean;
}

/** What comes and goes within one look is not told, in milliseconds: a flow may not have answered a single ping. */
const FOR_SURE = 2 * 60_000;

/** The same trouble is told once in this time while it lasts, in milliseconds. */
const TELL_AGAIN = 60 * 60_000;

/** And at the earliest after this one where it was over in between and is back, in milliseconds. */
const TELL_ANEW = 15 * 60_000;

/**
 * Brings the troubles up to date, and puts on record what each subscriber to attention is to be told: what is new, what still
 * lasts after an hour, what reached nobody, and what is over.
 *
 * @param now in milliseconds
 */
export async function look(store: Store, now: number, { found, watching }: LookedAround): Promise<void> {
	const { database } = store;
	await database.selectFrom('locks').select('name').where('name', '=', 'troubles').forUpdate().execute();
	await countUntold(store, now);
	await noteLasting(store, now, [...(await stuckCommands(store, now, watching)), ...found]);
	const rows = await database.selectFrom('troubles').selectAll().orderBy('first_seen_at').forUpdate().execute();
	const routeIds = await subscribers(store);
	const news = rows.filter((row) => isNews(row, now));
	if (routeIds.length > 0) {
		for (const routeId of routeIds) await addToAttention(store, routeId, news, now);
		for (const row of news) await told(store, row, now);
	}
	for (const row of rows) if (isPast(row, now)) await ofTrouble(database.deleteFrom('troubles'), row).execute();
}

/** Notes what lasts, and of what lasted until now that it is over. */
async function noteLasting({ database }: Store, now: number, found: FoundTrouble[]): Promise<void> {
	for (const { kind, about, because, count, since } of found) {
		await database
			.insertInto('troubles')
			.values({ kind, about, because, count, first_seen_at: since, last_seen_at: now })
			.onConflict((conflict) =>
				conflict.columns(['kind', 'about', 'because']).doUpdateSet((row) => ({
					count,
					// While it lasts it began when it was first seen, though what waited longest may be out by now.
					first_seen_at: row
						.case()
						.when('troubles.over_at', 'is', null)
						.then(row.ref('troubles.first_seen_at'))
						// What is back began after it was over, though a message may have waited all the time.
						.when('troubles.over_at', '>=', since)
						.then(sql<number>`troubles.over_at + 1`)
						.else(since)
						.end(),
					last_seen_at: now,
					over_at: null,
				})),
			)
			.execute();
	}
	await database
		.updateTable('troubles')
		.set({ over_at: now })
		.where('kind', 'in', ['stuck', 'route-lost', 'clocks-apart'])
		.where('last_seen_at', '<', now)
		.where('over_at', 'is', null)
		.execute();
}

/** Whether it is to be told now. */
function isNews({ kind, count, first_seen_at, told_at, over_at }: Row, now: number): boolean {
	const isBack = isLasting(kind) && told_at !== null && told_at < first_seen_at;
	const recently = told_at !== null && now < told_at + (isBack ? TELL_ANEW : TELL_AGAIN);
	if (!isLasting(kind)) return count > 0 && !recently;
	if (over_at === null) return !recently && (kind === 'stuck' || now >= first_seen_at + FOR_SURE);
	return over_at === now && told_at !== null && told_at >= first_seen_at;
}

async function told({ database }: Store, row: Row, now: number): Promise<void> {
	if (row.over_at !== null) return;
	const counted = isLasting(row.kind) ? {} : { count: 0 };
	await ofTrouble(database.updateTable('troubles').set({ told_at: now, ...counted }), row).execute();
}

/** Whether nothing more will be said of it: it was told long enough ago, or nobody asked in time. */
function isPast({ kind, count, told_at, over_at, last_seen_at }: Row, now: number): boolean {
	if (told_at !== null && now < told_at + TELL_AGAIN) return false;
	if (isLasting(kind)) return over_at !== null && over_at < now;
	return count === 0 ? last_seen_at < now - TELL_AGAIN : last_seen_at < now - NEWS_FOR;
}

function ofTrouble<Q extends { where(column: 'kind' | 'about' | 'because', is: '=', value: string): Q }>(
	query: Q,
	{ kind, about, because }: Row,
): Q {
	return query.where('kind', '=', kind).where('about', '=', about).where('because', '=', because);
}
