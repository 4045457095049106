import type { ReminderPlan } from '../../contract/assignment';
import { commandId, reminderCommandId } from '../../contract/names';
import type { SkipReason } from '../../contract/sending';
import type { AssignmentsTable, CommandsTable } from '../tables/schema';
import type { Store } from '../tables/store';
import { endStopped, wasStopped } from './stopped';
import { NOT_STUCK } from '../troubles/endings';

type Assignment = Pick<AssignmentsTable, 'assignment_id' | 'contact_index' | 'deliver_at' | 'due_at' | 'recorded_at'>;

/** Why the plan had no room for a rule, as a reason of the gate. */
const LEFT_OUT: Record<ReminderPlan['dropped'][number]['reason'], SkipReason> = {
	'no-allowed-hour': 'quiet-hours',
	'too-close': 'gap',
	past: 'past',
	'no-session': 'no-session',
	snoozed: 'snoozed',
};

/** Puts on record what an assignment is going to say: its delivery, and its reminders. */
export async function planCommands(store: Store, assignment: Assignment, plan: ReminderPlan): Promise<void> {
	await insert(store, [
		{
			...blank(assignment),
			command_id: commandId(assignment.assignment_id, 'deliver'),
			kind: 'deliver',
			planned_at: assignment.deliver_at,
			next_at: assignment.deliver_at,
			expires_at: assignment.due_at,
		},
		...reminderRows(assignment, plan, assignment.recorded_at),
	]);
	await endStopped(store, assignment.contact_index);
}

/**
 * Plans an assignment's messages anew: what has begun stays and expires with the new due instant, the rest makes way. After
 * due only what staff have asked for since then is left, and of use until the assignment closes.
 *
 * @param at when that was asked for, in milliseconds
 * @returns the plan with the reminders that the message of another assignment is to say, too: where it does not, their
 *   turn comes all the same
 */
export async function replanCommands(
	store: Store,
	assignment: Assignment,
	plan: ReminderPlan,
	at: number,
): Promise<ReminderPlan> {
	const { database } = store;
	const { assignment_id, due_at } = assignment;
	if (due_at > at) {
		await database
			.updateTable('commands')
			.set({ expires_at: due_at })
			.where('assignment_id', '=', assignment_id)
			.where('kind', '=', 'deliver')
			.where('state', 'in', ['planned', 'held', 'trying', 'unknown'])
			.execute();
		await database
			.updateTable('commands')
			.set({ expires_at: due_at })
			.where('assignment_id', '=', assignment_id)
			.where('kind', '=', 'remind')
			.where('expires_at', '>', due_at)
			.execute();
	}
	await insert(store, reminderRows(assignment, plan, at));
	await endStopped(store, assignment.contact_index);
	return { ...plan, reminders: [...(await takenAlong(store, assignment_id)), ...plan.reminders] };
}

/**
 * The reminders that are planned for after an instant and have not begun, by their assignment, in the order of time.
 *
 * @param after in milliseconds
 */
export async function remindersAhead(
	{ database }: Store,
	assignmentIds: string[],
	after: number,
): Promise<Map<string, number[]>> {
	const rows = await database
		.selectFrom('commands')
		.select(['assignment_id', 'planned_at'])
		.where('assignment_id', 'in', assignmentIds)
		.where('kind', '=', 'remind')
		.where('state', '=', 'planned')
		.where('host', 'is', null)
		.where('ordinal', 'is not', null)
		.where('planned_at', '>', after)
		.orderBy('planned_at')
		.execute();
	const ahead = new Map<string, number[]>(assignmentIds.map((id) => [id, []]));
	for (const { assignment_id, planned_at } of rows) ahead.get(assignment_id!)!.push(planned_at);
	return ahead;
}

/**
 * Takes back the reminders that are planned and have not begun, and answers the last ordinal of what is left.
 *
 * @param after those planned until then stay: their turn has come, whether or not they have come to the gate, or would have, had
 *   their client not asked to be reminded later. In milliseconds
 */
export async function takeRemindersBack({ database }: Store, assignmentId: string, after: number): Promise<number> {
	await database
		.deleteFrom('commands')
		.where('assignment_id', '=', assignmentId)
		.where('kind', '=', 'remind')
		.where((where) =>
			where.or([
				where.and([
					where.or([where('state', '=', 'planned'), wasStopped(where)]),
					where('host', 'is', null),
					where('ordinal', 'is not', null),
					where('planned_at', '>', after),
				]),
				where.and([
					where('command_id', 'like', `${assignmentId}.remind.left-out.%`),
					where.not(where.and([where('reason', '=', LEFT_OUT.snoozed), where('planned_at', '<=', after)])),
				]),
			]),
		)
		.execute();
	const { last } = await database
		.selectFrom('commands')
		.select(({ fn }) => fn.max('ordinal').as('last'))
		.where('assignment_id', '=', assignmentId)
		.where('kind', '=', 'remind')
		.executeTakeFirstOrThrow();
	return last ?? 0;
}

