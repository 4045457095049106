import type { ReminderPlan, RemindersState } from '../../contract/assignment';
import type { WhichReminder } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import { SKIP_WORDS } from '../../contract/skip-words';
import type { AssignmentState } from './state';

/** One reminder, planned or asked for by staff, as plain JSON. */
export interface Reminder {
	which: WhichReminder;
	/** Of a planned one. */
	ordinal?: number;
	at: string;
	/** From then on it is pointless. */
	expiresAt: string;
	/** Whether it has the words for the last quarter of the window. */
	nearDue: boolean;
	/** `merged`: another message to this client said it. */
	fate: 'planned' | 'going' | 'sent' | 'merged' | 'skipped';
	/** When it was sent. */
	sentAt?: string;
	/** Why it was skipped, in words. */
	reason?: string;
}

/** What an assignment's reminders are now. */
export function remindersState({ outcome, paused }: Pick<AssignmentState, 'outcome' | 'paused'>): RemindersState {
	if (outcome !== 'open') return 'over';
	return paused ? 'paused' : 'running';
}

/** Takes a plan on: what has begun stays, what was planned before makes way. */
export function takePlan(state: AssignmentState, { reminders }: ReminderPlan): void {
	state.reminders = [
		...state.reminders.filter(({ fate, ordinal }) => fate !== 'planned' || ordinal === undefined),
		...reminders.map((planned): Reminder => ({ ...planned, which: `${planned.ordinal}`, fate: 'planned' })),
	];
}

/** The last ordinal of a reminder that has begun. */
export function lastOrdinal({ reminders }: AssignmentState): number {
	const begun = reminders.filter(({ fate }) => fate !== 'planned').map(({ ordinal = 0 }) => ordinal);
	return Math.max(0, ...begun);
}

/**
 * A reminder that staff ask for at once. The next one that is planned makes it pointless, or due, or the close.
 *
 * @param closesAt in milliseconds
 */
export function reminderNow(state: AssignmentState, deliverAt: string, closesAt: number): Reminder {
	const now = Date.now();
	const dueAt = Date.parse(state.dueAt);
	const planned = state.reminders.filter(({ fate }) => fate === 'planned').map(({ at }) => Date.parse(at));
	const ends = [...planned, dueAt, closesAt].filter((end) => end > now);
	state.remindedByHand += 1;
	return {
		which: `now.${state.remindedByHand}`,
		at: new Date(now).toISOString(),
		expiresAt: new Date(Math.min(...ends)).toISOString(),
		nearDue: now >= dueAt - (dueAt - Date.parse(deliverAt)) / 4,
		fate: 'planned',
	};
}

/** Notes what became of a reminder. */
export function settle(reminder: Reminder, result: PushResult): void {
	switch (result.kind) {
		case 'sent':
			reminder.fate = 'sent';
			reminder.sentAt = result.at;
			break;
		case 'refused':
			skip(reminder, `The provider refused it: ${result.reason}`);
			break;
		case 'skipped':
			if (result.reason === 'merged') reminder.fate = 'merged';
			else skip(reminder, result.detail ?? SKIP_WORDS[result.reason]);
			break;
	}
}

/** Notes that a reminder does not go out, and why. */
export function skip(reminder: Reminder, reason: string): void {
	reminder.fate = 'skipped';
	reminder.reason = reason;
}
