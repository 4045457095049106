import type { HomeworkConnection } from '../shared/connection';

/** More than ever wait at once. */
const LATEST_EVENTS = 50;

/**
 * Names of the Signals that Temporal keeps for an assignment until a worker takes them up. They are those in its history
 * since a worker last completed a task; the memo does not tell of them yet.
 */
export async function waitingChanges(connection: HomeworkConnection, workflowId: string): Promise<string[]> {
	const { history } = await connection.call((client) =>
		client.workflowService.getWorkflowExecutionHistoryReverse({
			namespace: connection.namespace,
			execution: { workflowId },
			maximumPageSize: LATEST_EVENTS,
		}),
	);
	const latestFirst = history?.events ?? [];
	const completed = latestFirst.findIndex((event) => event.workflowTaskCompletedEventAttributes);
	return latestFirst
		.slice(0, completed === -1 ? undefined : completed)
		.flatMap(({ workflowExecutionSignaledEventAttributes: signal }) => signal?.signalName ?? []);
}
