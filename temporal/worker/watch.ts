import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import type { Watched } from '../activities/types';
import { taskQueues, watchWorkflowId, WORKFLOW } from '../contract/names';
import type { Logger } from './logging';

/** How often a worker makes sure that the watch goes on, in milliseconds. */
const EVERY_MS = 5 * 60_000;

/** Has the one watch of the deployment run, also where somebody has ended it, until the signal. */
export async function keepWatch(client: Client, taskQueue: string, logger: Logger, signal: AbortSignal): Promise<void> {
	while (!signal.aborted) {
		try {
			await startWatch(client, taskQueue);
		} catch (error) {
			logger.warn(`The watch for what goes wrong could not be started: ${(error as Error).message}`);
		}
		await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
	}
}

/** Starts the watch, unless it runs. */
export async function startWatch(client: Client, taskQueue: string): Promise<void> {
	const first: Watched = {};
	await client.workflow
		.start(WORKFLOW.watch, {
			workflowId: watchWorkflowId(taskQueue),
			taskQueue: taskQueues(taskQueue).workflows,
			args: [first],
			staticSummary: 'looks for what goes wrong',
		})
		.catch((error: unknown) => {
			if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
		});
}
