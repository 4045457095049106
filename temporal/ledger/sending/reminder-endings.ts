import { whichReminder } from '../../contract/names';
import type { Ending } from '../../contract/sending';
import { skippedBecause, unsureBecause } from '../../contract/skip-words';
import type { Store } from '../tables/store';
import { assignmentOf, type CommandRow } from './facts';
import { recordStep } from './steps';

/**
 * Records the step that the end of a reminder stands for, and what becomes of those that it was to say, too: one that it may
 * have said has a step of that message, one that it surely did not say goes out by itself.
 *
 * @param now in milliseconds
 */
export async function recordReminder(store: Store, row: CommandRow, ending: Ending, now: number): Promise<void> {
	await recordReminded(store, row, ending);
	const { database } = store;
	const mayHaveSaid = row.may_have_gone_at !== null;
	await database
		.updateTable('commands')
		.set(mayHaveSaid ? { state: 'skipped', reason: 'merged', next_at: null } : { host: null })
		.where('host', '=', row.command_id)
		.where('state', 'in', ['planned', 'held'])
		.execute();
	const said = await database
		.selectFrom('commands')
		.selectAll()
		.where('host', '=', row.command_id)
		.where('state', '=', 'skipped')
		.where('reason', '=', 'merged')
		.orderBy('command_id')
		.execute();
	if (!mayHaveSaid) {
		for (const child of said) await recordUnsaid(store, child, now);
		return;
	}
	const { at } = ending;
	const ofOthers: Ending = ending.kind === 'sent' ? ending : { ...ending, kind: 'unknown', at };
	for (const child of said) await recordReminded(store, child, ofOthers);
}

/**
 * Of a reminder that counted as said by another message, which surely never went out, as is known in the end: it goes out by
 * itself where its turn is still to come. Where it has passed, its workflow has gone on without it.
 */
async function recordUnsaid(store: Store, row: CommandRow, now: number): Promise<void> {
	const { command_id, assignment_id, planned_at } = row;
	const { outcome } = await assignmentOf(store, assignment_id!);
	const isAhead = outcome === 'open' && planned_at > now;
	await store.database
		.updateTable('commands')
		.set({ host: null, reason: null, ...(isAhead ? { state: 'planned', next_at: planned_at } : { state: 'given-up' }) })
		.where('command_id', '=', command_id)
		.execute();
	if (isAhead) return;
	const which = whichReminder(assignment_id!, command_id);
	const why = { ours: 'The message that was to say it, too, did not go out.' };
	await recordStep(store, assignment_id!, 'reminder-skipped', new Date(now).toISOString(), { which, why });
}

async function recordReminded(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	const assignmentId = row.assignment_id!;
	const which = whichReminder(assignmentId, row.command_id);
	switch (ending.kind) {
		case 'sent':
			return await recordStep(store, assignmentId, 'reminded', ending.at, { which });
		case 'unknown':
			return await recordStep(store, assignmentId, 'reminder-unconfirmed', ending.at, {
				which,
				why: unsureBecause(ending),
			});
		default: {
			const why = skippedBecause(ending);
			if (why) await recordStep(store, assignmentId, 'reminder-skipped', ending.at, { which, why });
		}
	}
}
