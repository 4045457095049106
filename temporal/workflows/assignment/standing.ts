import type {
	NotMoved,
	ReminderChange,
	ReminderChangeResult,
	Rescheduling,
	ReschedulingResult,
} from '../../contract/change-inputs';
import type { Answered, Asked, ToAssignment } from '../../contract/changes';
import { answerIds, saysNothingNew } from './answer';
import { isNoMove, moveDates } from './dates';
import { isAnswer, remindersState, type AssignmentState } from './state';

/** How many changes an assignment remembers, to tell a repeat from another one: what is repeated follows within hours. */
const REMEMBERED = 200;

type Standing = {
	[N in keyof ToAssignment]: (asked: Asked<N>, state: AssignmentState, beside: Beside) => Answered<N> | undefined;
};

/** What decides beside the state. */
interface Beside {
	/** When the assignment is delivered, as was meant. */
	deliverAt: string;
	/** Whether everything that was taken is on record. */
	onRecord: boolean;
}

/**
 * What each change is answered where it changes nothing, since it was taken before, or what it asks for holds already;
 * undefined where it would change something.
 */
const STANDING: Standing = {
	submit(asked, state) {
		const { outcome, closed } = state;
		if (outcome === 'no-answer') return { outcome, repeated: true };
		const corrects = asked.corrects === true && !closed && !saysNothingNew(asked, state);
		return isAnswer(outcome) && !corrects ? { outcome, repeated: true } : undefined;
	},
	addNote: ({ noteId }, { noteIds }) => (noteIds.includes(noteId) ? { repeated: true } : undefined),
	saveDraft(asked, state) {
		const isSaved = isRemembered(state, 'saveDraft', asked.draftId);
		const isNothing = asked.sealed === undefined && asked.over.length === 0;
		return isSaved || isNothing ? { repeated: true } : undefined;
	},
	// When it goes out, or why nothing does, the ledger knows.
	remindNow: () => undefined,
	pauseReminders: reminders('pauseReminders', ({ paused }) => paused),
	resumeReminders: reminders('resumeReminders', ({ paused }) => !paused),
	// On which day it is, in the client's zone, the ledger knows.
	snooze: () => undefined,
	reschedule(asked, state, { deliverAt, onRecord }) {
		const repeated = isRemembered(state, 'reschedule', asked.rescheduleId);
		// What is still to be recorded may move them, and is waited for.
		if (!onRecord || !(repeated || isNoMove(moveDates(asked, state, deliverAt, Date.now()), state))) return undefined;
		return datesAnswer(state, asked, repeated);
	},
	applyPolicy({ batchId }, { policyChanges }) {
		const changed = policyChanges[batchId];
		return typeof changed === 'boolean' ? { changed } : undefined;
	},
	withdraw: (_asked, { outcome }) => (outcome === 'withdrawn' ? { repeated: true } : undefined),
};

/**
 * What a change is answered that changes nothing; undefined where it would change something.
 */
export function standing<N extends keyof ToAssignment>(
	name: N,
	asked: Asked<N>,
	state: AssignmentState,
	beside: Beside,
): Answered<N> | undefined {
	return STANDING[name](asked, state, beside);
}

/** Whether this change was taken before. */
export function isRemembered({ changeIds }: AssignmentState, name: keyof ToAssignment, id: string): boolean {
	return changeIds.includes(`${name} ${id}`);
}

/** The same for what is told from others by another list. */
export function wasTaken(state: AssignmentState, name: keyof ToAssignment, id: string): boolean {
	if (name === 'submit') return answerIds(state).includes(id);
	return name === 'addNote' ? state.noteIds.includes(id) : isRemembered(state, name, id);
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

/** Keeps in mind what of a rescheduling could not be done: a repeat is told so, too. */
export function rememberNotMoved({ notMoved }: AssignmentState, rescheduleId: string, parts: NotMoved[]): void {
	if (parts.length > 0) notMoved.push({ rescheduleId, parts });
	if (notMoved.length > REMEMBERED) notMoved.shift();
}

/** What a rescheduling is answered. */
export function datesAnswer(
	{ dueAt, dueIsSession, sessionAt, zone, notMoved }: AssignmentState,
	{ rescheduleId }: Rescheduling,
	repeated: boolean,
): ReschedulingResult {
	return {
		...{ dueAt, dueIsSession, ...(sessionAt !== undefined && { sessionAt }), zone, repeated },
		notMoved: notMoved.find((earlier) => earlier.rescheduleId === rescheduleId)?.parts ?? [],
	};
}
