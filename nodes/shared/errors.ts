import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { LEFT_UNDONE } from '../../temporal/contract/names';
import { NOT_OURS } from '../../temporal/contract/unreadable';
import { Problem, type ProblemKind } from './problem';
import { technically } from './technically';

/** Where a call went, to be named when it fails. */
export interface Target {
	address: string;
	namespace: string;
}

/** Codes of gRPC (https://grpc.io/docs/guides/status-codes), so that naming them does not load the Temporal client. */
const GRPC = {
	cancelled: 1,
	deadlineExceeded: 4,
	notFound: 5,
	permissionDenied: 7,
	unavailable: 14,
	unauthenticated: 16,
} as const;

/** What gRPC tells of a handshake that failed; anything else that is unavailable was not reached. */
const HANDSHAKE = /certificate|Failed to connect \(|ssl|tls|EPROTO|handshake|ECONNRESET|ERR_HTTP2|protocol error/i;

/** What an error of the Temporal client means, in words for the practice. */
export function toProblem(error: unknown, target: Target): Problem {
	const chain = causes(error);
	const known = chain.find((link) => link instanceof Problem);
	if (known) return known;
	return fromKeys(chain) ?? fromTemporal(chain) ?? fromGrpc(chain, target) ?? fromUnknown(chain, target);
}

/** A failure of one item, for n8n to show beside that item. */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeOperationError | NodeApiError {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) return error;
	if (error instanceof Problem) {
		return new NodeOperationError(node, error.message, { itemIndex, description: error.description });
	}
	return new NodeOperationError(node, error instanceof Error ? error : String(error), { itemIndex });
}

function fromKeys(chain: Error[]): Problem | undefined {
	const unopened = chain.find(
		(link) => link.name === 'ClearPayloadError' || link.name === 'DamagedPayloadError' || isNotOurs(link),
	);
	if (unopened) return problem('keys', NOT_WRITTEN, technically(NOTHING_TAKEN, unopened.message), unopened);
	const error = chain.find(({ name, message }) => name === 'UnknownKeyError' || message.includes(UNKNOWN_KEY));
	if (!error) return undefined;
	return problem('keys', KEYS_DIFFER, technically(CANNOT_READ, error.message), error);
}

export const KEYS_DIFFER = 'This credential and the homework service have different keys';
export const CANNOT_READ = 'Neither can read what the other writes.';

const NOT_WRITTEN = 'What came back was not written by your homework service';
const NOTHING_TAKEN = 'Nothing of it was believed.';

/** How an unknown key reads where it comes back from the worker in the message of a failure. */
const UNKNOWN_KEY = 'The other side encrypted with the key';

function fromTemporal(chain: Error[]): Problem | undefined {
	for (const error of chain) {
		switch (error.name) {
			case 'NamespaceNotFoundError':
				return noNamespace((error as Error & { namespace: string }).namespace, error);
			case 'WorkflowNotFoundError':
				return problem(
					'not-found',
					'No open assignment was found under this ID',
					'It was never assigned here, or it is closed. Check the Assignment ID in the output of Homework Assign.',
					error,
				);
			case 'WorkflowExecutionAlreadyStartedError':
				return problem('already-started', 'This ID was used before', 'Each is used once.', error);
			case 'WorkflowUpdateRPCTimeoutOrCancelledError':
				return problem('timeout', LATE, technically(TRY_AGAIN, 'no worker took up the change in time.'), error);
			case 'ActivityExecutionFailedError':
				return (error.cause as Error | undefined)?.name === 'TimeoutFailure'
					? problem('timeout', LATE, technically(TRY_AGAIN, 'no worker answered in time.'), error)
					: failed(chain);
			case 'WorkflowUpdateFailedError':
				return notProcessed(chain) ?? problem('rejected', chain.at(-1)!.message, SAID_SO, chain[0]);
			case 'WorkflowFailedError':
				return failed(chain);
		}
	}
	return undefined;
}

