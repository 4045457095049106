import type { AssignmentStatus } from '../../temporal/contract/assignment';
import { assignmentWorkflowId, QUERY, WORKFLOW } from '../../temporal/contract/names';
import type { AssignmentRecord, CommandRecord, WorkflowRecord } from './evidence';
import type { Practice } from './practice';

const CALL_MS = 10_000;

/** What the ledger has of all assignments, by their ids. */
export async function ledgerRecords({ tables }: Pick<Practice, 'tables'>): Promise<Map<string, AssignmentRecord>> {
	const tries = await tables.selectFrom('tries').selectAll().orderBy('command_id').orderBy('number').execute();
	const triesOf = grouped(tries, ({ command_id: commandId }) => commandId);
	const commands = await tables
		.selectFrom('commands')
		.selectAll()
		.where('kind', 'in', ['deliver', 'remind', 'confirm'])
		.execute();
	const commandsOf = grouped(commands, ({ assignment_id: assignmentId }) => assignmentId);
	const assignments = await tables.selectFrom('assignments').selectAll().execute();
	return new Map(
		assignments.map(({ assignment_id: id, outcome, delivery }) => [
			id,
			{
				outcome,
				delivery,
				commands: (commandsOf.get(id) ?? []).map((row): CommandRecord => ({
					commandId: row.command_id,
					kind: row.kind as CommandRecord['kind'],
					state: row.state,
					reason: row.reason,
					plannedAt: row.planned_at,
					nextAt: row.next_at,
					tries: (triesOf.get(row.command_id) ?? []).map(({ started_at, posted_at, result, settled_at }) => ({
						startedAt: started_at,
						postedAt: posted_at,
						result,
						settledAt: settled_at,
					})),
				})),
			},
		]),
	);
}

/** What Temporal has of an assignment; undefined where it does not answer, or knows none. */
export async function workflowRecord(
	{ client }: Pick<Practice, 'client'>,
	assignmentId: string,
): Promise<WorkflowRecord | undefined> {
	const handle = client.workflow.getHandle(assignmentWorkflowId(assignmentId));
	try {
		return await client.withDeadline(Date.now() + CALL_MS, async () => {
			const { status } = await handle.describe();
			const { outcome, delivery } = await handle.query<AssignmentStatus>(QUERY.status);
			return { status: status.name, outcome, delivery };
		});
	} catch {
		return undefined;
	}
}

/** Whether a workflow has something under way, other than waiting for an instant. */
export async function isAtWork({ client }: Pick<Practice, 'client'>, assignmentId: string): Promise<boolean> {
	const { raw } = await client.workflow.getHandle(assignmentWorkflowId(assignmentId)).describe();
	return Boolean(raw.pendingWorkflowTask) || (raw.pendingActivities ?? []).length > 0;
}

/** How many requests, receipts that were handed in above all, are not done. */
export async function openRequests({ client }: Pick<Practice, 'client'>): Promise<number> {
	const query = `WorkflowType = "${WORKFLOW.request}" AND ExecutionStatus = "Running"`;
	return (await client.workflow.count(query)).count;
}

function grouped<T, K>(rows: T[], keyOf: (row: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
	return groups;
}
