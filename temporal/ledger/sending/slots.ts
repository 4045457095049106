import type { Kysely, Transaction } from 'kysely';
import { commandId } from '../../contract/names';
import type { Policy } from '../../contract/policy';
import { dayBounds, localDate } from '../../plan/hours';
import { nextOpen, OPEN_EVERY_DAY } from '../../plan/sending-hours';
import type { AssignmentsTable, Schema, SlotsTable } from '../tables/schema';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** Whether a command has been let through before: it keeps its slot for all its tries. */
export async function hasSlot(transaction: Kysely<Schema>, command: string): Promise<boolean> {
	const row = await transaction
		.selectFrom('slots')
		.select('command_id')
		.where('command_id', '=', command)
		.executeTakeFirst();
	return row !== undefined;
}

/** Takes the slot of a command that is let through for the first time. */
export async function takeSlot(transaction: Transaction<Schema>, slot: SlotsTable): Promise<void> {
	await transaction.insertInto('slots').values(slot).execute();
}

/** Gives a slot back: the flow says that nothing went out. */
export async function giveSlotBack(transaction: Transaction<Schema>, command: string): Promise<void> {
	await transaction.deleteFrom('slots').where('command_id', '=', command).execute();
}

/** When the last reminder to this client, or the last delivery of another assignment, is long enough ago. */
export async function gapEnd(
	transaction: Transaction<Schema>,
	{ client_id, assignment_id }: AssignmentsTable,
	gap: number,
): Promise<number | undefined> {
	const { last } = await transaction
		.selectFrom('slots')
		.select(({ fn }) => fn.max('taken_at').as('last'))
		.where('client_id', '=', client_id)
		.where('command', 'in', ['remind', 'deliver'])
		.where('command_id', '!=', commandId(assignment_id, 'deliver'))
		.executeTakeFirstOrThrow();
	return last === null ? undefined : last + gap;
}

/** When this client may be reminded again: the next day after a full one, or when a week's first one is a week ago. */
export async function capEnd(
	transaction: Transaction<Schema>,
	{ client_id, zone }: AssignmentsTable,
	{ perDay, perWeek, quietHours }: Policy,
	at: number,
): Promise<number | undefined> {
	const hours = { ...OPEN_EVERY_DAY, quietHours };
	const slots = await transaction
		.selectFrom('slots')
		.select(['taken_at', 'local_date'])
		.where('client_id', '=', client_id)
		.where('command', '=', 'remind')
		.where('taken_at', '>', at - WEEK)
		.orderBy('taken_at', 'desc')
		.execute();
	const firstOfWeek = slots[perWeek - 1];
	if (firstOfWeek) return nextOpen(firstOfWeek.taken_at + WEEK, zone, hours);
	const today = localDate(at, zone);
	if (slots.filter(({ local_date }) => local_date === today).length < perDay) return undefined;
	return nextOpen(dayBounds(today, zone).to, zone, hours);
}