/** The reminders of an assignment that have not begun, and that the message of another one is to say, too. */
async function takenAlong({ database }: Store, assignmentId: string): Promise<ReminderPlan['reminders']> {
	const rows = await database
		.selectFrom('commands')
		.select(['ordinal', 'planned_at', 'expires_at'])
		.where('assignment_id', '=', assignmentId)
		.where('kind', '=', 'remind')
		.where('state', '=', 'planned')
		.where('host', 'is not', null)
		.where('ordinal', 'is not', null)
		.$narrowType<{ ordinal: number }>()
		.orderBy('ordinal')
		.execute();
	return rows.map(({ ordinal, planned_at, expires_at }) => ({
		ordinal,
		at: new Date(planned_at).toISOString(),
		// For previews: a message finds its words when it is tried.
		nearDue: false,
		expiresAt: new Date(expires_at).toISOString(),
	}));
}

/**
 * Ends what waits to be said of an assignment that is over. What may have gone out, or is being tried, is left to whoever has
 * it sent, who asks the gate.
 */
export async function endCommands(
	{ database }: Store,
	assignmentId: string,
	reason: 'answered' | 'withdrawn',
): Promise<void> {
	await database
		.updateTable('commands')
		.set({ state: 'skipped', reason, next_at: null, host: null, ...NOT_STUCK })
		.where('assignment_id', '=', assignmentId)
		.where('kind', 'in', reason === 'answered' ? ['deliver', 'remind'] : ['deliver', 'remind', 'confirm'])
		.where('state', 'in', ['planned', 'held'])
		.execute();
}

/** Whether a delivery of an assignment may have gone out, for all that is known now. */
export async function mayHaveArrived({ database }: Store, assignmentId: string): Promise<boolean> {
	const unsure = await database
		.selectFrom('commands')
		.select('command_id')
		.where('assignment_id', '=', assignmentId)
		.where('kind', '=', 'deliver')
		.where('state', '=', 'unknown')
		.executeTakeFirst();
	return unsure !== undefined;
}

/** A row of which nothing is known yet but whose it is. */
export function blank({ assignment_id, contact_index }: Pick<AssignmentsTable, 'assignment_id' | 'contact_index'>) {
	return {
		reader: contact_index,
		assignment_id,
		event_id: null,
		topic: null,
		ordinal: null,
		state: 'planned',
		reason: null,
		may_have_gone_at: null,
		host: null,
		unheard_since: null,
		turn: null,
		any_hour: null,
		...NOT_STUCK,
	} satisfies Partial<CommandsTable>;
}

/** Those that are left out are on record, too: whoever asks why nothing came is told. */
function reminderRows(assignment: Assignment, { reminders, dropped }: ReminderPlan, at: number): CommandsTable[] {
	const { assignment_id } = assignment;
	return [
		...reminders.map((planned): CommandsTable => ({
			...blank(assignment),
			command_id: reminderCommandId(assignment_id, `${planned.ordinal}`),
			kind: 'remind',
			ordinal: planned.ordinal,
			planned_at: Date.parse(planned.at),
			next_at: Date.parse(planned.at),
			expires_at: Date.parse(planned.expiresAt),
		})),
		...dropped.map(({ rule, reason, at: moment }): CommandsTable => ({
			...blank(assignment),
			command_id: reminderCommandId(assignment_id, `left-out.${rule}`),
			kind: 'remind',
			state: 'skipped',
			reason: LEFT_OUT[reason],
			planned_at: moment === undefined ? at : Date.parse(moment),
			next_at: null,
			expires_at: moment === undefined ? at : Date.parse(moment),
		})),
	];
}

async function insert({ database }: Store, rows: CommandsTable[]): Promise<void> {
	const isLeftOut = ({ state, ordinal }: CommandsTable) => state === 'skipped' && ordinal === null;
	const [leftOut, planned] = [rows.filter(isLeftOut), rows.filter((row) => !isLeftOut(row))];
	if (planned.length > 0) await database.insertInto('commands').values(planned).execute();
	// Of a rule, what its client asked for before says more than that its moment is over now.
	if (leftOut.length > 0)
		await database
			.insertInto('commands')
			.values(leftOut)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
}
