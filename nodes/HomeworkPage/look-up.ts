import { outcomeSchema, pageMemoSchema, type Outcome, type PageMemo } from '../../temporal/contract/assignment';
import type { Link } from '../../temporal/contract/link-token';
import { assignmentWorkflowId, CHANGE, MEMO } from '../../temporal/contract/names';
import type { HomeworkConnection } from '../shared/connection';
import { waitingChanges } from './waiting-changes';

/** Outcomes after which a link opens nothing. */
const GONE: Outcome[] = outcomeSchema.extract(['withdrawn', 'refused', 'no-answer']).options;

/** What a link opens. */
export interface Opened {
	page: PageMemo;
	/** Whether an answer is in, be it one that still waits for a worker. */
	answered: boolean;
}

/**
 * What a link opens, read from the assignment's memo, which Temporal has without a worker. Undefined where it opens
 * nothing: withdrawn, revoked, closed without an answer, or not recorded yet. One that was answered stays answered for
 * as long as Temporal keeps it.
 *
 * @throws Problem `not-found` where there is no such assignment
 */
export async function lookUp(connection: HomeworkConnection, link: Link): Promise<Opened | undefined> {
	const workflowId = assignmentWorkflowId(link.assignmentId);
	const { status, memo, raw } = await connection.call((client) => client.workflow.getHandle(workflowId).describe());
	const written = memo?.[MEMO.page];
	if (written === undefined) return undefined;
	const page = pageMemoSchema.parse(written);
	if (page.generation !== link.generation || GONE.includes(page.outcome)) return undefined;

	const answered = page.outcome !== 'open';
	if (status.name !== 'RUNNING') return answered ? { page, answered } : undefined;
	if (!raw.pendingWorkflowTask) return { page, answered };
	const waiting = await waitingChanges(connection, workflowId);
	if (waiting.includes(CHANGE.withdraw)) return undefined;
	return { page, answered: answered || waiting.includes(CHANGE.submit) };
}
