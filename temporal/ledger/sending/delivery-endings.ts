import { eventId } from '../../contract/names';
import type { Ending } from '../../contract/sending';
import { undeliveredBecause, unsureBecause } from '../../contract/skip-words';
import type { Store } from '../tables/store';
import { NOT_STUCK } from '../troubles/endings';
import type { CommandRow } from './facts';
import { recordStep } from './steps';

/**
 * Records the step that the end of a delivery stands for, and what becomes of those that it was to say, too: what it may have
 * said has ended with it, in the same way, and what it surely did not say goes out by itself.
 */
export async function recordDelivery(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	await recordDelivered(store, row, ending);
	const { database } = store;
	const { command_id, state, may_have_gone_at } = row;
	const others = database.updateTable('commands').where('host', '=', command_id).where('kind', '=', 'deliver');
	if (may_have_gone_at === null) {
		await others.set({ host: null }).where('state', 'in', ['planned', 'held']).execute();
	} else {
		const asThis = { state: state === 'sent' ? ('sent' as const) : ('unknown' as const), reason: null, next_at: null };
		await others
			.set({ ...asThis, ...NOT_STUCK, may_have_gone_at })
			.where('state', 'in', ['planned', 'held', 'unknown'])
			.execute();
	}
	const said = await database
		.selectFrom('commands')
		.selectAll()
		.where('host', '=', command_id)
		.where('state', 'in', ['sent', 'unknown'])
		.orderBy('command_id')
		.execute();
	for (const child of said) await recordOther(store, child, row, ending);
}

/** What may have been said by another message, of which it is known in the end that it surely never went out, did not arrive. */
async function recordOther(store: Store, child: CommandRow, host: CommandRow, ending: Ending): Promise<void> {
	if (host.may_have_gone_at !== null) {
		return await recordDelivered(store, child, ending.kind === 'sent' ? ending : { ...ending, kind: 'unknown' });
	}
	await store.database
		.updateTable('commands')
		.set({ state: 'given-up', may_have_gone_at: null, ...NOT_STUCK })
		.where('command_id', '=', child.command_id)
		.execute();
	await recordDelivered(store, child, ending);
}

async function recordDelivered(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	const assignmentId = row.assignment_id!;
	// A delivery that staff had sent again has a number.
	const again = row.command_id.slice(eventId(assignmentId, 'deliver').length + 1);
	const which = again === '' ? undefined : again;
	switch (ending.kind) {
		case 'sent':
			return await recordStep(store, assignmentId, 'delivered', ending.at);
		case 'unknown':
			return await recordStep(store, assignmentId, 'unconfirmed', ending.at, { which, why: unsureBecause(ending) });
		default: {
			const why = undeliveredBecause(ending);
			if (!why) return;
			return await recordStep(store, assignmentId, 'undeliverable', ending.at, { which, why });
		}
	}
}