/** What nothing but its message tells, a fault of the service or a refusal. */
function failed(chain: Error[]): Problem {
	return problem('rejected', chain.at(-1)!.message, technically(SAID_SO, "the worker's log tells more."), chain[0]);
}

/** What Temporal's server, and not the workflow, says of an Update that its worker left undone. */
function notProcessed(chain: Error[]): Problem | undefined {
	const said = chain.find((link) => 'type' in link && LEFT_UNDONE.includes(String(link.type)));
	return said && problem('not-passed-on', LATE, technically(TRY_AGAIN, 'the worker did not take up the change.'), said);
}

function fromGrpc(chain: Error[], { address, namespace }: Target): Problem | undefined {
	const error = chain.find(isGrpcError);
	if (!error) return undefined;
	const said = (error.details || error.message).replace(/\s*Resolution note:\s*$/, '');
	const words = (plain: string) => technically(plain, `Temporal at ${address}: ${said}`);
	switch (error.code) {
		case GRPC.unavailable:
			return HANDSHAKE.test(error.details)
				? problem('refused', REFUSED, words(CHECK_TLS), error)
				: unreachable(address, said, error);
		// A deadline that passes while the client waits to try again ends the call as cancelled.
		case GRPC.cancelled:
		case GRPC.deadlineExceeded:
			return problem('timeout', LATE, words(TRY_AGAIN), error);
		case GRPC.permissionDenied:
		case GRPC.unauthenticated:
			return problem('refused', `${REFUSED}: the API key`, words(CHECK_KEY), error);
		case GRPC.notFound:
			if (/namespace/i.test(error.details)) return noNamespace(namespace, error);
	}
	return problem('not-passed-on', 'The homework service refused this', words(MAYBE_NOT_DONE), error);
}

const REFUSED = 'The homework service refused the connection';
const LATE = 'The homework service did not answer in time';
const TRY_AGAIN = 'Try again in a minute.';
const MAYBE_NOT_DONE = 'What was asked for may not have been done.';
const SAID_SO = 'So the homework service says.';
const CHECK_TLS =
	'Check TLS, client certificate and client key in the credential: they have to be as the server wants.';
const CHECK_KEY = 'Check the API key in the credential.';

/** Nothing that speaks gRPC answers at the address. */
export function unreachable(address: string, said: string, cause: Error): Problem {
	return problem(
		'unreachable',
		`The homework service cannot be reached at ${address}`,
		technically(
			'Nothing can be done meanwhile. Check the address in the credential.',
			`Temporal does not answer there: ${said}`,
		),
		cause,
	);
}

function noNamespace(namespace: string, cause: Error): Problem {
	return problem(
		'no-namespace',
		`The homework service has no namespace "${namespace}"`,
		technically(
			'Check the namespace in the credential.',
			'Temporal has none of this name. Create it on the server; a new one takes some seconds to appear.',
		),
		cause,
	);
}

function fromUnknown(chain: Error[], { address }: Target): Problem {
	const last = chain.at(-1);
	const words = technically(MAYBE_NOT_DONE, `Temporal was asked at ${address}.`);
	return problem('rejected', last?.message ?? 'Unknown failure', words, chain[0]);
}

function problem(kind: ProblemKind, message: string, description: string, cause?: Error): Problem {
	return new Problem(kind, message, description, { cause });
}

/** An error and what caused it, the innermost last. */
function causes(error: unknown): Error[] {
	const chain: Error[] = [];
	for (let link = error; link instanceof Error && !chain.includes(link); link = link.cause) chain.push(link);
	return chain;
}

function isNotOurs(error: Error): boolean {
	return 'type' in error && error.type === NOT_OURS;
}

function isGrpcError(error: Error): error is Error & { code: number; details: string } {
	return 'code' in error && typeof error.code === 'number' && 'details' in error && typeof error.details === 'string';
}
