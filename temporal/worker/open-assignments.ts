import { tsToDate } from '@temporalio/common/lib/time';
import type { NativeConnection } from '@temporalio/worker';
import { assignmentWorkflowId, MEMO, WORKFLOW } from '../contract/names';
import type { Ledger } from '../ledger/ledger';

/** So many of the newest tell: a look takes about a second, however many are under way. */
const LOOKED_AT = 1_000;

/** A page of Temporal's list holds their memos, with a page of text each. */
const PAGE = 200;

/** Where the assignments of one deployment run. */
export interface Deployment {
	connection: NativeConnection;
	namespace: string;
	taskQueue: string;
}

/** Assignments that Temporal has under way, and the ledger not on record. */
interface Unknown {
	/** The newest first, with when they began; at least one. */
	found: Array<{ workflowId: string; startedAt: Date }>;
	/** How many were looked at. */
	among: number;
}

/**
 * Looks for assignments under way that this ledger knows nothing of. One whose page is in its memo was on record, somewhere;
 * one that no worker has taken up yet, or is recording this moment, has none, and may wait.
 *
 * Those begun before this ledger was made came on record in another one: it is the wrong ledger, which every further record
 * would make worse, and the worker does not start. Those begun later are missing since it was put back from a backup. They
 * alone stand still, with nothing lost: nothing is sent for them, what is said to them waits in Temporal. Everybody else's
 * homework is no worse for it, so that the worker starts, and says so.
 *
 * @returns what is missing from a ledger that was put back, in words with the next step, if anything is
 * @throws Error that says so of another ledger
 */
export async function checkOpenAssignments(deployment: Deployment, ledger: Ledger): Promise<string | undefined> {
	const begunAt = (await ledger.begunAt()).toISOString();
	const before = await unknownTo(ledger, deployment, `StartTime < '${begunAt}'`);
	if (before) throw new Error(anotherLedger(deployment, before, begunAt));
	const since = await unknownTo(ledger, deployment, `StartTime >= '${begunAt}'`);
	return since && putBack(deployment, since);
}

function anotherLedger(deployment: Deployment, unknown: Unknown, begunAt: string): string {
	return (
		`${many(unknown)}: they were begun with another ledger, by a release before 0.2 perhaps, and cannot go on with this ` +
		'one. Give the worker their ledger; or begin anew: `npm run reset` removes all state of `npm start`, elsewhere end ' +
		`them: ${command('terminate', deployment, 'Begun anew', `StartTime < '${begunAt}'`)}`
	);
}

function putBack(deployment: Deployment, unknown: Unknown): string {
	const [last, first] = [unknown.found[0]!.startedAt, unknown.found.at(-1)!.startedAt];
	// Temporal knows them to the microsecond.
	const end = new Date(last.getTime() + 1).toISOString();
	const span = `StartTime >= '${first.toISOString()}' AND StartTime <= '${end}'`;
	return (
		`${many(unknown)}, begun from ${first.toISOString()} on: it was put back from a backup that is older than they are, ` +
		'it seems. They stand still: nothing is sent for them, and what is said to them waits in Temporal. Put the newest ' +
		'ledger back; or have them recorded anew, whose clients then get once more what they got since: ' +
		command('reset --type FirstWorkflowTask', deployment, 'Recorded anew', span)
	);
}

function many({ found, among }: Unknown): string {
	return (
		`Temporal has assignments under way that this ledger knows nothing of, such as ${found[0]!.workflowId} ` +
		`(${found.length} of the newest ${among})`
	);
}

function command(what: string, deployment: Deployment, reason: string, which: string): string {
	const { namespace } = deployment;
	return `temporal workflow ${what} --namespace ${namespace} --reason "${reason}" --query "${underWay(deployment, which)}"`;
}

function underWay({ taskQueue }: Deployment, which: string): string {
	const ours = `WorkflowType = '${WORKFLOW.assignment}' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
	return `${ours} AND ExecutionStatus = 'Running' AND ${which}`;
}

async function unknownTo(ledger: Ledger, deployment: Deployment, which: string): Promise<Unknown | undefined> {
	const found: Unknown['found'] = [];
	let among = 0;
	for await (const page of newest(deployment, which)) {
		among += page.length;
		const unknown = new Set(await ledger.assignments.unknownOf(page.map(({ assignmentId }) => assignmentId)));
		found.push(...page.filter(({ assignmentId }) => unknown.has(assignmentId)));
	}
	return found.length === 0 ? undefined : { found, among };
}

/** The newest assignments under way that were on record, page by page. Temporal lists the newest first. */
async function* newest({ connection, ...deployment }: Deployment, which: string) {
	const { namespace } = deployment;
	const query = underWay({ connection, ...deployment }, which);
	let nextPageToken: Uint8Array | undefined;
	for (let listed = 0; listed < LOOKED_AT; listed += PAGE) {
		const page = await connection.workflowService.listWorkflowExecutions({
			namespace,
			query,
			pageSize: PAGE,
			...(nextPageToken && { nextPageToken }),
		});
		yield page.executions
			.filter(({ memo }) => memo?.fields?.[MEMO.page])
			.map(({ execution, startTime }) => ({
				workflowId: execution!.workflowId!,
				assignmentId: execution!.workflowId!.slice(assignmentWorkflowId('').length),
				startedAt: tsToDate(startTime!),
			}));
		if (page.nextPageToken.length === 0) return;
		nextPageToken = page.nextPageToken;
	}
}
