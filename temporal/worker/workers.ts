import { Worker, type NativeConnection } from '@temporalio/worker';
import type { KeyRing } from '../contract/keys';
import { taskQueues } from '../contract/names';
import { encryptingDataConverter, workflowDataConverter } from '../contract/payload-codec';
import type { WorkerConfig } from './config';
import type { Logger } from './logging';
import { UnderWay } from './under-way';

/** More than a full route has inside and at its door (see `Line`), so that it keeps no other route waiting. */
const PUSHES_AT_ONCE = 20;
/** Kept free for briefs, whatever else hangs. */
const URGENT_AT_ONCE = 2;
const QUESTIONS_AT_ONCE = 20;

/** The name of a queue's part in the deployment. */
export type QueueName = keyof ReturnType<typeof taskQueues>;

export interface Workers {
	byQueue: Record<QueueName, Worker>;
	/** What assignments and briefs do by themselves, without a queue. */
	underWay: UnderWay;
}

/** What the workers serve, by queue. */
export type ActivitiesByQueue = Record<QueueName, object>;

export interface WorkerParts {
	connection: NativeConnection;
	ring: KeyRing;
	activities: ActivitiesByQueue;
	workflowBundle: { codePath: string };
	/** Opaque; shows in the Temporal UI. */
	identity: string;
	/** How many assignments are kept in memory between their tasks; with 0, each task replays its assignment. */
	maxCachedWorkflows?: number;
}

/** One worker for each task queue, so that hanging pushes never keep an assignment or a question waiting. */
export async function createWorkers(config: WorkerConfig, parts: WorkerParts): Promise<Workers> {
	const { connection, ring, activities, workflowBundle, identity } = parts;
	const queues = taskQueues(config.taskQueue);
	const common = {
		connection,
		namespace: config.temporal.namespace,
		dataConverter: encryptingDataConverter(ring),
		identity,
		shutdownGraceTime: `${config.shutdownGrace} seconds`,
	} as const;
	const underWay = new UnderWay();
	const byQueue = {
		workflows: await Worker.create({
			...common,
			dataConverter: workflowDataConverter(ring),
			taskQueue: queues.workflows,
			workflowBundle,
			activities: underWay.known(activities.workflows),
			maxCachedWorkflows: parts.maxCachedWorkflows,
		}),
		push: await Worker.create({
			...common,
			taskQueue: queues.push,
			activities: activities.push,
			maxConcurrentActivityTaskExecutions: PUSHES_AT_ONCE,
		}),
		urgent: await Worker.create({
			...common,
			taskQueue: queues.urgent,
			activities: activities.urgent,
			maxConcurrentActivityTaskExecutions: URGENT_AT_ONCE,
		}),
		ask: await Worker.create({
			...common,
			taskQueue: queues.ask,
			activities: activities.ask,
			maxConcurrentActivityTaskExecutions: QUESTIONS_AT_ONCE,
		}),
	};
	return { byQueue, underWay };
}

/**
 * Runs all until they are told to stop. Where one fails, the others are stopped too. What is under way by then is waited for.
 *
 * @throws the failure of the first that failed
 */
export async function runWorkers({ byQueue, underWay }: Workers, signal: AbortSignal, logger: Logger): Promise<void> {
	const all = Object.values(byQueue);
	const stop = () => {
		for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
	};
	const runs = all.map((worker) => worker.run());
	const end = () => {
		logger.info('No more tasks are taken; what runs is given its time');
		stop();
	};
	if (signal.aborted) end();
	signal.addEventListener('abort', end);
	try {
		await Promise.all(runs);
	} finally {
		stop();
		await Promise.allSettled(runs);
		await underWay.ended();
		signal.removeEventListener('abort', end);
	}
}
