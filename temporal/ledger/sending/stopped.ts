import type { ExpressionBuilder } from 'kysely';
import { eventId, whichReminder } from '../../contract/names';
import type { SkipReason } from '../../contract/sending';
import type { StopScope } from '../../contract/stops';
import { stopAt } from '../people/stops';
import type { Schema } from '../tables/schema';
import type { Store } from '../tables/store';
import { NOT_STUCK } from '../troubles/endings';
import type { CommandRow } from './facts';

/** Why what a stop holds back is skipped. */
const REASONS: Record<StopScope, SkipReason> = { all: 'opted-out', reminders: 'reminders-stopped' };

/** The kinds of messages to a client that a stop holds back. */
const HOLDS = { all: ['deliver', 'remind', 'confirm'], reminders: ['remind'] } as const;

/** Whether a command ended since it was stopped at its address. */
export function isStopped({ state, reason }: Pick<CommandRow, 'state' | 'reason'>): boolean {
	return state === 'skipped' && Object.values(REASONS).some((stopped) => stopped === reason);
}

/** The same, of rows of the commands. */
export function wasStopped(where: ExpressionBuilder<Schema, 'commands'>) {
	return where.and([where('state', '=', 'skipped'), where('reason', 'in', Object.values(REASONS))]);
}

/**
 * Ends what waits for an address at which it is stopped, so that it is not called planned for ever. What is being tried, and
 * what the message of another one is to say, is left to the gate.
 *
 * @returns how many messages that were
 */
export async function endStopped(store: Store, contactIndex: string): Promise<number> {
	const stop = await stopAt(store, contactIndex);
	if (!stop) return 0;
	const { numUpdatedRows } = await store.database
		.updateTable('commands')
		.set({ state: 'skipped', reason: REASONS[stop.scope], next_at: null, ...NOT_STUCK })
		.where('reader', '=', contactIndex)
		.where('may_have_gone_at', 'is', null)
		.where('kind', 'in', HOLDS[stop.scope])
		.where('state', 'in', ['planned', 'held'])
		.where('host', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/**
 * Has what a stop ended wait again where it is not stopped any more, is of use, and its turn has not come yet: a step on
 * record says that it has, and that its workflow goes on without it.
 *
 * @param now in milliseconds
 * @returns how many messages that were
 */
export async function letStoppedGo(store: Store, contactIndex: string, now: number): Promise<number> {
	const stop = await stopAt(store, contactIndex);
	if (stop?.scope === 'all') return 0;
	const again = await stoppedBefore(store, contactIndex, stop ? [REASONS.all] : Object.values(REASONS), now);
	for (const { command_id, planned_at } of again) {
		await store.database
			.updateTable('commands')
			.set(
				planned_at > now
					? { state: 'planned', reason: null, next_at: planned_at }
					: { state: 'held', reason: 'unheard', next_at: now },
			)
			.where('command_id', '=', command_id)
			.execute();
	}
	return again.length;
}

/**
 * How many messages would wait again if nothing were stopped at an address any more.
 *
 * @param now in milliseconds
 */
export async function countStopped(store: Store, contactIndex: string, now: number): Promise<number> {
	return (await stoppedBefore(store, contactIndex, Object.values(REASONS), now)).length;
}

/** What a stop ended for these reasons that is of use, and whose turn has not come yet. */
async function stoppedBefore({ database }: Store, contactIndex: string, reasons: SkipReason[], now: number) {
	const ended = await database
		.selectFrom('commands')
		.innerJoin('assignments', 'assignments.assignment_id', 'commands.assignment_id')
		.selectAll('commands')
		.where('commands.reader', '=', contactIndex)
		.where('commands.may_have_gone_at', 'is', null)
		.where('commands.kind', 'in', ['deliver', 'remind'])
		.where('commands.state', '=', 'skipped')
		.where('commands.reason', 'in', reasons)
		.where('commands.expires_at', '>', now)
		.where('assignments.outcome', '=', 'open')
		.execute();
	if (ended.length === 0) return [];
	const steps = await database
		.selectFrom('events')
		.select('event_id')
		.where('event_id', 'in', ended.map(stepOf))
		.execute();
	const passed = new Set(steps.map(({ event_id }) => event_id));
	return ended.filter((row) => !passed.has(stepOf(row)));
}

/** The step by which it shows that a message's turn came while it was stopped. */
function stepOf({ kind, assignment_id, command_id }: CommandRow): string {
	const assignmentId = assignment_id!;
	if (kind === 'remind') return eventId(assignmentId, 'reminder-skipped', whichReminder(assignmentId, command_id));
	const again = command_id.slice(eventId(assignmentId, 'deliver').length + 1);
	return eventId(assignmentId, 'undeliverable', again === '' ? undefined : again);
}
