import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import { recordWish } from '../activities/recording/stops';
import { termsSchema } from '../contract/assignment';
import { contactIndex } from '../contract/identity';
import type { KeyRing } from '../contract/keys';
import { assignmentWorkflowId, MEMO, requestWorkflowId, WORKFLOW } from '../contract/names';
import { requestSchema } from '../contract/request';
import type { StopRequest } from '../contract/stops';
import type { Ledger } from '../ledger/ledger';

/** Which requests may be about a stop; behind it stands the id of the wish. */
const STOPS = requestWorkflowId('stop/');

/** So many requests that are done are looked at, the newest ones: a restored ledger lacks the latest. */
const MOST_DONE = 10_000;

/**
 * Puts on record what was asked to be stopped, or allowed again, and is not on record, before the first message is looked at:
 * what was asked for while no worker ran, since tasks come in no order, so that a message might go out before the request that
 * stops it; and, as far as Temporal still has it, what a ledger that was restored from a backup has forgotten. A request that
 * waits follows, finds it on record, and has it told.
 *
 * @param taskQueue base name of the deployment's queues
 * @param now in milliseconds
 * @param among the requests that wait, those that are done, or both
 * @returns how many there were
 */
export async function recordWaitingStops(
	client: Client,
	taskQueue: string,
	{ ledger, ring }: { ledger: Ledger; ring: KeyRing },
	now: number,
	among: ReadonlyArray<'Running' | 'Completed'>,
): Promise<number> {
	const ours = `WorkflowType = '${WORKFLOW.request}' AND TaskQueue = '${taskQueue.replaceAll("'", "''")}'`;
	const wishes: Array<{ request: StopRequest; done: boolean }> = [];
	for (const status of among) {
		const done = status === 'Completed';
		let looked = 0;
		for await (const execution of client.workflow.list({ query: `${ours} AND ExecutionStatus = '${status}'` })) {
			if (done && (looked += 1) > MOST_DONE) break;
			const { workflowId } = execution;
			if (!workflowId.startsWith(STOPS)) continue;
			if (done && (await ledger.stops.isOnRecord(workflowId.slice(STOPS.length)))) continue;
			const request = await readStop(client, execution);
			if (request) wishes.push({ request, done });
		}
	}
	for (const { request, done } of wishes.sort(
		(one, other) => Date.parse(one.request.at) - Date.parse(other.request.at),
	))
		await recordWish((await byAddress(request, done)) ?? request, now, ledger);
	return wishes.length;

	/**
	 * The same by the address itself, where whoever asked was told already, or the assignment is not on record, and its workflow
	 * knows the address.
	 */
	async function byAddress(request: StopRequest, done: boolean): Promise<StopRequest | undefined> {
		if ('contactIndex' in request.of) return undefined;
		const { assignmentId } = request.of;
		const recorded = await ledger.stops.addressOf(assignmentId);
		if (recorded !== undefined) return done ? { ...request, of: { contactIndex: recorded } } : undefined;
		const { memo } = await client.workflow
			.getHandle(assignmentWorkflowId(assignmentId))
			.describe()
			.catch(() => ({ memo: undefined }));
		const terms = termsSchema.pick({ clientEmail: true }).loose().safeParse(memo?.[MEMO.terms]).data;
		return terms && { ...request, of: { contactIndex: contactIndex(ring, terms.clientEmail) } };
	}
}

/** What was not said with a key is left to the request, which refuses it. */
async function readStop(
	client: Client,
	{ workflowId, runId }: WorkflowExecutionInfo,
): Promise<StopRequest | undefined> {
	const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
	const started = events?.[0]?.workflowExecutionStartedEventAttributes;
	const { loadedDataConverter } = client.options;
	const inputs = await decodeArrayFromPayloads(loadedDataConverter, started?.input?.payloads).catch(() => []);
	const request = requestSchema.safeParse(inputs[0]).data;
	return request?.kind === 'record-stop' || request?.kind === 'lift-stop' ? request : undefined;
}
