import { lastingTroubleSchema } from '../../contract/trouble';
import type { Store } from '../tables/store';
import { subscribers } from './attention';

/** So long at least what lasts is on record before its flow is told, in milliseconds. */
const LOOKED_AT = 8 * 60_000;

/**
 * Whether what goes wrong is told to nobody: every flow that tells it failed or does not answer, or none asks to be told of
 * what lasts. What happened once and has no flow is kept for a day, and makes nobody speak.
 *
 * @param now in milliseconds
 */
export async function isUnheard(store: Store, now: number): Promise<boolean> {
	const { database } = store;
	const stuck = await database
		.selectFrom('commands')
		.select('reader')
		.where('stuck_since', 'is not', null)
		.where('kind', '=', 'attention')
		.where('state', 'in', ['held', 'trying', 'unknown'])
		.where('expires_at', '>', now)
		.execute();
	const failing = new Set(stuck.map(({ reader }) => reader));
	const asking = await subscribers(store);
	if (failing.size > 0 && asking.every((routeId) => failing.has(routeId))) return true;
	const untold = await database
		.selectFrom('troubles')
		.select('kind')
		.where('kind', 'in', lastingTroubleSchema.options)
		.where('told_at', 'is', null)
		.where('over_at', 'is', null)
		.where('first_seen_at', '<', now - LOOKED_AT)
		.limit(1)
		.executeTakeFirst();
	return untold !== undefined;
}
