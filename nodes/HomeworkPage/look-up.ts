import { outcomeSchema, type Outcome } from '../../temporal/contract/assignment';
import {
	noteSchema,
	reportedOutcomeSchema,
	submissionSchema,
	type Submission,
} from '../../temporal/contract/change-inputs';
import { draftSavingSchema, keptDraftsSchema, type KeptDraft } from '../../temporal/contract/draft';
import { hasWritten } from '../../temporal/contract/has-written';
import { pageMemoSchema, type PageMemo } from '../../temporal/contract/page-memo';
import type { Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, CHANGE, MAX_CORRECTIONS, MAX_NOTES, MEMO, TOLD } from '../../temporal/contract/names';
import { snoozeSchema, type SnoozeDays } from '../../temporal/contract/snooze';
import { withDraft, withoutDrafts } from '../../temporal/contract/standing-drafts';
import { stopScopeSchema } from '../../temporal/contract/stops';
import { known, read } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from '../shared/connection';
import { isProblem, Problem } from '../shared/problem';
import { technically } from '../shared/technically';
import { filesAt, type ShownPage } from './attached/variables';
import { waitingChanges, type WaitingChange } from './waiting-changes';

/** Outcomes after which a link opens nothing. */
const GONE: Outcome[] = outcomeSchema.extract(['withdrawn', 'refused', 'no-answer']).options;

/** So often an assignment is looked at, until nothing happens between two looks. */
const LOOKS = 5;

/** What a link opens. */
export interface Opened {
	page: ShownPage;
	/** There once an answer is in, be it one that still waits for a worker. */
	answer?: Answer;
	/** In how many days the client wants to be reminded, where that still waits for a worker. */
	snoozing?: SnoozeDays;
	/** What was saved for later and not sent, with what still waits for a worker. */
	drafts: KeptDraft[];
	/** How many of these wait. */
	draftsWaiting: number;
}

/** The answer that stands, as far as the page has to know of it. */
export interface Answer extends Partial<Pick<Submission, 'reportedBy' | 'hindrance'>> {
	/** Undefined where it never had one. */
	submissionId: string | undefined;
	outcome: Submission['outcome'];
	/** How many answers there were, with this one and those that still wait for a worker. */
	count: number;
	/** Whether the client has written something with one of them. */
	written?: boolean;
	/** Whether another answer is taken. */
	takesAnswers: boolean;
	/** Notes that were added, with those that still wait for a worker. */
	noteIds: string[];
	takesNotes: boolean;
	/** Nothing of it changes any more. */
	isClosed: boolean;
}

/** What a link leads to. */
export interface LookedUp {
	/** Undefined where it opens nothing: withdrawn, revoked, refused, or closed without an answer. */
	opened?: Opened;
	/** The page of homework that closed without an answer. */
	closed?: PageMemo;
}

/**
 * What a link opens. One that was answered stays answered for as long as Temporal keeps it.
 *
 * @throws as `lookUpEither`
 */
export async function lookUp(connection: HomeworkConnection, link: Link): Promise<Opened | undefined> {
	return (await lookUpEither(connection, link)).opened;
}

/** The page of homework that closed without an answer; undefined where a link opens nothing at all any more. */
export async function lookUpClosed(connection: HomeworkConnection, link: Link): Promise<PageMemo | undefined> {
	try {
		return (await lookUpEither(connection, link)).closed;
	} catch (error) {
		if (isProblem(error, 'not-found')) return undefined;
		throw error;
	}
}

/**
 * What a link leads to, read from the assignment's memo, which Temporal has without a worker.
 *
 * @throws Problem `not-found` where there is no such assignment, `not-recorded` where there will be something to open
 */
export async function lookUpEither(connection: HomeworkConnection, link: Link): Promise<LookedUp> {
	const { status, memo, waiting } = await describeWithWaiting(connection, assignmentWorkflowId(link.assignmentId));
	const running = status.name === 'RUNNING';
	const written = memo?.[MEMO.page];
	if (written === undefined && !running) return {};
	const page: ShownPage | undefined = written === undefined ? undefined : known(pageMemoSchema, written);
	if (page && page.generation !== link.generation) return {};
	if (page && GONE.includes(page.outcome)) return page.outcome === 'no-answer' ? { closed: page } : {};

	if (waiting.some(({ name }) => name === CHANGE.withdraw)) return {};
	if (!page) throw notRecorded();
	page.filesAt = filesAt(connection.ring, link);
	const stopped = stoppedIn(waiting, page);
	if (stopped !== page.stopped) page.stopped = stopped;
	const said = lastSaid(page, waiting);
	const snoozing = snoozingIn(waiting);
	const drafts = standingDrafts(memo?.[MEMO.drafts], waiting);
	if (!said) return running ? { opened: { page, ...drafts, ...(snoozing && { snoozing }) } } : {};
	const noteIds = [...new Set([...page.noteIds, ...waitingNotes(waiting)])];
	const takesNotes = running && noteIds.length < MAX_NOTES;
	const takesAnswers = running && said.count <= MAX_CORRECTIONS;
	return { opened: { page, ...drafts, answer: { ...said, takesAnswers, noteIds, takesNotes, isClosed: !running } } };
}

