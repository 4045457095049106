import type {
	AssignmentInput,
	AssignmentStatus,
	Outcome,
	Pinned,
	ReminderPlan,
	RemindersState,
	Terms,
} from '../../contract/assignment';
import type { NotMoved, ReportedOutcome, Submission } from '../../contract/change-inputs';
import type { PageMemo } from '../../contract/page-memo';
import type { StopScope } from '../../contract/stops';
import type { KeptDraft } from '../../contract/draft';
import { answerForPage, type StandingAnswer } from './answer';
import { snoozeForPage } from './snooze-for-page';
import { closesAt, type Decided, type Times } from './plan';
import { delivery, plannedReminders, remindId, type Task } from './tasks';

/** What is known of an assignment, as plain JSON. */
export interface AssignmentState {
	delivery: AssignmentStatus['delivery'];
	deliveredAt?: string;
	outcome: Outcome;
	outcomeAt?: string;
	/** Id of the submission whose answer stands. */
	submissionId?: string;
	reportedBy?: Submission['reportedBy'];
	/** More of it; a run of an earlier release has left none. */
	answer?: StandingAnswer;
	/** Of the notes that were added after it. */
	noteIds: string[];
	problem?: string;
	/** Generation of the client's link: raised to revoke every link made before. */
	generation: number;
	pinned?: Pinned;
	/** As it was rescheduled last. */
	dueAt: string;
	/** Due was left to the session, and moves with it. */
	dueIsSession: boolean;
	sessionAt?: string;
	/** Whether there was a session, and is none any more. */
	sessionTakenBack: boolean;
	/** The client's, IANA. */
	zone: string;
	/** The delivery from which its reminders are planned, as was meant or as it was. In milliseconds. */
	plannedFrom: number;
	/** Whether it fell due, as due stands now. */
	fellDue: boolean;
	/** Everything that it says to the client: what is planned, under way and over. */
	tasks: Task[];
	/** How many messages staff have asked for. */
	sentByHand: number;
	/** How often due was moved so that no reminder was left to tell of it. */
	toldOfMoves: number;
	/** When due was moved last, in milliseconds, until a message that says so went out or is planned for it. */
	dueMovedAt?: number;
	paused: boolean;
	/** When its client has asked to be reminded, and not before. */
	snoozedTo?: string;
	/** How often its client has asked for that. */
	snoozes?: number;
	/** What the client has saved for later and not sent; a run of an earlier release has left none. */
	drafts?: KeptDraft[];
	/** How often something was saved for later. */
	draftsSaved?: number;
	/** What whoever reads the client's address wants no more of. */
	stopped?: StopScope;
	/** A clinician has left a note for the client. */
	noteToClient?: true;
	/** What was asked for and done, so that a repeat is told from another change. */
	changeIds: string[];
	/** What of a rescheduling could not be done. */
	notMoved: Array<{ rescheduleId: string; parts: NotMoved[] }>;
	/** By the batch that asked for it, whether today's policy changed anything; null until that is known. */
	policyChanges: Record<string, boolean | null>;
	/** The client's agreement came before it was known that the homework was not sent for want of it. */
	agreedEarly?: boolean;
	/** How often staff asked for something that could not be done. */
	notTaken: number;
	/** Names of what came in and could not be understood, until the same comes in and is. */
	notUnderstood: string[];
	closed: boolean;
}

export function initialState({ terms }: AssignmentInput): AssignmentState {
	return {
		delivery: 'waiting',
		outcome: 'open',
		noteIds: [],
		generation: 0,
		dueAt: terms.dueAt,
		dueIsSession: terms.dueIsSession === true,
		...(terms.sessionAt !== undefined && { sessionAt: terms.sessionAt }),
		sessionTakenBack: false,
		zone: terms.zone,
		plannedFrom: Date.parse(terms.deliverAt),
		fellDue: false,
		tasks: [delivery(terms.deliverAt, terms.dueAt)],
		sentByHand: 0,
		toldOfMoves: 0,
		paused: false,
		changeIds: [],
		notMoved: [],
		policyChanges: {},
		notTaken: 0,
		notUnderstood: [],
		closed: false,
	};
}

/** When it falls due and closes, as it stands. */
export function timesOf({ dueAt, sessionAt, pinned, ...state }: AssignmentState): Times {
	const decided = decidedBy(state);
	return {
		dueAt,
		...(sessionAt !== undefined && { sessionAt }),
		openDaysAfterDue: pinned?.openDaysAfterDue ?? 0,
		...(decided && { decided }),
	};
}

/**
 * Takes a plan on: what has begun stays, what was planned before makes way. A plan may name what has begun again.
 *
 * @param after what was planned until then stays, too: its turn has come. In milliseconds
 */
