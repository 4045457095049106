import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { SEARCH_ATTRIBUTE } from '../contract/names';
import type { WorkerConfig } from './config';
import type { Logger } from './logging';

const GRPC_INVALID_ARGUMENT = 3;
const GRPC_NOT_FOUND = 5;

/** Temporal may start at the same time as the worker: so long it is waited for, in milliseconds. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 1_000;

const SEARCH_ATTRIBUTES = [
	{ name: SEARCH_ATTRIBUTE.outcome, type: 'Keyword' },
	{ name: SEARCH_ATTRIBUTE.client, type: 'Keyword' },
	{ name: SEARCH_ATTRIBUTE.due, type: 'Datetime' },
	{ name: SEARCH_ATTRIBUTE.trouble, type: 'Keyword' },
];

type TemporalConfig = WorkerConfig['temporal'];

/**
 * Connects to Temporal, waiting for a minute until it can be reached.
 *
 * @param patienceMs how long it is waited for, in milliseconds
 * @throws Error that names the address and what the last try said, or the file of a client certificate that cannot be read
 */
export async function connect(
	config: TemporalConfig,
	logger: Logger,
	signal: AbortSignal,
	patienceMs = PATIENCE_MS,
): Promise<NativeConnection> {
	const { address, apiKey } = config;
	const tls = tlsOf(config);
	const givesUpAt = Date.now() + patienceMs;
	for (;;) {
		try {
			return await NativeConnection.connect({ address, tls, ...(apiKey !== undefined && { apiKey }) });
		} catch (error) {
			if (Date.now() >= givesUpAt) throw unreachable(address, error as Error);
			logger.warn({ address }, 'Temporal cannot be reached yet; trying again');
			await setTimeout(PAUSE_MS, undefined, { signal });
		}
	}
}

function tlsOf({ tls, clientCertificate }: TemporalConfig) {
	if (!tls || !clientCertificate) return tls;
	return {
		clientCertPair: {
			crt: readPem(clientCertificate.certificate, 'HOMEWORK_TEMPORAL_TLS_CERT_FILE'),
			key: readPem(clientCertificate.key, 'HOMEWORK_TEMPORAL_TLS_KEY_FILE'),
		},
	};
}

function readPem(file: string, setting: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		throw new Error(`${setting} names a file that cannot be read: ${(error as Error).message}`, { cause: error });
	}
}

/**
 * Makes sure that the namespace is there.
 *
 * @throws Error with the next step
 */
export async function checkNamespace(
	connection: NativeConnection,
	{ address, namespace }: TemporalConfig,
): Promise<void> {
	try {
		await connection.workflowService.describeNamespace({ namespace });
	} catch (error) {
		if (!isGrpcServiceError(error) || (error.code as number) !== GRPC_NOT_FOUND) throw error;
		throw new Error(
			`Temporal at ${address} has no namespace ${namespace}. Set HOMEWORK_TEMPORAL_NAMESPACE, ` +
				`or make it: temporal operator namespace create --namespace ${namespace}`,
		);
	}
}

/**
 * Makes sure that the search attributes are registered, by asking for assignments by each of them: unlike the list of
 * search attributes, this is open to a worker on every kind of Temporal server.
 *
 * @throws Error that names the missing ones, with the next step
 */
export async function checkSearchAttributes(
	connection: NativeConnection,
	{ namespace }: TemporalConfig,
): Promise<void> {
	const missing: string[] = [];
	for (const { name, type } of SEARCH_ATTRIBUTES) {
		try {
			await connection.workflowService.countWorkflowExecutions({ namespace, query: `${name} IS NULL` });
		} catch (error) {
			if (!isGrpcServiceError(error) || (error.code as number) !== GRPC_INVALID_ARGUMENT) throw error;
			missing.push(`--name ${name} --type ${type}`);
		}
	}
	if (missing.length === 0) return;
	throw new Error(
		`The namespace ${namespace} lacks search attributes. Register them: ` +
			`temporal operator search-attribute create --namespace ${namespace} ${missing.join(' ')}`,
	);
}

function unreachable(address: string, { message }: Error): Error {
	// The native client prints its error with all its layers; the innermost message says what happened.
	const reason = [...message.matchAll(/message: "([^"]+)"/g)].at(-1)?.[1] ?? message;
	return new Error(
		`Temporal cannot be reached at ${address}: ${reason}. Start it, or set HOMEWORK_TEMPORAL_ADDRESS, ` +
			'HOMEWORK_TEMPORAL_TLS and HOMEWORK_TEMPORAL_API_KEY.',
	);
}
