import { outcomeSchema, pageMemoSchema, type Outcome, type PageMemo } from '../../temporal/contract/assignment';
import type { Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import type { HomeworkConnection } from '../shared/connection';

/** Outcomes after which a link opens nothing. */
const GONE: Outcome[] = outcomeSchema.extract(['withdrawn', 'refused', 'no-answer']).options;

/**
 * What a link opens, read from the assignment's memo, which Temporal has without a worker. Undefined where it opens
 * nothing: closed, withdrawn, revoked or not recorded yet.
 *
 * @throws Problem `not-found` where there is no such assignment
 */
export async function lookUp(connection: HomeworkConnection, link: Link): Promise<PageMemo | undefined> {
	const { status, memo } = await connection.call((client) =>
		client.workflow.getHandle(assignmentWorkflowId(link.assignmentId)).describe(),
	);
	const written = memo?.[MEMO.page];
	if (status.name !== 'RUNNING' || written === undefined) return undefined;
	const page = pageMemoSchema.parse(written);
	if (page.generation !== link.generation || GONE.includes(page.outcome)) return undefined;
	return page;
}
