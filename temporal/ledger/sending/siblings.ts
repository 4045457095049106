import type { Transaction } from 'kysely';
import { reminderEventId, whichReminder } from '../../contract/names';
import { dispatched, type Dispatched } from './dispatched';
import type { FieldCipher } from '../tables/field-cipher';
import type { AssignmentsTable, RemindersTable, Schema } from '../tables/schema';

/** A reminder of another assignment that a message says, too. */
export interface Sibling extends Dispatched {
	commandId: string;
}

/** How a reminder stands whose words another command's message was to say. */
export type Host = 'sent' | 'trying' | 'over';

/** A message of one assignment that may speak of others, too. */
export interface Speaking {
	command: string;
	assignment: AssignmentsTable;
	/** The instant of the try, in milliseconds. */
	at: number;
	/** Its day on the calendar of the client's zone. */
	date: string;
}

/**
 * Has a message say what other assignments of this client have planned for the same day: the next reminder of each that
 * it may remind of, if that has not begun to go out by itself.
 *
 * @param formerHost a command that was to say this one and did not: what else it was to say goes over
 */
export async function mergeSiblings(
	transaction: Transaction<Schema>,
	{ command, assignment, at, date }: Speaking,
	formerHost: string | null,
): Promise<void> {
	const planned = await transaction
		.selectFrom('reminders')
		.innerJoin('assignments', 'assignments.assignment_id', 'reminders.assignment_id')
		.select(['reminders.command_id', 'reminders.assignment_id'])
		.where('assignments.client_id', '=', assignment.client_id)
		.where('assignments.contact_index', '=', assignment.contact_index)
		.where('assignments.assignment_id', '!=', assignment.assignment_id)
		.where('assignments.delivery', '=', 'delivered')
		.where('assignments.outcome', '=', 'open')
		.where('assignments.paused', '=', 0)
		.where('assignments.due_at', '>', at)
		.where('reminders.local_date', '=', date)
		.where('reminders.ordinal', 'is not', null)
		.where((eb) =>
			eb.or([eb('reminders.merged_into', 'is', null), eb('reminders.merged_into', '=', formerHost ?? command)]),
		)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb.selectFrom('slots').select('command_id').whereRef('slots.command_id', '=', 'reminders.command_id'),
				),
			),
		)
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('sends')
						.select('command_id')
						.whereRef('sends.command_id', '=', 'reminders.command_id')
						.where('sends.result', 'in', ['skipped', 'refused']),
				),
			),
		)
		.orderBy('reminders.planned_at', 'desc')
		.execute();
	if (planned.length === 0) return;
	const next = new Map(planned.map(({ assignment_id, command_id }) => [assignment_id, command_id]));
	await transaction
		.updateTable('reminders')
		.set({ merged_into: command })
		.where('command_id', 'in', [...next.values()])
		.execute();
}

/**
 * What a command's message says beside its own assignment, as long as it may be said.
 *
 * @param at the instant of the try, in milliseconds
 */
export async function siblingsOf(
	transaction: Transaction<Schema>,
	cipher: FieldCipher,
	command: string,
	at: number,
): Promise<Sibling[]> {
	const rows = await transaction
		.selectFrom('reminders')
		.innerJoin('assignments', 'assignments.assignment_id', 'reminders.assignment_id')
		.selectAll('assignments')
		.select('reminders.command_id')
		.where('merged_into', '=', command)
		.where('assignments.outcome', '=', 'open')
		.where('assignments.paused', '=', 0)
		.where('assignments.due_at', '>', at)
		.orderBy('planned_at')
		.execute();
	const siblings: Sibling[] = [];
	for (const { command_id, ...assignment } of rows) {
		siblings.push({ commandId: command_id, ...(await dispatched(transaction, cipher, assignment)) });
	}
	return siblings;
}

/**
 * How the command stands whose message was to say a reminder; `over` also where that went out without it.
 *
 * @param at the instant of the try, in milliseconds
 */
export async function hostState(
	transaction: Transaction<Schema>,
	host: string,
	reminder: RemindersTable,
	at: number,
): Promise<Host> {
	const receipt = await transaction
		.selectFrom('receipts')
		.select('result')
		.where('command_id', '=', host)
		.executeTakeFirst();
	if (receipt) return receipt.result === 'sent' && (await wasSaid(transaction, reminder)) ? 'sent' : 'over';
	const trying = await transaction
		.selectFrom('slots')
		.innerJoin('reminders', 'reminders.command_id', 'slots.command_id')
		.innerJoin('assignments', 'assignments.assignment_id', 'reminders.assignment_id')
		.select('slots.command_id')
		.where('slots.command_id', '=', host)
		.where('slots.expires_at', '>', at)
		.where('assignments.outcome', '=', 'open')
		.where((eb) =>
			eb.not(
				eb.exists(
					eb
						.selectFrom('sends')
						.select('sends.command_id')
						.where('sends.command_id', '=', host)
						.where('sends.result', '=', 'skipped'),
				),
			),
		)
		.executeTakeFirst();
	return trying ? 'trying' : 'over';
}

/** The receipt of a message left a step of each assignment that it spoke of. */
async function wasSaid(
	transaction: Transaction<Schema>,
	{ assignment_id, command_id }: RemindersTable,
): Promise<boolean> {
	const step = reminderEventId(assignment_id, 'reminded', whichReminder(assignment_id, command_id));
	const row = await transaction.selectFrom('events').select('event_id').where('event_id', '=', step).executeTakeFirst();
	return row !== undefined;
}

/** Takes a reminder back that another message was to say. */
export async function standAlone(transaction: Transaction<Schema>, command: string): Promise<void> {
	await transaction.updateTable('reminders').set({ merged_into: null }).where('command_id', '=', command).execute();
}
