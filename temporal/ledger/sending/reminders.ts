import type { Kysely, Transaction } from 'kysely';
import type { Outcome, ReminderPlan, RemindersState } from '../../contract/assignment';
import { reminderCommandId, whichReminder } from '../../contract/names';
import type { Answer } from '../../contract/question';
import type { SkipReason } from '../../contract/receipt';
import { SKIP_WORDS } from '../../contract/skip-words';
import { localDate } from '../../plan/hours';
import type { FieldCipher } from '../tables/field-cipher';
import { putOffWords } from './put-off-words';
import type { LaterReason } from './rulings';
import type { AssignmentsTable, RemindersTable, Schema, SendsTable } from '../tables/schema';

type Story = NonNullable<Answer<'assignmentReminders'>>;
type ToldReminder = Story['reminders'][number];

/** What is planned to remind clients of, and what became of it. */
export class Reminders {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** The reminders of one assignment, or null where none is on record under this id. */
	async of(assignmentId: string): Promise<Answer<'assignmentReminders'>> {
		const assignment = await this.database
			.selectFrom('assignments')
			.select(['zone', 'outcome', 'paused'])
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirst();
		if (!assignment) return null;
		const rows = await this.database
			.selectFrom('reminders')
			.selectAll()
			.where('assignment_id', '=', assignmentId)
			.orderBy('planned_at')
			.execute();
		const reminders = await Promise.all(
			rows.map(async (row): Promise<ToldReminder> => ({
				...(row.ordinal !== null && { ordinal: row.ordinal }),
				plannedAt: new Date(row.planned_at).toISOString(),
				...(await this.fate(row, assignment)),
			})),
		);
		return { assignmentId, zone: assignment.zone, state: remindersState(assignment), reminders };
	}

	private async fate(
		{ assignment_id, command_id, merged_into }: RemindersTable,
		{ zone, outcome }: Pick<AssignmentsTable, 'zone' | 'outcome'>,
	): Promise<Pick<ToldReminder, 'state' | 'at' | 'reason'>> {
		const receipt = await this.sentAt(command_id);
		if (receipt !== undefined) return { state: 'sent', at: receipt };
		const last = await this.database
			.selectFrom('sends')
			.selectAll()
			.where('command_id', '=', command_id)
			.orderBy('attempt', 'desc')
			.executeTakeFirst();
		const host = merged_into === null ? undefined : await this.sentAt(merged_into);
		if (host !== undefined) return { state: 'merged', at: host, reason: SKIP_WORDS.merged };
		if (last?.result === 'skipped' || last?.result === 'refused') {
			return { state: 'skipped', reason: this.reasonOf(last) };
		}
		const given = await this.givenUp(assignment_id, command_id);
		if (given !== undefined) return { state: last ? 'failed' : 'skipped', reason: given };
		if (outcome !== 'open') return { state: 'skipped', reason: endWords(outcome) };
		switch (last?.result) {
			case undefined:
				return { state: 'planned' };
			case 'held': {
				const reason = putOffWords(last.decision as LaterReason, last.held_until!, zone);
				return { state: 'held', at: new Date(last.held_until!).toISOString(), reason };
			}
			case 'failed':
				return { state: 'failed', reason: this.reasonOf(last) };
			// Being tried right now.
			case 'sent':
			case null:
				return { state: 'planned' };
		}
	}

	private async sentAt(command: string): Promise<string | undefined> {
		const receipt = await this.database
			.selectFrom('receipts')
			.select('received_at')
			.where('command_id', '=', command)
			.where('result', '=', 'sent')
			.executeTakeFirst();
		return receipt && new Date(receipt.received_at).toISOString();
	}

	/** Why its workflow gave it up, where no try could say so. */
	private async givenUp(assignmentId: string, command: string): Promise<string | undefined> {
		const event = await this.database
			.selectFrom('events')
			.select(['event_id', 'reason'])
			.where('event_id', '=', `${assignmentId}.reminder-skipped.${whichReminder(assignmentId, command)}`)
			.executeTakeFirst();
		return event && this.cipher.unsealOptional(event.reason, 'events.reason', event.event_id);
	}

	private reasonOf({ command_id, attempt, decision, detail }: SendsTable): string {
		const said = this.cipher.unsealOptional(detail, 'sends.detail', command_id, attempt);
		return said ?? SKIP_WORDS[decision === 'go' ? 'by-flow' : (decision as SkipReason)];
	}
}

/** Puts a plan on record. */
export async function recordPlan(
	transaction: Transaction<Schema>,
	{ assignment_id, zone }: Pick<AssignmentsTable, 'assignment_id' | 'zone'>,
	{ reminders }: ReminderPlan,
): Promise<void> {
	for (const { ordinal, at } of reminders) {
		await insertReminder(transaction, {
			command_id: reminderCommandId(assignment_id, `${ordinal}`),
			assignment_id,
			ordinal,
			planned_at: Date.parse(at),
			local_date: localDate(Date.parse(at), zone),
			merged_into: null,
		});
	}
}

/** Takes back what is planned and has not begun, and answers the last ordinal of what is left. */
export async function takePlanBack(transaction: Transaction<Schema>, assignmentId: string): Promise<number> {
	await transaction
		.deleteFrom('reminders')
		.where('assignment_id', '=', assignmentId)
		.where('merged_into', 'is', null)
		.where('command_id', 'not in', (eb) =>
			eb.selectFrom('sends').select('command_id').where('assignment_id', '=', assignmentId),
		)
		.execute();
	const { last } = await transaction
		.selectFrom('reminders')
		.select(({ fn }) => fn.max('ordinal').as('last'))
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/** The reminder that a command carries out. One that staff have sent at once comes on record by its first try. */
export async function reminderOf(
	transaction: Transaction<Schema>,
	command: string,
	{ assignment_id, zone }: AssignmentsTable,
	at: number,
): Promise<RemindersTable> {
	const known = await transaction
		.selectFrom('reminders')
		.selectAll()
		.where('command_id', '=', command)
		.executeTakeFirst();
	if (known) return known;
	const row = { command_id: command, assignment_id, ordinal: null, planned_at: at, local_date: localDate(at, zone) };
	return await insertReminder(transaction, { ...row, merged_into: null });
}

async function insertReminder(transaction: Transaction<Schema>, row: RemindersTable): Promise<RemindersTable> {
	await transaction.insertInto('reminders').values(row).execute();
	return row;
}

function remindersState({ outcome, paused }: Pick<AssignmentsTable, 'outcome' | 'paused'>): RemindersState {
	if (outcome !== 'open') return 'over';
	return paused === 1 ? 'paused' : 'running';
}

function endWords(outcome: Exclude<Outcome, 'open'>): string {
	switch (outcome) {
		case 'withdrawn':
			return SKIP_WORDS.withdrawn;
		case 'no-answer':
		case 'refused':
			return SKIP_WORDS.expired;
		case 'done':
		case 'partly':
		case 'could-not':
			return SKIP_WORDS.answered;
	}
}
