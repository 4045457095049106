import type { WhichReminder } from '../../contract/names';
import type { Ending, SkipReason } from '../../contract/sending';
import { inFull, SKIP_WORDS, skippedBecause } from '../../contract/skip-words';
import type { ReminderPlan } from '../../contract/assignment';

/** How a task stands. `merged`: another message said it; `called-off`: it was over before its turn came. */
export type TaskStatus = 'planned' | 'going' | 'called-off' | 'merged' | Ending['kind'];

/** A message that an assignment has sent once, as plain JSON. Instants are milliseconds since the epoch, UTC. */
export interface Task {
	/** Of its command, behind the assignment's: `deliver`, `deliver.2`, `remind.1`, `remind.now.1`, `confirm`. */
	id: string;
	kind: 'deliver' | 'remind' | 'confirm';
	/** Of a planned reminder. */
	ordinal?: number;
	at: number;
	/** From then on it is of no use. */
	expiresAt: number;
	/** Whether staff said of it "now, although it is night there". */
	anyHour?: boolean;
	status: TaskStatus;
	/** When it went out. */
	endedAt?: string;
	/** Why it did not, in words. */
	reason?: string;
}

/** What happens to a task: its turn comes, it is called off, or it ends in one of these ways. */
type Occurrence = 'begin' | 'call-off' | 'merge' | Ending['kind'];

/** The one table of how tasks go on. What is not in it changes nothing. */
const AFTER: Record<TaskStatus, Partial<Record<Occurrence, TaskStatus>>> = {
	planned: { begin: 'going', 'call-off': 'called-off' },
	going: {
		merge: 'merged',
		sent: 'sent',
		refused: 'refused',
		skipped: 'skipped',
		unknown: 'unknown',
		'given-up': 'given-up',
	},
	'called-off': {},
	merged: {},
	sent: {},
	// A receipt that comes in late says that it went out after all, or what became of it where nobody knew.
	refused: { sent: 'sent' },
	skipped: { sent: 'sent' },
	unknown: { sent: 'sent', refused: 'refused', skipped: 'skipped', 'given-up': 'given-up' },
	'given-up': { sent: 'sent' },
};

/** A confirmation that comes a day after the answer confuses more than it helps. */
const CONFIRMATION_USEFUL_MS = 24 * 60 * 60 * 1000;

/** A task's turn has come. */
export function begin(task: Task): void {
	go(task, 'begin');
}

/** A task is not wanted any more. One that has begun ends by itself. */
export function callOff(task: Task, because: Extract<SkipReason, 'answered' | 'withdrawn'>): void {
	if (go(task, 'call-off')) task.reason = SKIP_WORDS[because];
}

/** Notes how a task ended; answers whether that is news. */
export function end(task: Task, ending: Ending): boolean {
	const merged = ending.kind === 'skipped' && ending.reason === 'merged';
	if (!go(task, merged ? 'merge' : ending.kind)) return false;
	delete task.reason;
	if (ending.kind === 'sent' || ending.kind === 'unknown') task.endedAt = ending.at;
	const why = skippedBecause(ending);
	if (why) task.reason = inFull(why);
	return true;
}

/** The delivery of an assignment; pointless once it is due. */
export function delivery(deliverAt: string, dueAt: string): Task {
	const due = Date.parse(dueAt);
	return {
		id: 'deliver',
		kind: 'deliver',
		at: Math.min(Date.parse(deliverAt), due),
		expiresAt: due,
		status: 'planned',
	};
}

/** The confirmation of an answer that came in at an instant, in milliseconds. */
export function confirmation(at: number): Task {
	return { id: 'confirm', kind: 'confirm', at, expiresAt: at + CONFIRMATION_USEFUL_MS, status: 'planned' };
}

/** The reminders of a plan. */
export function plannedReminders({ reminders }: ReminderPlan): Task[] {
	return reminders.map(({ ordinal, at, expiresAt }) => ({
		id: remindId(`${ordinal}`),
		kind: 'remind',
		ordinal,
		at: Date.parse(at),
		expiresAt: Date.parse(expiresAt),
		status: 'planned',
	}));
}

/** What a reminder's command is called behind its assignment. */
export function remindId(which: WhichReminder): string {
	return `remind.${which}`;
}

/** A task for engineers: `remind 1`. */
export function taskName({ id }: Pick<Task, 'id'>): string {
	return id.replaceAll('.', ' ');
}

function go(task: Task, occurrence: Occurrence): boolean {
	const next = AFTER[task.status][occurrence];
	if (next === undefined) return false;
	task.status = next;
	return true;
}
