import { assignmentWorkflowId, MEMO, WORKFLOW } from '../../temporal/contract/names';
import type { PublishedPage } from './served-page';

/** Has homework on record closed without an answer, with its workflow as Temporal keeps it then. */
export async function closeUnanswered(page: PublishedPage, assignmentId: string): Promise<void> {
	const memo = (await page.memo(assignmentId))!;
	await page.handle(assignmentId).terminate();
	const handle = await page.practice.client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(assignmentId),
		taskQueue: 'served by nobody',
		args: [],
		memo: { [MEMO.page]: { ...memo, outcome: 'no-answer' } },
	});
	await handle.terminate();
}
