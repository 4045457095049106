import type { ReminderChange, ReminderChangeResult, Rescheduling } from '../../contract/assignment';
import type { Answered, Asked, ToAssignment } from '../../contract/changes';
import { isAnswer, remindersState, type AssignmentState } from './state';

/** How many changes an assignment remembers, to tell a repeat from another one: what is repeated follows within hours. */
const REMEMBERED = 200;

type Standing = {
	[N in keyof ToAssignment]: (asked: Asked<N>, state: AssignmentState, onRecord: boolean) => Answered<N> | undefined;
};

/**
 * What each change is answered where it changes nothing, since it was taken before, or what it asks for holds already;
 * undefined where it would change something.
 */
const STANDING: Standing = {
	submit: (_asked, { outcome }) =>
		outcome === 'no-answer' || isAnswer(outcome) ? { outcome, repeated: true } : undefined,
	addNote: ({ noteId }, { noteIds }) => (noteIds.includes(noteId) ? { repeated: true } : undefined),
	// One that comes while homework waits to be sent again is taken, so that it is not made up for where it is said again.
	remindNow: reminders('remindNow', () => false),
	pauseReminders: reminders('pauseReminders', ({ paused }) => paused),
	resumeReminders: reminders('resumeReminders', ({ paused }) => !paused),
	reschedule(asked, state, onRecord) {
		const repeated = isRemembered(state, 'reschedule', asked.rescheduleId);
		// What is still to be recorded may move them, and is waited for.
		if (!onRecord || !(repeated || holds(asked, state))) return undefined;
		return { dueAt: state.dueAt, ...(state.sessionAt !== undefined && { sessionAt: state.sessionAt }), repeated };
	},
	applyPolicy({ batchId }, { policyChanges }) {
		const changed = policyChanges[batchId];
		return typeof changed === 'boolean' ? { changed } : undefined;
	},
	withdraw: (_asked, { outcome }) => (outcome === 'withdrawn' ? { repeated: true } : undefined),
};

/**
 * What a change is answered that changes nothing; undefined where it would change something.
 *
 * @param onRecord whether everything that was taken is on record
 */
export function standing<N extends keyof ToAssignment>(
	name: N,
	asked: Asked<N>,
	state: AssignmentState,
	onRecord: boolean,
): Answered<N> | undefined {
	return STANDING[name](asked, state, onRecord);
}

/** Whether this change was taken before. */
export function isRemembered({ changeIds }: AssignmentState, name: keyof ToAssignment, id: string): boolean {
	return changeIds.includes(`${name} ${id}`);
}

/** Keeps in mind that a change was taken. */
export function remember({ changeIds }: AssignmentState, name: keyof ToAssignment, id: string): void {
	changeIds.push(`${name} ${id}`);
	if (changeIds.length > REMEMBERED) changeIds.shift();
}

function reminders(name: keyof ToAssignment, holds: (state: AssignmentState) => boolean) {
	return ({ changeId }: ReminderChange, state: AssignmentState): ReminderChangeResult | undefined => {
		const repeated = isRemembered(state, name, changeId);
		return repeated || holds(state) ? { reminders: remindersState(state), repeated } : undefined;
	};
}

/** Keeps in mind that a batch asks for today's policy, and that it is not known yet whether that changes anything. */
export function rememberPolicy({ policyChanges }: AssignmentState, batchId: string): void {
	policyChanges[batchId] = null;
	const [first, ...others] = Object.keys(policyChanges);
	if (first !== undefined && others.length >= REMEMBERED) delete policyChanges[first];
}

type Dates = Pick<Rescheduling, 'dueAt' | 'sessionAt'>;

/** Whether these dates hold already; what is not asked for stays as it is. */
export function holds({ dueAt, sessionAt }: Dates, state: AssignmentState): boolean {
	return isSame(dueAt, state.dueAt) && isSame(sessionAt, state.sessionAt);
}

function isSame(asked: string | undefined, now: string | undefined): boolean {
	return asked === undefined || (now !== undefined && Date.parse(asked) === Date.parse(now));
}
