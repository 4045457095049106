import { clientCommandSchema } from '../../contract/command';
import { isMadeBefore, type LetThrough, type MadeBefore, type Order, type Try } from './orders';
import { insertEdition, noteLines } from './editions';
import { assignmentOf, triesOf, type CommandRow } from './facts';
import { blank } from './planned';
import type { TryEnd } from './try-end';
import { wordingOf } from './wordings';
import type { AssignmentsTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** Makes the row of a command that was not planned. */
export async function ensureRow(store: Store, order: Order): Promise<void> {
	const { database } = store;
	const { commandId } = order;
	const known = await database
		.selectFrom('commands')
		.select('command_id')
		.where('command_id', '=', commandId)
		.executeTakeFirst();
	if (hasItsRow(order)) {
		if (!known) throw new Error(`The ledger has no ${order.kind} ${commandId}.`);
		await database
			.updateTable('commands')
			.set({ expires_at: order.expiresAt })
			.where('command_id', '=', commandId)
			.where('state', '=', 'planned')
			.execute();
	} else if (!known) {
		const times = { command_id: commandId, planned_at: order.at, next_at: order.at, expires_at: order.expiresAt };
		if (order.kind === 'brief') return await insertEdition(store, order, times);
		const assignment = await assignmentOf(store, order.assignmentId);
		await database
			.insertInto('commands')
			.values({
				...blank(assignment),
				...times,
				expires_at: uselessFrom(order, assignment),
				kind: order.kind,
				any_hour: order.anyHour ? 1 : null,
			})
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	} else if (order.kind !== 'brief' && order.anyHour) {
		await database.updateTable('commands').set({ any_hour: 1 }).where('command_id', '=', commandId).execute();
	}
}

function hasItsRow(order: Order): order is Extract<Order, { kind: MadeBefore }> {
	return isMadeBefore(order.kind);
}

/** Since a message to a client was asked for, due may have been moved to before it would be of no use. */
function uselessFrom({ kind, at, expiresAt }: Order, { due_at }: Pick<AssignmentsTable, 'due_at'>): number {
	return kind !== 'confirm' && at < due_at ? Math.min(expiresAt, due_at) : expiresAt;
}

/** A try without a result when another begins was cut off: before its post nothing went out, after it nobody can tell. */
export async function settleInterrupted({ database }: Store, commandId: string, now: number): Promise<void> {
	const cutOff = database.updateTable('tries').where('command_id', '=', commandId).where('result', 'is', null);
	await cutOff.set({ result: 'unknown', settled_at: now }).where('posted_at', 'is not', null).execute();
	await cutOff.set({ result: 'not-sent', settled_at: now }).where('posted_at', 'is', null).execute();
}

/** Begins a try of a command that the gate let through, before anything is sent. */
export async function beginTry(
	store: Store,
	row: CommandRow,
	{ alsoSays, words }: Pick<LetThrough, 'alsoSays' | 'words'>,
	now: number,
): Promise<Try> {
	const { database } = store;
	const { command_id: commandId } = row;
	const { last } = await database
		.selectFrom('tries')
		.select(({ fn }) => fn.max('number').as('last'))
		.where('command_id', '=', commandId)
		.executeTakeFirstOrThrow();
	const number = (last ?? 0) + 1;
	await database
		.insertInto('tries')
		.values({
			command_id: commandId,
			number,
			channel: clientCommandSchema.safeParse(row.kind).success ? 'email' : null,
			address: row.reader,
			started_at: now,
			words,
		})
		.execute();
	await database
		.updateTable('commands')
		.set({ state: 'trying', reason: null, next_at: null, turn: await wordingOf(store, row) })
		.where('command_id', '=', commandId)
		.execute();
	if (row.kind === 'remind' || row.kind === 'deliver') await takeAlong(store, row, alsoSays);
	if (row.kind === 'brief') await noteLines(store, commandId, now);
	return { commandId, number };
}

/** Notes that the post of a try begins: from now on it may have gone out. */
export async function beginPost(
	{ database }: Store,
	{ commandId, number }: Try,
	routeId: string,
	now: number,
): Promise<void> {
	await database
		.updateTable('tries')
		.set({ posted_at: now, route_id: routeId })
		.where('command_id', '=', commandId)
		.where('number', '=', number)
		.execute();
	await database.updateTable('commands').set({ may_have_gone_at: now }).where('command_id', '=', commandId).execute();
}

/** Forgets a try that something held back before its post. */
export async function forgetTry({ database }: Store, { commandId, number }: Try): Promise<void> {
	await database
		.deleteFrom('tries')
		.where('command_id', '=', commandId)
		.where('number', '=', number)
		.where('posted_at', 'is', null)
		.execute();
}

/** Records what a try came to. */
export async function endTry(store: Store, { commandId, number }: Try, end: TryEnd, now: number): Promise<void> {
	const { cipher } = store;
	const detail = 'reason' in end ? end.reason : undefined;
	const id = end.result === 'sent' ? end.providerMessageId : undefined;
	await store.database
		.updateTable('tries')
		.set({
			result: end.result,
			proof: end.result === 'failed' ? end.proof : null,
			settled_at: now,
			provider_message_id: cipher.sealOptional(id, 'tries.provider_message_id', commandId, number),
			detail: cipher.sealOptional(detail, 'tries.detail', commandId, number),
			quoted: 'quoted' in end && end.quoted ? 1 : null,
		})
		.where('command_id', '=', commandId)
		.where('number', '=', number)
		.execute();
}

/** The last instant at which a command may have gone out, for all that is known now. */
export async function lastMayHaveGone(store: Store, commandId: string): Promise<number | null> {
	const gone = (await triesOf(store, commandId)).flatMap(({ result, posted_at: at }) =>
		at !== null && (result === null || result === 'sent' || result === 'unknown') ? [at] : [],
	);
	return gone.length === 0 ? null : Math.max(...gone);
}

/** Leaves to themselves the reminders that a message was to say, too, unless it may have said them. */
export async function releaseOthers({ database }: Store, row: CommandRow): Promise<void> {
	if (row.may_have_gone_at !== null) return;
	await database.updateTable('commands').set({ host: null }).where('host', '=', row.command_id).execute();
}

/**
 * Has a message say others of its kind, and no longer those that it was to say before, unless it may have said them. One that goes out
 * by itself has no host, and what is said by another message says nothing itself.
 */
async function takeAlong(store: Store, row: CommandRow, alsoSays: string[]): Promise<void> {
	const { command_id: commandId } = row;
	const { database } = store;
	await releaseOthers(store, row);
	await database.updateTable('commands').set({ host: null }).where('command_id', '=', commandId).execute();
	if (alsoSays.length === 0) return;
	await database.updateTable('commands').set({ host: null }).where('host', 'in', alsoSays).execute();
	await database.updateTable('commands').set({ host: commandId }).where('command_id', 'in', alsoSays).execute();
}