export function takePlan(state: AssignmentState, plan: ReminderPlan, after = 0): void {
	const stays = ({ kind, status, ordinal, at }: Task) =>
		kind !== 'remind' || status !== 'planned' || ordinal === undefined || at <= after;
	const staying = state.tasks.filter(stays);
	const known = new Set(staying.map(({ id }) => id));
	state.tasks = [...staying, ...plannedReminders(plan).filter(({ id }) => !known.has(id))];
	const snooze = plan.reminders.find(({ snoozed }) => snoozed);
	if (snooze) state.snoozedTo = snooze.at;
	if (state.deliveredAt !== undefined) state.plannedFrom = Date.parse(state.deliveredAt);
}

/** The last ordinal of a reminder that has begun. */
export function lastOrdinal({ tasks }: AssignmentState): number {
	const begun = tasks.filter(({ status }) => status !== 'planned').map(({ ordinal = 0 }) => ordinal);
	return Math.max(0, ...begun);
}

/**
 * What staff ask to have sent at once: the homework itself where it did not arrive or nobody knows whether it did, else a
 * reminder. The next one that is planned makes a reminder pointless, or due, or the close.
 */
export function sentNow(state: AssignmentState): Task {
	const now = Date.now();
	const dueAt = Date.parse(state.dueAt);
	const closes = closesAt(timesOf(state));
	state.sentByHand += 1;
	const number = state.sentByHand;
	if (isUndelivered(state)) {
		const expiresAt = dueAt > now ? dueAt : closes;
		return { id: `deliver.${number}`, kind: 'deliver', at: now, expiresAt, status: 'planned' };
	}
	const planned = state.tasks.filter(({ kind, status }) => kind === 'remind' && status === 'planned');
	const ends = [...planned.map(({ at }) => at), dueAt, closes].filter((end) => end > now);
	return { id: remindId(`now.${number}`), kind: 'remind', at: now, expiresAt: Math.min(...ends), status: 'planned' };
}

/** What staff have asked to have sent at once and waits to be sent, or is under way; before it was tried, the delivery. */
export function waitingByHand({ delivery, tasks }: AssignmentState): Task | undefined {
	return tasks.find(({ id, kind, status }) => {
		if (status !== 'planned' && status !== 'going') return false;
		return delivery === 'delivered' ? /^remind\.now\./.test(id) : kind === 'deliver';
	});
}

function isUndelivered({ delivery }: AssignmentState): boolean {
	return delivery === 'undeliverable' || delivery === 'unconfirmed';
}

function decidedBy({ outcome, outcomeAt }: Pick<AssignmentState, 'outcome' | 'outcomeAt'>): Decided | undefined {
	if (outcomeAt === undefined || !(isAnswer(outcome) || outcome === 'withdrawn')) return undefined;
	return { outcome, at: Date.parse(outcomeAt) };
}

/** Whether somebody reported this, or it stands for the want of an answer, a withdrawal or a refusal. */
export function isAnswer(outcome: Outcome): outcome is ReportedOutcome {
	return outcome === 'done' || outcome === 'partly' || outcome === 'could-not';
}

/** What an assignment's reminders are now. */
export function remindersState({ outcome, paused }: Pick<AssignmentState, 'outcome' | 'paused'>): RemindersState {
	if (outcome !== 'open') return 'over';
	return paused ? 'paused' : 'running';
}

/** Answer of the Query `status`, and the workflow's result. */
export function assignmentStatus(input: AssignmentInput, state: AssignmentState): AssignmentStatus {
	const { delivery, deliveredAt, outcome, outcomeAt, problem, dueAt, sessionAt } = state;
	return {
		assignmentId: input.assignmentId,
		delivery,
		outcome,
		reminders: remindersState(state),
		dueAt,
		...(sessionAt !== undefined && { sessionAt }),
		closesAt: new Date(closesAt(timesOf(state))).toISOString(),
		...(deliveredAt !== undefined && { deliveredAt }),
		...(problem !== undefined && { problem }),
		...(outcomeAt !== undefined && { outcomeAt }),
	};
}

/** What the client's page shows, kept in the memo. */
export function pageMemo(
	state: AssignmentState,
	pinned: Pinned,
	{ words, presets }: Pick<Terms, 'words' | 'presets'>,
): PageMemo {
	const { title, language, text, fields, attached } = pinned.exercise;
	const { generation, outcome, submissionId, noteIds, dueAt, sessionAt, zone, stopped, noteToClient } = state;
	const answer = answerForPage(state);
	return {
		generation,
		outcome,
		...(submissionId !== undefined && { submissionId }),
		...(answer && { answer }),
		noteIds,
		exercise: { title, language, text, fields, ...(attached && { attached }) },
		...(words !== undefined && { words }),
		...(presets && { presets }),
		practice: pinned.practice,
		dueAt,
		...(sessionAt !== undefined && { sessionAt }),
		zone,
		...(pinned.snoozes && { snooze: snoozeForPage(state, pinned) }),
		...(stopped && { stopped }),
		...(noteToClient && { noteToClient }),
	};
}
