import type { AssignmentEvent } from '../../contract/event';
import type { CommandState, HeldReason } from '../../contract/sending';
import type { CommandRow } from '../sending/facts';
import type { Store } from '../tables/store';
import { noteTrouble, type NotedTrouble } from './note';

/** What keeps a command back by a rule of the gate, or for a while that is foreseen: nobody has to do anything about it. */
const AS_PLANNED: Array<CommandRow['reason']> = ['quiet-hours', 'closed', 'gap', 'cap', 'merged', 'unsure', 'brake'];

/** A command that nothing stands in the way of. */
export const NOT_STUCK = { stuck_since: null, stuck_because: null } satisfies Partial<CommandRow>;

/** Since when a command that is put off waits in vain, and why: not where a rule of the gate holds it. */
export function stuck(row: CommandRow, reason: CommandRow['reason'], now: number) {
	if (AS_PLANNED.includes(reason)) return NOT_STUCK;
	return { stuck_since: row.stuck_since ?? now, stuck_because: reason as HeldReason };
}

/**
 * Notes that a command has ended otherwise than it should. What becomes of a delivery is noted with its step.
 *
 * @param now in milliseconds
 */
export async function noteEnding(store: Store, row: CommandRow, now: number): Promise<void> {
	// What becomes of attention itself is never told by attention.
	if (row.kind === 'attention') return;
	const trouble = row.kind === 'brief' ? troubleOfBrief(row) : troubleOf(row);
	if (trouble) await noteTrouble(store, trouble, now);
}

/** Notes that a step of an assignment is none that should be. */
export async function noteStep(store: Store, { kind, because, kept, at }: AssignmentEvent): Promise<void> {
	if (kind === 'undeliverable') await noteTrouble(store, { kind, because: because ?? '' }, Date.parse(at));
	const unread = kind === 'unreadable' || (kind === 'not-taken' && kept !== undefined);
	if (unread) await noteTrouble(store, { kind: 'unreadable' }, Date.parse(at));
}

function troubleOf({ kind, topic, state }: CommandRow): NotedTrouble | undefined {
	const about = topic ?? kind;
	if (state === 'unknown') return { kind: 'unknown', about };
	const isTold = state === 'given-up' || state === 'refused';
	return isTold && kind !== 'deliver' ? { kind: state, about } : undefined;
}

function troubleOfBrief({ state, reason, reader }: CommandRow): NotedTrouble | undefined {
	const lost: CommandState[] = ['given-up', 'skipped'];
	if (state === 'unknown') return { kind: 'unknown', about: 'brief' };
	if (state === 'refused') return { kind: 'brief-refused', about: reader };
	const tooLate = lost.includes(state) && (state === 'given-up' || reason === 'expired');
	return tooLate ? { kind: 'brief-given-up', about: reader } : undefined;
}
