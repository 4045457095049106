import type { EventKind } from '../../contract/event';
import { eventId, whichReminder } from '../../contract/names';
import { skipReasonSchema, type Ending } from '../../contract/sending';
import { skippedBecause, undeliveredBecause } from '../../contract/skip-words';
import { recordEvent } from '../assignments/events';
import type { Store } from '../tables/store';
import { assignmentsIn } from './brief-lines';
import { assignmentOf, triesOf, type CommandRow } from './facts';

/**
 * How a command that is over has ended, as it is told.
 *
 * @param now in milliseconds
 */
export async function endingOf(store: Store, row: CommandRow, now: number): Promise<Ending> {
	const last = (await triesOf(store, row.command_id)).at(-1);
	const wentOut = row.state === 'sent' || row.state === 'unknown';
	const bySomebody = row.state === 'refused' || row.reason === 'by-flow';
	const known = wentOut ? row.may_have_gone_at : bySomebody ? last?.settled_at : undefined;
	const at = new Date(known ?? now).toISOString();
	const said = last && store.cipher.unsealOptional(last.detail, 'tries.detail', row.command_id, last.number);
	const reason = skipReasonSchema.safeParse(row.reason).data;
	switch (row.state) {
		case 'sent':
			return { kind: 'sent', at };
		case 'refused':
			return {
				kind: 'refused',
				at,
				reason: said ?? 'The flow gave no reason.',
				...(last?.result === 'opted-out' && { optedOut: true as const }),
			};
		case 'skipped':
			return {
				kind: 'skipped',
				at,
				reason: reason ?? 'by-flow',
				...(reason === 'by-flow' && said !== undefined && { detail: said }),
			};
		case 'given-up':
			return { kind: 'given-up', at, reason: said ?? 'It could not be sent while it was of use.' };
		case 'unknown':
			return { kind: 'unknown', at, reason: said ?? 'The connection broke while it was being sent.' };
		case 'planned':
		case 'held':
		case 'trying':
			throw new Error(`The command ${row.command_id} is not over: it is ${row.state}.`);
	}
}

/** Records the steps that the end of a command stands for, and what becomes of those that it was to say, too. */
export async function recordEnding(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	switch (row.kind) {
		case 'deliver':
			return await recordDelivery(store, row, ending);
		case 'remind':
			return await recordReminder(store, row, ending);
		case 'confirm':
			if (ending.kind === 'sent') await recordStep(store, row.assignment_id!, 'confirmed', ending.at);
			return;
		case 'brief':
			if (ending.kind !== 'sent') return;
			for (const assignmentId of await assignmentsIn(store, row.command_id))
				await recordStep(store, assignmentId, 'summarized', ending.at, { which: row.command_id });
			return;
		case 'notice':
			return;
	}
}

async function recordDelivery(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	const assignmentId = row.assignment_id!;
	// A delivery that staff had sent again has a number.
	const again = row.command_id.slice(eventId(assignmentId, 'deliver').length + 1);
	const which = again === '' ? undefined : again;
	switch (ending.kind) {
		case 'sent':
			return await recordStep(store, assignmentId, 'delivered', ending.at);
		case 'unknown':
			return await recordStep(store, assignmentId, 'unconfirmed', ending.at, {
				which,
				reason: `It may not have arrived: ${ending.reason}`,
			});
		default: {
			const reason = undeliveredBecause(ending);
			if (reason === undefined) return;
			return await recordStep(store, assignmentId, 'undeliverable', ending.at, { which, reason });
		}
	}
}

/** One that another message said has a step of that message; one that it surely did not say goes out by itself. */
async function recordReminder(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	await recordReminded(store, row, ending);
	const { database } = store;
	const mayHaveSaid = row.may_have_gone_at !== null;
	await database
		.updateTable('commands')
		.set(mayHaveSaid ? { state: 'skipped', reason: 'merged', next_at: null } : { host: null })
		.where('host', '=', row.command_id)
		.where('state', 'in', ['planned', 'held'])
		.execute();
	if (!mayHaveSaid) return;
	const said = await database
		.selectFrom('commands')
		.selectAll()
		.where('host', '=', row.command_id)
		.where('state', '=', 'skipped')
		.where('reason', '=', 'merged')
		.orderBy('command_id')
		.execute();
	const { at } = ending;
	const ofOthers: Ending = ending.kind === 'sent' ? ending : { kind: 'unknown', at, reason: ending.reason };
	for (const child of said) await recordReminded(store, child, ofOthers);
}

async function recordReminded(store: Store, row: CommandRow, ending: Ending): Promise<void> {
	const assignmentId = row.assignment_id!;
	const which = whichReminder(assignmentId, row.command_id);
	switch (ending.kind) {
		case 'sent':
			return await recordStep(store, assignmentId, 'reminded', ending.at, { which });
		case 'unknown':
			return await recordStep(store, assignmentId, 'reminder-unconfirmed', ending.at, { which, reason: ending.reason });
		default: {
			const reason = skippedBecause(ending);
			if (reason !== undefined) await recordStep(store, assignmentId, 'reminder-skipped', ending.at, { which, reason });
		}
	}
}

/** Records a step of an assignment with its outcome as it stands. */
export async function recordStep(
	store: Store,
	assignmentId: string,
	kind: EventKind,
	at: string,
	{ which, reason }: { which?: string; reason?: string } = {},
): Promise<void> {
	const { outcome } = await assignmentOf(store, assignmentId);
	await recordEvent(store, {
		eventId: eventId(assignmentId, kind, which),
		assignmentId,
		kind,
		at,
		outcome,
		...(reason !== undefined && { reason }),
	});
}
