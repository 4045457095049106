import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow';
import type { HomeworkConnection } from '../shared/connection';

/** More than ever wait at once. */
const LATEST_EVENTS = 50;

/** A change that Temporal keeps for a workflow until a worker takes it up. */
export interface WaitingChange {
	name: string;
	/** As it was sent. */
	input: unknown;
}

/**
 * The changes that wait for a worker, the latest first. They are the Signals in the history since a worker last
 * completed a task; the memo does not tell of them yet. What was said without a key is none: the worker will refuse it.
 *
 * @param seen events of the history when the memo was read
 * @returns undefined where more has happened since, which may be in the memo by now
 */
export async function waitingChanges(
	connection: HomeworkConnection,
	workflowId: string,
	seen: number,
): Promise<WaitingChange[] | undefined> {
	return await connection.call(async (client) => {
		const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
			namespace: connection.namespace,
			execution: { workflowId },
			maximumPageSize: LATEST_EVENTS,
		});
		const latestFirst = history?.events ?? [];
		if (Number(latestFirst[0]?.eventId ?? 0) > seen) return undefined;
		const completed = latestFirst.findIndex((event) => event.workflowTaskCompletedEventAttributes);
		const signals = latestFirst
			.slice(0, completed === -1 ? undefined : completed)
			.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal ?? []);
		const decoding = signals.map(async ({ signalName, input }): Promise<WaitingChange[]> => {
			const { loadedDataConverter } = client.options;
			const [decoded] = await decodeArrayFromPayloads(loadedDataConverter, input?.payloads).catch(() => []);
			return decoded === undefined ? [] : [{ name: signalName!, input: decoded }];
		});
		return (await Promise.all(decoding)).flat();
	});
}
