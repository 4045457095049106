import { clientCommandSchema } from '../../contract/command';
import type { Store } from '../tables/store';
import { triesOf, type CommandRow } from './facts';

/**
 * Which of several wordings a message to a client takes, from 0: how many of its kind were tried for this reader before. It
 * stays through all tries of a command. Undefined for what goes to staff: whoever reads a brief or a notice looks for the same.
 */
export async function wordingOf({ database }: Store, row: CommandRow): Promise<number | undefined> {
	if (!clientCommandSchema.safeParse(row.kind).success) return undefined;
	if (row.turn !== null) return row.turn;
	const { last } = await database
		.selectFrom('commands')
		.select(({ fn }) => fn.max('turn').as('last'))
		.where('reader', '=', row.reader)
		.where('kind', '=', row.kind)
		// As the index of these has it.
		.where('turn', 'is not', null)
		.executeTakeFirstOrThrow();
	return last === null ? 0 : last + 1;
}

/**
 * As of which change of the practice's library a try is worded: as of now, or, where an earlier try may have arrived, as that one was.
 * Nobody gets the same in two wordings.
 *
 * @param now as of which messages are worded now
 */
export async function wordsOf(
	store: Store,
	{ command_id }: Pick<CommandRow, 'command_id'>,
	now: number,
): Promise<number> {
	const unsure = (await triesOf(store, command_id)).find(({ result }) => result === 'unknown');
	return unsure?.words ?? now;
}
