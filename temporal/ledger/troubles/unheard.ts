import { lastingTroubleSchema } from '../../contract/trouble';
import type { Store } from '../tables/store';

/** So long at least what lasts is on record before its flow is told, in milliseconds. */
const LOOKED_AT = 8 * 60_000;

/**
 * Whether what goes wrong is told to nobody: the flow that tells it failed or does not answer, or none asks to be told of
 * what lasts. What happened once and has no flow is kept for a day, and makes nobody speak.
 *
 * @param now in milliseconds
 */
export async function isUnheard({ database }: Store, now: number): Promise<boolean> {
	const waiting = await database
		.selectFrom('commands')
		.select('command_id')
		.where('stuck_since', 'is not', null)
		.where('kind', '=', 'attention')
		.where('state', 'in', ['held', 'trying', 'unknown'])
		.where('expires_at', '>', now)
		.limit(1)
		.executeTakeFirst();
	if (waiting) return true;
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
