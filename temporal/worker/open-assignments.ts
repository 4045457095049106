import type { NativeConnection } from '@temporalio/worker';
import { assignmentWorkflowId, MEMO, WORKFLOW } from '../contract/names';
import type { Ledger } from '../ledger/ledger';

/** Of many, a few tell. */
const LOOKED_AT = 100;

/** Where the assignments of one deployment run. */
export interface Deployment {
	connection: NativeConnection;
	namespace: string;
	taskQueue: string;
}

/**
 * Makes sure that no assignment is under way that this ledger knows nothing of. Neither its type nor its queue tells which
 * release began a workflow; but that of a release before 0.2 came on record in another ledger, since this one began later.
 * One that no worker has taken up yet is on record nowhere, and may wait.
 *
 * @throws Error that names one, with the next step
 */
export async function checkOpenAssignments(
	{ connection, namespace, taskQueue }: Deployment,
	ledger: Ledger,
): Promise<void> {
	const begunAt = (await ledger.begunAt()).toISOString();
	const ours = `WorkflowType = '${WORKFLOW.assignment}' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
	const query = `${ours} AND ExecutionStatus = 'Running' AND StartTime < '${begunAt}'`;
	const { executions } = await connection.workflowService.listWorkflowExecutions({
		namespace,
		query,
		pageSize: LOOKED_AT,
	});
	const begun = executions
		.filter(({ memo }) => memo?.fields?.[MEMO.page])
		.map(({ execution }) => execution!.workflowId!.slice(assignmentWorkflowId('').length));
	const [unknown] = await ledger.assignments.unknownOf(begun);
	if (unknown === undefined) return;
	throw new Error(
		`Temporal has assignments under way that this ledger knows nothing of, such as ${assignmentWorkflowId(unknown)}: ` +
			'they were begun with another ledger, by a release before 0.2 perhaps, and cannot go on with this one. Give the ' +
			'worker their ledger; or begin anew: `npm run reset` removes all state of `npm start`, elsewhere end them: ' +
			`temporal workflow terminate --namespace ${namespace} --reason "Begun anew" --query "${query}"`,
	);
}
