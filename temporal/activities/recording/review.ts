import { activityInfo } from '@temporalio/activity';
import type { RequestResult } from '../../contract/request';
import type { MarkReviewed, ToldReview } from '../../contract/review';
import type { Ledger } from '../../ledger/ledger';
import type { OtherWorkflows } from '../other-workflows';

interface Settings {
	ledger: Ledger;
	others: OtherWorkflows;
}

/**
 * Marks an answer as reviewed. Where a note for the client came, or was taken back by it, the assignment is told, so that its
 * client's page asks for it. A retry does what is left.
 */
export async function markReviewed(review: MarkReviewed, { ledger, others }: Settings): Promise<RequestResult> {
	const { as, tell } = await ledger.reviews.record(review, activityInfo().scheduledTimestampMs);
	if (tell) await tellWhatStands(review.assignmentId, tell, { ledger, others });
	return as === 'nothing-on-record' ? { kind: as } : { kind: 'reviewed', as };
}

/** Whoever records another review meanwhile may have told of it before: what was told last is what is on record then. */
async function tellWhatStands(assignmentId: string, tell: ToldReview, { ledger, others }: Settings): Promise<void> {
	await others.tellReviewed(assignmentId, tell);
	const noteToClient = (await ledger.reviews.noteToClient(assignmentId)) !== null;
	if (noteToClient !== tell.noteToClient) await tellWhatStands(assignmentId, { noteToClient }, { ledger, others });
}
