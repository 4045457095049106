import type { DataConverter } from '@temporalio/common';
import { GracefulShutdownPeriodExpiredError, Worker, type NativeConnection } from '@temporalio/worker';
import { taskQueues } from '../contract/names';
import type { WorkerConfig } from './config';
import type { Logger } from './logging';

/** n8n answers a dozen webhooks a second: more pushes at once would only wait there. */
const PUSHES_AT_ONCE = 10;
const QUESTIONS_AT_ONCE = 20;

/** How long after the grace time work that does not end is left behind, in seconds. */
const FORCE_AFTER_GRACE = 3;

/** The name of a queue's part in the deployment. */
export type QueueName = keyof ReturnType<typeof taskQueues>;

export type Workers = Record<QueueName, Worker>;

/** What the three workers serve, by queue. */
export type ActivitiesByQueue = Record<QueueName, object>;

export interface WorkerParts {
	connection: NativeConnection;
	dataConverter: DataConverter;
	activities: ActivitiesByQueue;
	workflowBundle: { codePath: string };
	/** Opaque; shows in the Temporal UI. */
	identity: string;
}

/** One worker for each task queue, so that hanging pushes never keep an assignment or a question waiting. */
export async function createWorkers(config: WorkerConfig, parts: WorkerParts): Promise<Workers> {
	const { connection, dataConverter, activities, workflowBundle, identity } = parts;
	const queues = taskQueues(config.taskQueue);
	const common = {
		connection,
		namespace: config.temporal.namespace,
		dataConverter,
		identity,
		shutdownGraceTime: `${config.shutdownGrace} seconds`,
		shutdownForceTime: `${config.shutdownGrace + FORCE_AFTER_GRACE} seconds`,
	} as const;
	return {
		workflows: await Worker.create({
			...common,
			taskQueue: queues.workflows,
			workflowBundle,
			activities: activities.workflows,
		}),
		push: await Worker.create({
			...common,
			taskQueue: queues.push,
			activities: activities.push,
			maxConcurrentActivityTaskExecutions: PUSHES_AT_ONCE,
		}),
		ask: await Worker.create({
			...common,
			taskQueue: queues.ask,
			activities: activities.ask,
			maxConcurrentActivityTaskExecutions: QUESTIONS_AT_ONCE,
		}),
	};
}

/**
 * Runs all three until they are told to stop. Where one fails, the others are stopped too.
 *
 * @throws the failure of the first that failed
 */
export async function runWorkers(workers: Workers, signal: AbortSignal, logger: Logger): Promise<void> {
	const all = Object.values(workers);
	const stop = () => {
		for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
	};
	const runs = all.map((worker) => runOne(worker, logger));
	if (signal.aborted) stop();
	signal.addEventListener('abort', stop);
	try {
		await Promise.all(runs);
	} finally {
		stop();
		await Promise.allSettled(runs);
		signal.removeEventListener('abort', stop);
	}
}

/** Work that outlives the grace time is left behind; Temporal gives it to the next worker once its time is out. */
async function runOne(worker: Worker, logger: Logger): Promise<void> {
	try {
		await worker.run();
	} catch (error) {
		if (!(error instanceof GracefulShutdownPeriodExpiredError)) throw error;
		logger.warn({ taskQueue: worker.options.taskQueue }, 'Work was left behind at the end of the grace time');
	}
}
