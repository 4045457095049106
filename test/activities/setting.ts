import { join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { AssignmentInput, Recorded } from '../../temporal/contract/assignment';
import { createActivities } from '../../temporal/activities/activities';
import type { BriefKey, WorkflowStarter } from '../../temporal/activities/workflow-starter';
import type { NoticeKey } from '../../temporal/ledger/sending/outbox';
import { loadLibrary } from '../../temporal/library/library';
import { DELIVER_AT, newLedger } from '../ledger/practice';

export const library = loadLibrary(join(__dirname, '../../library'));

/** How long a flow may take in these tests, in milliseconds: an answer comes within it on a busy machine, too. */
export const PUSH_TIMEOUT_MS = 3_000;

/** Stands for Temporal: keeps what it was asked to start. */
export class RecordingStarter implements WorkflowStarter {
	readonly briefs: BriefKey[] = [];
	readonly notices: NoticeKey[] = [];

	async wakeBrief(key: BriefKey): Promise<void> {
		this.briefs.push(key);
		await Promise.resolve();
	}

	async startNotice(key: NoticeKey): Promise<void> {
		this.notices.push(key);
		await Promise.resolve();
	}
}

/** A new ledger and the activities on it. */
export async function newActivities() {
	const parts = await newLedger();
	const { ledger, ring } = parts;
	const starter = new RecordingStarter();
	const activities = createActivities({ ledger, library, ring, starter, pushTimeoutMs: PUSH_TIMEOUT_MS });
	return { ...parts, activities, starter };
}

/** Runs an activity as its worker does, at the instant for which the try was scheduled. */
export async function perform<Input, Output>(
	activity: (input: Input) => Promise<Output>,
	input: Input,
	{ at = DELIVER_AT } = {},
): Promise<Output> {
	const environment = new MockActivityEnvironment(
		{ scheduledTimestampMs: at, currentAttemptScheduledTimestampMs: at },
		{ logger: new DefaultLogger('ERROR') },
	);
	return await environment.run(activity, input);
}

/** Records an assignment for a workflow with this first run. */
export async function recordAssignment(
	{ workflows }: ReturnType<typeof createActivities>,
	input: AssignmentInput,
	firstRunId = 'run',
): Promise<Recorded> {
	return await perform((asked: AssignmentInput) => workflows.recordAssignment(asked, firstRunId), input);
}
