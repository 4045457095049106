import type { CommandState } from '../../contract/sending';
import { pastTroubleSchema } from '../../contract/trouble';
import type { Store } from '../tables/store';

/** How a message of attention ended that surely told nobody. */
const TOLD_NOBODY: CommandState[] = ['refused', 'given-up', 'skipped'];

/** What happened and nobody was told of is news for so long, in milliseconds. */
export const NEWS_FOR = 24 * 60 * 60_000;

/**
 * Counts anew what happened once, and what a message was to tell that reached nobody: it is told again when its hour is over,
 * and for no longer than a day after it happened. Not where another subscriber was told since.
 *
 * @param now in milliseconds
 */
export async function countUntold({ database }: Store, now: number): Promise<void> {
	const lines = await database
		.selectFrom('commands')
		.innerJoin('trouble_lines', 'trouble_lines.command_id', 'commands.command_id')
		.selectAll('trouble_lines')
		.select('commands.planned_at as toldAt')
		.where('commands.assignment_id', 'is', null)
		.where('commands.kind', '=', 'attention')
		.where('commands.state', 'in', TOLD_NOBODY)
		.where('commands.expires_at', '>', now)
		.where('trouble_lines.kind', 'in', pastTroubleSchema.options)
		.where('trouble_lines.since_at', '>', now - NEWS_FOR)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('commands as other')
						.select('other.command_id')
						.where('other.assignment_id', 'is', null)
						.where('other.kind', '=', 'attention')
						.where('other.state', '=', 'sent')
						.whereRef('other.reader', '!=', 'commands.reader')
						.whereRef('other.may_have_gone_at', '>=', 'commands.planned_at'),
				),
			),
		)
		.execute();
	for (const { command_id, kind, about, because, count, since_at, toldAt } of lines) {
		await database
			.insertInto('troubles')
			.values({ kind, about, because, count, first_seen_at: since_at, last_seen_at: since_at, told_at: toldAt })
			.onConflict((conflict) =>
				conflict.columns(['kind', 'about', 'because']).doUpdateSet((row) => ({
					count: row('troubles.count', '+', count),
					first_seen_at: since_at,
				})),
			)
			.execute();
		await database
			.deleteFrom('trouble_lines')
			.where('command_id', '=', command_id)
			.where('kind', '=', kind)
			.where('about', '=', about)
			.where('because', '=', because)
			.execute();
	}
}
