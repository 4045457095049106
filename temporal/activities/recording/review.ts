import { activityInfo } from '@temporalio/activity';
import type { RequestResult } from '../../contract/request';
import type { MarkReviewed } from '../../contract/review';
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
	if (tell) await others.tellReviewed(review.assignmentId, tell);
	return as === 'nothing-on-record' ? { kind: as } : { kind: 'reviewed', as };
}
