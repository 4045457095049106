import type { HomeworkConnection } from './connection';
import { Problem } from './problem';
import { technically } from './technically';

/** A worker's poll hangs for up to 60 s; whoever was not seen for longer than this is gone. In milliseconds. */
export const SEEN_MS = 70_000;
const DESCRIBE_MS = 500;

/** `TASK_QUEUE_TYPE_ACTIVITY` of Temporal's API. */
const ACTIVITY_QUEUE = 2;

/**
 * Why an activity queue did not answer, told by its pollers and never by a timeout alone: `no-worker` or `busy`.
 *
 * @param cause the timeout that was met
 */
export async function queueTrouble(connection: HomeworkConnection, queue: string, cause: Error): Promise<Problem> {
	const lastSeen = await lastPoll(connection, queue);
	const ago = lastSeen === undefined ? undefined : Math.max(0, Date.now() - lastSeen);
	if (ago !== undefined && ago <= SEEN_MS) {
		return new Problem(
			'busy',
			'The homework service is busy and did not answer in time',
			technically(
				'Try again in a minute.',
				`a worker was last seen on the task queue "${queue}" ${seconds(ago)} ago, and did not answer.`,
			),
			{ cause },
		);
	}
	const seen = ago === undefined ? 'None was seen lately.' : `One was last seen ${seconds(ago)} ago.`;
	return new Problem(
		'no-worker',
		'The homework service is not running',
		technically(
			'Nothing can be looked up or checked meanwhile; what it has accepted is kept.',
			`no worker polls the task queue "${queue}" of Temporal at ${connection.address}. ${seen} ` +
				'Start the worker, or correct the task queue or namespace in the credential.',
		),
		{ cause },
	);
}

/** When a worker last polled an activity queue, in milliseconds since 1970; undefined where none is remembered. */
export async function lastPoll(
	connection: HomeworkConnection,
	queue: string,
	deadlineMs = DESCRIBE_MS,
): Promise<number | undefined> {
	const { pollers } = await connection.call(
		(client) =>
			client.workflowService.describeTaskQueue({
				namespace: connection.namespace,
				taskQueue: { name: queue },
				taskQueueType: ACTIVITY_QUEUE,
			}),
		deadlineMs,
	);
	const times = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000);
	return times.length === 0 ? undefined : Math.max(...times);
}

function seconds(milliseconds: number): string {
	return `${Math.round(milliseconds / 1000)} s`;
}
