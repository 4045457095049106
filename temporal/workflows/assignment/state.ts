import type {
	AssignmentInput,
	AssignmentStatus,
	Outcome,
	PageMemo,
	Pinned,
	ReportedOutcome,
} from '../../contract/assignment';
import { plan, type Decided, type Moment, type MomentKind } from './plan';

/** What is known of an assignment, as plain JSON. */
export interface AssignmentState {
	delivery: AssignmentStatus['delivery'];
	deliveredAt?: string;
	outcome: Outcome;
	outcomeAt?: string;
	/** Id of the submission whose answer stands. */
	submissionId?: string;
	/** Of the notes that were added after it. */
	noteIds: string[];
	problem?: string;
	/** Generation of the client's link: raised to revoke every link made before. */
	generation: number;
	pinned?: Pinned;
	/** Moments of the plan that have been acted upon. */
	passed: MomentKind[];
}

export function initialState(): AssignmentState {
	return { delivery: 'waiting', outcome: 'open', noteIds: [], generation: 0, passed: [] };
}

/** What is still to come, in the order of time. */
export function momentsAhead(input: AssignmentInput, state: AssignmentState): Moment[] {
	const settings = { openDaysAfterDue: state.pinned?.openDaysAfterDue ?? 0 };
	return plan(input.terms, settings, decided(state)).filter(({ kind }) => !state.passed.includes(kind));
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
	const { delivery, deliveredAt, outcome, outcomeAt, problem, pinned } = state;
	const closesAt = plan(input.terms, { openDaysAfterDue: pinned?.openDaysAfterDue ?? 0 }, decided(state)).at(-1)!.at;
	return {
		assignmentId: input.assignmentId,
		delivery,
		outcome,
		dueAt: input.terms.dueAt,
		closesAt: new Date(closesAt).toISOString(),
		...(deliveredAt !== undefined && { deliveredAt }),
		...(problem !== undefined && { problem }),
		...(outcomeAt !== undefined && { outcomeAt }),
	};
}

/** What the client's page shows, kept in the memo. */
export function pageMemo(input: AssignmentInput, state: AssignmentState, pinned: Pinned): PageMemo {
	const { title, introduction, steps } = pinned.exercise;
	const { generation, outcome, submissionId, noteIds } = state;
	return {
		generation,
		outcome,
		...(submissionId !== undefined && { submissionId }),
		noteIds,
		exercise: { title, introduction, steps },
		practice: pinned.practice,
		dueAt: input.terms.dueAt,
		zone: input.terms.zone,
	};
}
