import type { HeldReason } from '../../contract/sending';
import { mayHaveGone, type Standing } from '../../gate/results';
import type { Store } from '../tables/store';
import { noteEnding, NOT_STUCK, stuck } from '../troubles/endings';
import type { Settled } from './orders';
import { endingOf, recordEnding } from './endings';
import { isOver, triesOf, tryFact, type CommandRow } from './facts';
import { lastMayHaveGone } from './trying';

/** @throws Error where it is not on record */
export async function readCommand({ database }: Store, commandId: string): Promise<CommandRow> {
	return await database
		.selectFrom('commands')
		.selectAll()
		.where('command_id', '=', commandId)
		.executeTakeFirstOrThrow(() => new Error(`The ledger has no command ${commandId}.`));
}

/** What a command is while it waits: one that may have gone out stays so. */
export async function waitingState(store: Store, { command_id }: CommandRow): Promise<'held' | 'unknown'> {
	return mayHaveGone((await triesOf(store, command_id)).map(tryFact)) > 0 ? 'unknown' : 'held';
}

/** Notes how a command stands, and where it has just ended, what follows. */
export async function stand(
	store: Store,
	row: CommandRow,
	{ state, nextAt }: Standing,
	reason: CommandRow['reason'] | undefined,
	now: number,
): Promise<Settled> {
	const stood = await store.database
		.updateTable('commands')
		.set({
			state,
			reason: reason ?? null,
			next_at: nextAt ?? null,
			may_have_gone_at: await lastMayHaveGone(store, row.command_id),
			unheard_since: reason === 'unheard' ? (row.unheard_since ?? now) : null,
			...(nextAt === undefined ? NOT_STUCK : stuck(row, reason ?? null, now)),
		})
		.where('command_id', '=', row.command_id)
		.returningAll()
		.executeTakeFirstOrThrow();
	if (nextAt !== undefined) return { kind: 'later', until: nextAt, reason: stood.reason as HeldReason };
	const ending = await endingOf(store, stood, now);
	if (!isOver(row) || row.state !== state) {
		await recordEnding(store, stood, ending, now);
		// Who has opted out is told as such.
		if (!('optedOut' in ending)) await noteEnding(store, stood, now);
	}
	return { kind: 'over', ending };
}
