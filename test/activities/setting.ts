import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/activity';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { AssignmentInput, Recorded } from '../../temporal/contract/assignment';
import { createActivities, type ActivitySettings } from '../../temporal/activities/activities';
import type { BriefKey, OtherWorkflows, ToldChange } from '../../temporal/activities/other-workflows';
import type { Receipt } from '../../temporal/contract/receipt';
import type { ToldEnding } from '../../temporal/contract/sending';
import type { ToldReview } from '../../temporal/contract/review';
import type { ToldStop } from '../../temporal/contract/stops';
import type { NoticeKey } from '../../temporal/ledger/sending/notices';
import type { WaitingAttention } from '../../temporal/ledger/troubles/attention';
import { loadLibrary } from '../../temporal/library/library';
import { DELIVER_AT, newLedger } from '../ledger/practice';

export const library = loadLibrary(join(__dirname, '../../library'));

/** How long a flow may take in these tests, in milliseconds: an answer comes within it on a busy machine, too. */
export const PUSH_TIMEOUT_MS = 3_000;

/** How long a receipt that is handed in is waited for in these tests, in milliseconds. */
const HAND_IN_MS = 100;

/** The machine's clock, as the activities see it. */
let clock = DELIVER_AT;

/** Stands for Temporal: keeps what it was asked to start, and says what a test has it say. */
export class RecordedWorkflows implements OtherWorkflows {
	readonly briefs: BriefKey[] = [];
	readonly notices: NoticeKey[] = [];
	readonly codes: string[] = [];
	readonly farewells: string[] = [];
	readonly attention: WaitingAttention[] = [];
	readonly handedIn: Receipt[] = [];
	readonly endings: Array<ToldEnding & { assignmentId: string }> = [];
	readonly agreed: string[] = [];
	readonly stops: Array<[assignmentId: string, scope: ToldStop['scope']]> = [];
	readonly reviews: Array<[assignmentId: string, told: ToldReview]> = [];
	/** What happens meanwhile, before the next assignment is told of a review. */
	beforeReviewIsTold: () => Promise<void> = async () => undefined;
	/** Assignments to which something was said that nobody has taken up. */
	readonly unheard = new Set<string>();
	/** Whether somebody asked to hold all that goes to clients, or to let it go, which nobody has taken up. */
	brakeIsAsked = false;
	/** Has a receipt that was handed in put on record. */
	receiptOf: (tryId: string) => Promise<boolean> = async () => false;

	async wakeBrief(key: BriefKey): Promise<void> {
		this.briefs.push(key);
	}

	async startNotice(key: NoticeKey): Promise<void> {
		this.notices.push(key);
	}

	async startCode(codeId: string): Promise<void> {
		this.codes.push(codeId);
	}

	async startFarewell(stopId: string): Promise<void> {
		this.farewells.push(stopId);
	}

	async startAttention(waiting: WaitingAttention): Promise<void> {
		this.attention.push(waiting);
	}

	async tellEnding(assignmentId: string, told: ToldEnding): Promise<void> {
		this.endings.push({ assignmentId, ...told });
	}

	async tellAgreed(assignmentId: string): Promise<void> {
		this.agreed.push(assignmentId);
	}

	async tellStopped(assignmentId: string, { scope }: ToldStop): Promise<void> {
		this.stops.push([assignmentId, scope]);
	}

	async tellReviewed(assignmentId: string, told: ToldReview): Promise<void> {
		await this.beforeReviewIsTold();
		this.reviews.push([assignmentId, told]);
	}

	async unheardAmong(assignmentIds: string[]): Promise<string[]> {
		return assignmentIds.filter((id) => this.unheard.has(id));
	}

	async brakeAsked(): Promise<boolean> {
		return this.brakeIsAsked;
	}

	async change<R>(): Promise<ToldChange<R>> {
		return { kind: 'gone' };
	}

	async handIn(receipt: Receipt): Promise<void> {
		this.handedIn.push(receipt);
	}

	async untilHandedIn(tryId: string, withinMs: number): Promise<boolean> {
		return await Promise.race([this.receiptOf(tryId), sleep(withinMs, false)]);
	}
}

/** A new ledger and the activities on it. */
export async function newActivities(
	more: Partial<Pick<ActivitySettings, 'atPoint' | 'origins' | 'recordStops' | 'library'>> = {},
) {
	const parts = await newLedger();
	const { ledger, ring } = parts;
	const others = new RecordedWorkflows();
	const activities = createActivities({
		...{ ledger, library, ring, others, clock: () => clock },
		...{ pushTimeoutMs: PUSH_TIMEOUT_MS, handInMs: HAND_IN_MS },
		...more,
	});
	return { ...parts, activities, others };
}

/**
 * Runs an activity as its worker does: at an instant for which the try was scheduled, and which the clock shows.
 *
 * @param instants.askedAt when its first try was scheduled
 */
export async function perform<Input, Output>(
	activity: (input: Input) => Promise<Output>,
	input: Input,
	{ at = DELIVER_AT, scheduledAt = at, askedAt = at }: { at?: number; scheduledAt?: number; askedAt?: number } = {},
): Promise<Output> {
	clock = at;
	const environment = new MockActivityEnvironment(
		{ scheduledTimestampMs: askedAt, currentAttemptScheduledTimestampMs: scheduledAt },
		{ logger: new DefaultLogger('ERROR') },
	);
	return await environment.run(activity, input);
}

/** The failure of a try. */
export async function failureOf(trying: Promise<unknown>): Promise<ApplicationFailure> {
	const failure = await trying.then(
		(result) => new Error(`did not fail: ${JSON.stringify(result)}`),
		(error: unknown) => error,
	);
	if (!(failure instanceof ApplicationFailure)) throw failure;
	return failure;
}

/** Records an assignment for a workflow with this first run. */
export async function recordAssignment(
	{ workflows }: ReturnType<typeof createActivities>,
	input: AssignmentInput,
	firstRunId = 'run',
): Promise<Recorded> {
	return await perform((asked: AssignmentInput) => workflows.recordAssignment(asked, firstRunId), input);
}