/** What is known of an assignment, and what waits for a worker beside it, as both stood at one moment. */
async function describeWithWaiting(connection: HomeworkConnection, workflowId: string) {
	for (let look = 1; ; look += 1) {
		const { status, memo, raw } = await connection.call((client) => client.workflow.getHandle(workflowId).describe());
		if (status.name !== 'RUNNING' || !raw.pendingWorkflowTask) return { status, memo, waiting: [] };
		// Where things happen all the time, what waits is taken as it is.
		const seen = look < LOOKS ? Number(raw.workflowExecutionInfo?.historyLength ?? 0) : Infinity;
		const waiting = await waitingChanges(connection, workflowId, seen);
		if (waiting) return { status, memo, waiting };
	}
}

function notRecorded(): Problem {
	return new Problem(
		'not-recorded',
		'A link was opened whose assignment is not on record yet',
		technically(
			'Its page is there once the homework service has recorded it.',
			'look whether the worker runs and can write the ledger.',
		),
	);
}

type Said = Pick<Answer, 'submissionId' | 'outcome' | 'reportedBy' | 'hindrance' | 'count' | 'written'>;

/** The answer that will stand, once a worker has taken up what waits; what is no answer is dropped by the workflow, too. */
function lastSaid(page: PageMemo, waiting: WaitingChange[]): Said | undefined {
	const submissions = waiting
		.filter(({ name }) => name === CHANGE.submit)
		.flatMap(({ input }) => read(submissionSchema, input).data ?? [])
		.reverse();
	let said = onRecord(page);
	for (const { submissionId, outcome, reportedBy, hindrance, note, entries, corrects } of submissions) {
		if (said && (!corrects || said.submissionId === submissionId)) continue;
		const written = hasWritten(said, { reportedBy, note, entries });
		said = { submissionId, outcome, reportedBy, hindrance, count: (said?.count ?? 0) + 1, written };
	}
	return said;
}

function onRecord({ outcome, submissionId, answer }: PageMemo): Said | undefined {
	const answered = reportedOutcomeSchema.safeParse(outcome).data;
	return answered && { count: 1, ...answer, submissionId, outcome: answered };
}

function waitingNotes(waiting: WaitingChange[]): string[] {
	return waiting
		.filter(({ name }) => name === CHANGE.addNote)
		.flatMap(({ input }) => read(noteSchema, input).data?.noteId ?? []);
}

/** What is stopped at the client's address, with what still waits for a worker; that is the latest first. */
function stoppedIn(waiting: WaitingChange[], page: PageMemo): PageMemo['stopped'] {
	const told = waiting.find(({ name }) => name === TOLD.stopped);
	return told ? stopScopeSchema.safeParse((told.input as { scope?: unknown } | null)?.scope).data : page.stopped;
}

/** What is saved for later once a worker has taken up what waits, which is the latest first. */
function standingDrafts(kept: unknown, waiting: WaitingChange[]): Pick<Opened, 'drafts' | 'draftsWaiting'> {
	let drafts = kept === undefined ? [] : known(keptDraftsSchema, kept);
	let draftsWaiting = 0;
	for (const { name, input } of waiting.toReversed()) {
		if (name === CHANGE.submit) drafts = withoutDrafts(drafts, read(submissionSchema, input).data?.drafts ?? []);
		const saving = name === CHANGE.saveDraft ? read(draftSavingSchema, input).data : undefined;
		if (!saving) continue;
		drafts = withDraft(drafts, saving);
		draftsWaiting += 1;
	}
	return { drafts, draftsWaiting };
}

/** What a client has asked for last who wants to be reminded later, where that still waits for a worker. */
function snoozingIn(waiting: WaitingChange[]): SnoozeDays | undefined {
	const asked = waiting.find(({ name }) => name === CHANGE.snooze);
	return asked && read(snoozeSchema, asked.input).data?.days;
}
