import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { createActivities } from '../../temporal/activities/activities';
import { otherWorkflows, type OtherWorkflows } from '../../temporal/activities/other-workflows';
import type { Ledger } from '../../temporal/ledger/ledger';
import { loadLibrary } from '../../temporal/library/library';
import { readConfig } from '../../temporal/worker/config';
import { createWorkers, runWorkers } from '../../temporal/worker/workers';
import { logger } from '../temporal-runtime';
import { UNLIMITED } from './flow-server';
import { testRing } from './test-keys';

/** How long a receipt that is handed in is waited for, in milliseconds. */
const HAND_IN_MS = 20;

/**
 * How many workflows a worker keeps in memory between two tasks: `WORKFLOW_CACHE`, of which the SDK takes 2 or more. With
 * few, most tasks begin by a replay. With none, the SDK loses a task whose local activity has another workflow start.
 */
const CACHED = process.env['WORKFLOW_CACHE'];

export interface WorkersOptions {
	/** Whether tests stop the workers of assignments under way, and start others. */
	restarts?: boolean;
	/** Whether nothing is held back from a flow that fails. */
	unlimited?: boolean;
	/** Comes between the activities and the workflows that they reach. */
	others?: (real: OtherWorkflows) => OtherWorkflows;
	/** How far the workers' clock is ahead of Temporal's, in milliseconds. */
	clockAhead?: number;
	/** How far ahead due and session may lie, in days; a thousand years, if left out. */
	dueWithinDays?: number;
	/** Seconds that running work is given to end where tests stop the workers. */
	shutdownGrace?: number;
}

/** What the workers of a rig work with. */
export interface Workplace {
	environment: TestWorkflowEnvironment;
	ledger: Ledger;
	/** Of the workflows. */
	bundleFile: string;
	/** The library's folder. */
	library: string;
}

/** Starts real workers on the skipped time; answers how they are stopped. */
export async function startWorkers(
	{ environment, ledger, bundleFile, library }: Workplace,
	options: WorkersOptions,
): Promise<() => Promise<void>> {
	const config = readConfig({
		HOMEWORK_KEYS_FILE: 'unused',
		HOMEWORK_LEDGER_FILE: 'unused',
		HOMEWORK_LIBRARY_FOLDER: 'unused',
		...(options.shutdownGrace && { HOMEWORK_SHUTDOWN_GRACE: `${options.shutdownGrace}` }),
	});
	const others = otherWorkflows(environment.client, 'homework');
	const workers = await createWorkers(config, {
		connection: environment.nativeConnection,
		ring: testRing,
		activities: createActivities({
			ledger,
			// The test server schedules local activities by the machine's clock, and skips ten years whenever nothing is left but
			// the run timeouts of what has ended: a file of a dozen tests may end more than a century from now.
			library: { ...loadLibrary(library), dueWithinDays: options.dueWithinDays ?? 1000 * 366 },
			ring: testRing,
			others: options.others?.(others) ?? others,
			handInMs: HAND_IN_MS,
			...(options.unlimited && { routeLimits: UNLIMITED }),
			clock: async () => (await environment.currentTimeMs()) + (options.clockAhead ?? 0),
		}),
		workflowBundle: { codePath: bundleFile },
		identity: 'test',
		...(CACHED && { maxCachedWorkflows: Number(CACHED) }),
		// The test server goes on keeping tasks for the cache of a worker that is gone.
		...(options.restarts && { maxCachedWorkflows: 0 }),
	});
	const stop = new AbortController();
	const end = runWorkers(workers, stop.signal, logger);
	return async () => {
		stop.abort();
		await end;
	};
}
