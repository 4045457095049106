/**
 * What can go wrong between a node and Temporal:
 * `unreachable` nothing answers at the address; `refused` TLS, certificate or API key are not accepted; `no-namespace`
 * the namespace is missing; `keys` the other side's keys differ; `no-worker` nobody polls the queue; `busy` a worker
 * polls, but did not answer in time; `timeout` Temporal itself did not answer in time; `not-found` no such assignment,
 * or it is closed; `not-recorded` no worker has recorded the assignment yet; `already-started` the id is taken;
 * `rejected` the workflow or activity said no; `not-passed-on` Temporal itself let nobody take it up, as it does beyond a limit.
 */
export type ProblemKind =
	| 'unreachable'
	| 'refused'
	| 'no-namespace'
	| 'keys'
	| 'no-worker'
	| 'busy'
	| 'timeout'
	| 'not-found'
	| 'not-recorded'
	| 'already-started'
	| 'rejected'
	| 'not-passed-on';

/** A failure whose message says what was found, and whose description says why and what to do next. */
export class Problem extends Error {
	override readonly name = 'Problem';

	constructor(
		readonly kind: ProblemKind,
		message: string,
		readonly description: string,
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}

/** Whether an error is a problem of one of these kinds. */
export function isProblem(error: unknown, ...kinds: ProblemKind[]): error is Problem {
	return error instanceof Problem && kinds.includes(error.kind);
}

/** A failure as one line of a log: what was found, why, and what to do next. */
export function inOneLine(error: unknown): string {
	if (error instanceof Problem) return `${error.message}. ${error.description}`;
	return error instanceof Error ? error.message : String(error);
}
