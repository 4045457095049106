import type { Transaction } from 'kysely';
import { dispatched, type Dispatched } from './dispatched';
import type { FieldCipher } from './field-cipher';
import type { AssignmentsTable, Schema } from './schema';

/** A reminder of another assignment that a message says, too. */
export interface Sibling extends Dispatched {
	commandId: string;
}

/** How a reminder stands whose words another command's message was to say. */
export type Host = 'sent' | 'trying' | 'over';

/**
 * Has a message say what other assignments of this client have planned for the same day: those that it may remind of,
 * and that have not begun to go out by themselves.
 *
 * @param date day of the message on the calendar of the client's zone
 * @param formerHost a command that was to say this one and did not: what else it was to say goes over
 */
export async function mergeSiblings(
	transaction: Transaction<Schema>,
	command: string,
	assignment: AssignmentsTable,
	date: string,
	formerHost: string | null,
): Promise<void> {
	const siblings = await transaction
		.selectFrom('reminders')
		.innerJoin('assignments', 'assignments.assignment_id', 'reminders.assignment_id')
		.select('reminders.command_id')
		.where('assignments.client_id', '=', assignment.client_id)
		.where('assignments.contact_index', '=', assignment.contact_index)
		.where('assignments.assignment_id', '!=', assignment.assignment_id)
		.where('assignments.delivery', '=', 'delivered')
		.where('assignments.outcome', '=', 'open')
		.where('assignments.paused', '=', 0)
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
		.execute();
	if (siblings.length === 0) return;
	await transaction
		.updateTable('reminders')
		.set({ merged_into: command })
		.where(
			'command_id',
			'in',
			siblings.map(({ command_id }) => command_id),
		)
		.execute();
}

/** What a command's message says beside its own assignment, as long as it may be said. */
export async function siblingsOf(
	transaction: Transaction<Schema>,
	cipher: FieldCipher,
	command: string,
): Promise<Sibling[]> {
	const rows = await transaction
		.selectFrom('reminders')
		.innerJoin('assignments', 'assignments.assignment_id', 'reminders.assignment_id')
		.selectAll('assignments')
		.select('reminders.command_id')
		.where('merged_into', '=', command)
		.where('assignments.outcome', '=', 'open')
		.where('assignments.paused', '=', 0)
		.orderBy('planned_at')
		.execute();
	const siblings: Sibling[] = [];
	for (const { command_id, ...assignment } of rows) {
		siblings.push({ commandId: command_id, ...(await dispatched(transaction, cipher, assignment)) });
	}
	return siblings;
}

/** How the command stands whose message was to say a reminder. */
export async function hostState(transaction: Transaction<Schema>, host: string, at: number): Promise<Host> {
	const receipt = await transaction
		.selectFrom('receipts')
		.select('result')
		.where('command_id', '=', host)
		.executeTakeFirst();
	if (receipt) return receipt.result === 'sent' ? 'sent' : 'over';
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

/** Takes a reminder back that another message was to say. */
export async function standAlone(transaction: Transaction<Schema>, command: string): Promise<void> {
	await transaction.updateTable('reminders').set({ merged_into: null }).where('command_id', '=', command).execute();
}
