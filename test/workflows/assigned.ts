import type { WorkflowHandle } from '@temporalio/client';
import type { AssignmentStatus, Terms } from '../../temporal/contract/assignment';
import type {
	Rescheduling,
	ReschedulingResult,
	Submission,
	SubmissionResult,
} from '../../temporal/contract/change-inputs';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { unchangedAnswer, type Answered, type Asked, type ToAssignment } from '../../temporal/contract/changes';
import { MEMO } from '../../temporal/contract/names';

/** An assignment under way, as tests hold it. */
export type Assigned = WorkflowHandle & { assignmentId: string; terms: Terms };

export function status(handle: Assigned): Promise<AssignmentStatus> {
	return handle.query<AssignmentStatus>('status');
}

export async function result(handle: Assigned): Promise<AssignmentStatus> {
	return (await handle.result()) as AssignmentStatus;
}

/** What the client's page reads. */
export async function page(handle: Assigned): Promise<PageMemo> {
	return (await handle.describe()).memo![MEMO.page] as PageMemo;
}

export function submission(outcome: Submission['outcome'], more: Partial<Submission> = {}): Submission {
	return { submissionId: `${outcome} by the client`, outcome, reportedBy: 'client', ...more };
}

export function submit(handle: Assigned, change: Submission): Promise<SubmissionResult> {
	return tell(handle, 'submit', change);
}

export function reschedule(handle: Assigned, change: Rescheduling): Promise<ReschedulingResult> {
	return tell(handle, 'reschedule', change);
}

/** An Update as nodes and activities send it: what changes nothing is answered, too. */
export async function tell<Name extends keyof ToAssignment>(
	handle: WorkflowHandle,
	name: Name,
	asked: Asked<Name>,
): Promise<Answered<Name>> {
	try {
		return await handle.executeUpdate<Answered<Name>, [Asked<Name>]>(name, { args: [asked] });
	} catch (error) {
		const standing = unchangedAnswer<Name>(error);
		if (standing === undefined) throw error;
		return standing;
	}
}
