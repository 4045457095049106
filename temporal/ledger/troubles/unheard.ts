import type { CommandState } from '../../contract/sending';
import { lastingTroubleSchema } from '../../contract/trouble';
import type { Store } from '../tables/store';
import { subscribers } from './attention';

/** So long at least what lasts is on record before its flow is told, in milliseconds. */
const LOOKED_AT = 8 * 60_000;

/** How a message ends of which nobody can say that the office was told. */
const IN_VAIN: CommandState[] = ['refused', 'given-up', 'unknown'];

/**
 * Whether what goes wrong is told to nobody: every flow that tells it failed, does not answer, or had it refused by the mailbox
 * of the office, or none asks to be told of what lasts. What happened once and has no flow is kept for a day, and makes nobody speak.
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
	const failing = new Set([...stuck.map(({ reader }) => reader), ...(await endedInVain(store, now))]);
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

/** The flows whose last message that is over was refused, given up, or may not have arrived. */
async function endedInVain({ database }: Store, now: number): Promise<string[]> {
	const rows = await database
		.selectFrom('commands')
		.select(['reader', 'state'])
		.where('assignment_id', 'is', null)
		.where('kind', '=', 'attention')
		.where('state', 'in', ['sent', ...IN_VAIN])
		.where('next_at', 'is', null)
		.where('expires_at', '>', now)
		.orderBy('planned_at')
		.execute();
	const last = new Map(rows.map(({ reader, state }) => [reader, state]));
	return [...last].flatMap(([reader, state]) => (IN_VAIN.includes(state) ? [reader] : []));
}
