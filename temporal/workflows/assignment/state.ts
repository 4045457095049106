import type {
	AssignmentInput,
	AssignmentStatus,
	Outcome,
	PageMemo,
	Pinned,
	ReportedOutcome,
	Submission,
} from '../../contract/assignment';
import { plan, type Decided, type Moment } from './plan';
import { remindersState, type Reminder } from './reminders';

/** What is known of an assignment, as plain JSON. */
export interface AssignmentState {
	delivery: AssignmentStatus['delivery'];
	deliveredAt?: string;
	outcome: Outcome;
	outcomeAt?: string;
	/** Id of the submission whose answer stands. */
	submissionId?: string;
	reportedBy?: Submission['reportedBy'];
	/** Of the notes that were added after it. */
	noteIds: string[];
	problem?: string;
	/** Generation of the client's link: raised to revoke every link made before. */
	generation: number;
	pinned?: Pinned;
	/** As it was rescheduled last. */
	dueAt: string;
	sessionAt?: string;
	/** Those that have begun, and those that are planned. */
	reminders: Reminder[];
	/** How many staff have asked for. */
	remindedByHand: number;
	paused: boolean;
	/** When its clinician was last briefed. */
	summarizedAt?: string;
	/** What was asked for and done, so that a repeat is told from another change. */
	changeIds: string[];
	/** Moments of the plan that have been acted upon; a reminder tells so itself. */
	passed: Array<'deliver' | 'due' | 'close'>;
}

export function initialState({ terms }: AssignmentInput): AssignmentState {
	return {
		delivery: 'waiting',
		outcome: 'open',
		noteIds: [],
		generation: 0,
		dueAt: terms.dueAt,
		...(terms.sessionAt !== undefined && { sessionAt: terms.sessionAt }),
		reminders: [],
		remindedByHand: 0,
		paused: false,
		changeIds: [],
		passed: [],
	};
}

/** What is still to come, in the order of time. */
export function momentsAhead(input: AssignmentInput, state: AssignmentState): Moment[] {
	return wholePlan(input, state).filter(({ kind }) => kind === 'remind' || !state.passed.includes(kind));
}

/** When the assignment closes, in milliseconds. */
export function closesAt(input: AssignmentInput, state: AssignmentState): number {
	return wholePlan(input, state).find(({ kind }) => kind === 'close')!.at;
}

function wholePlan({ terms }: AssignmentInput, state: AssignmentState): Moment[] {
	const { dueAt, sessionAt, reminders, pinned } = state;
	const times = { deliverAt: terms.deliverAt, dueAt, ...(sessionAt !== undefined && { sessionAt }) };
	const planned = reminders.filter(({ fate }) => fate === 'planned');
	return plan(times, planned, { openDaysAfterDue: pinned?.openDaysAfterDue ?? 0 }, decided(state));
}

function decided({ outcome, outcomeAt }: AssignmentState): Decided | undefined {
	if (outcomeAt === undefined || !(isAnswer(outcome) || outcome === 'withdrawn')) return undefined;
	return { outcome, at: Date.parse(outcomeAt) };
}

/** Whether somebody reported this, or it stands for the want of an answer, a withdrawal or a refusal. */
export function isAnswer(outcome: Outcome): outcome is ReportedOutcome {
	return outcome === 'done' || outcome === 'partly' || outcome === 'could-not';
}

/** Answer of the Query `status`, and the workflow's result. */
export function assignmentStatus(input: AssignmentInput, state: AssignmentState): AssignmentStatus {
	const { delivery, deliveredAt, outcome, outcomeAt, problem, dueAt, sessionAt, summarizedAt } = state;
	return {
		assignmentId: input.assignmentId,
		delivery,
		outcome,
		reminders: remindersState(state),
		dueAt,
		...(sessionAt !== undefined && { sessionAt }),
		closesAt: new Date(closesAt(input, state)).toISOString(),
		...(deliveredAt !== undefined && { deliveredAt }),
		...(problem !== undefined && { problem }),
		...(outcomeAt !== undefined && { outcomeAt }),
		...(summarizedAt !== undefined && { summarizedAt }),
	};
}

/** What the client's page shows, kept in the memo. */
export function pageMemo({ terms }: AssignmentInput, state: AssignmentState, pinned: Pinned): PageMemo {
	const { title, introduction, steps } = pinned.exercise;
	const { generation, outcome, submissionId, noteIds, dueAt, sessionAt } = state;
	return {
		generation,
		outcome,
		...(submissionId !== undefined && { submissionId }),
		noteIds,
		exercise: { title, introduction, steps },
		practice: pinned.practice,
		dueAt,
		...(sessionAt !== undefined && { sessionAt }),
		zone: terms.zone,
	};
}
