import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NativeConnection } from '@temporalio/worker';
import { temporal } from '@temporalio/proto';
import type { Ledger } from '../ledger/ledger';
import { serveOnLoopback } from '../loopback/server';
import type { QueueName, Workers } from './workers';

/** A poll lasts a minute, and Temporal notes each when it begins. */
const POLLED_WITHIN_MS = 70_000;

/** How long Temporal may take to answer, in milliseconds. */
const CALL_MS = 3_000;

const { TaskQueueType } = temporal.api.enums.v1;

export interface HealthSource {
	workers: Workers['byQueue'];
	ledger: Ledger;
	connection: NativeConnection;
	namespace: string;
	identity: string;
	alarm?: { problem: string | undefined };
}

interface QueueHealth {
	taskQueue: string;
	polled: boolean;
	/** Why it is not polled. */
	reason?: string;
}

interface LedgerHealth {
	writable: boolean;
	/** Why it cannot be written. */
	reason?: string;
}

/**
 * Serves `GET /health` on the loopback interface: 200 while this worker polls each of its queues and can write the
 * ledger, else 503, with the state of each.
 *
 * @param port 0 for any free port
 */
export async function startHealthEndpoint(source: HealthSource, port: number) {
	return await serveOnLoopback(
		(request, response) => void answer(source, request, response),
		port,
		'HOMEWORK_HEALTH_PORT',
	);
}

async function answer(source: HealthSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.url?.split('?')[0] !== '/health') {
		response.writeHead(404).end();
		return;
	}
	const report = await health(source);
	response
		.writeHead(report.healthy ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
		.end(JSON.stringify(report));
}

async function health(source: HealthSource) {
	const names = Object.keys(source.workers) as QueueName[];
	const [ledger, ...queues] = await Promise.all([
		ledgerHealth(source),
		...names.map((name) => queueHealth(source, name)),
	]);
	return {
		healthy: ledger.writable && queues.every(({ polled }) => polled),
		ledger,
		...(source.alarm && { alarm: alarmHealth(source.alarm) }),
		queues: Object.fromEntries(names.map((name, index) => [name, queues[index]!])),
	};
}

/** A worker that cannot speak works all the same. */
function alarmHealth({ problem }: { problem: string | undefined }) {
	return problem === undefined ? { working: true } : { working: false, reason: problem };
}

async function ledgerHealth({ ledger }: HealthSource): Promise<LedgerHealth> {
	try {
		await ledger.writing.check();
		return { writable: true };
	} catch (error) {
		return { writable: false, reason: `The ledger cannot be written: ${(error as Error).message}` };
	}
}

async function queueHealth(source: HealthSource, name: QueueName): Promise<QueueHealth> {
	const worker = source.workers[name];
	const { taskQueue } = worker.options;
	if (worker.getState() !== 'RUNNING') {
		return { taskQueue, polled: false, reason: `the worker is ${worker.getState().toLowerCase()}` };
	}
	const types = [TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY];
	if (name === 'workflows') types.push(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW);
	try {
		const polls = await Promise.all(types.map((type) => isPolled(source, taskQueue, type)));
		if (polls.every(Boolean)) return { taskQueue, polled: true };
		return { taskQueue, polled: false, reason: 'Temporal has seen no poll of this worker in the last 70 seconds' };
	} catch (error) {
		return { taskQueue, polled: false, reason: `Temporal does not answer: ${(error as Error).message}` };
	}
}

async function isPolled(
	{ connection, namespace, identity }: HealthSource,
	taskQueue: string,
	taskQueueType: temporal.api.enums.v1.TaskQueueType,
): Promise<boolean> {
	const { pollers } = await connection.withDeadline(Date.now() + CALL_MS, () =>
		connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType }),
	);
	return pollers.some(
		(poller) =>
			poller.identity === identity &&
			Date.now() - Number(poller.lastAccessTime?.seconds ?? 0) * 1000 < POLLED_WITHIN_MS,
	);
}
