import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import { pageMemoSchema, type PageMemo } from '../../temporal/contract/page-memo';
import { known } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/** What an assignment's memo has for the client's page, worker or not; undefined where nothing is there, or not yet. */
export async function pageOf(connection: HomeworkConnection, assignmentId: string): Promise<PageMemo | undefined> {
	const workflowId = assignmentWorkflowId(assignmentId);
	try {
		const { memo } = await connection.call((client) => client.workflow.getHandle(workflowId).describe());
		const page = memo?.[MEMO.page];
		return page === undefined ? undefined : known(pageMemoSchema, page);
	} catch (error) {
		if (isProblem(error, 'not-found')) return undefined;
		throw error;
	}
}
