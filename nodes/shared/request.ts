import { requestWorkflowId, WORKFLOW } from '../../temporal/contract/names';
import type { Request, RequestResult } from '../../temporal/contract/request';
import { known } from '../../temporal/contract/unknown-fields';
import type { HomeworkConnection } from './connection';
import { isProblem } from './problem';

/**
 * How long handing a request over may take, in milliseconds: Temporal takes one workflow id a second at most, and the
 * client waits ever longer between its tries.
 */
const START_MS = 20_000;

/** How long a node waits for the result of a request, in milliseconds. */
const RESULT_MS = 4_000;

/** What a request came to, or that Temporal keeps it until a worker takes it up. */
export type Requested = { done: true; result: RequestResult } | { done: false };

/** How a request stands to others under its key. */
export interface RequestOptions {
	/** Ends one of the same key that is still waiting, instead of joining it: the newest wish stands. */
	replaceEarlier?: boolean;
	/** How long Temporal holds the request back, in milliseconds. */
	startDelayMs?: number;
}

/**
 * Asks for a write that is not addressed to one assignment, and waits some seconds for what it comes to. The request is
 * durable as soon as Temporal has it, worker or not.
 *
 * @param key names the request: while one under this key is running, another start joins it
 * @throws Problem
 */
export async function request(
	connection: HomeworkConnection,
	key: string,
	input: Request,
	options: RequestOptions = {},
): Promise<Requested> {
	const handle = await startRequest(connection, key, input, options);
	try {
		const { requestResultSchema } = await import('../../temporal/contract/request');
		const result = known(requestResultSchema, await connection.answered(() => handle.result(), RESULT_MS));
		return { done: true, result };
	} catch (error) {
		if (isProblem(error, 'timeout')) return { done: false };
		throw error;
	}
}

/**
 * Hands a request to Temporal and does not wait for what it comes to.
 *
 * @throws Problem
 */
export async function startRequest(
	connection: HomeworkConnection,
	key: string,
	input: Request,
	{ replaceEarlier = false, startDelayMs }: RequestOptions = {},
) {
	return await connection.call(
		(client) =>
			client.workflow.start(WORKFLOW.request, {
				workflowId: requestWorkflowId(key),
				taskQueue: connection.queues.workflows,
				args: [input],
				workflowIdReusePolicy: 'ALLOW_DUPLICATE',
				workflowIdConflictPolicy: replaceEarlier ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
				startDelay: startDelayMs,
				staticSummary: input.kind,
			}),
		START_MS,
	);
}
