import { createHash } from 'node:crypto';
import type { Client, Connection } from '@temporalio/client';
import type { KeyRing } from '../../temporal/contract/keys';
import { taskQueues } from '../../temporal/contract/names';
import { notingFailures, tellingDecodeFailures } from './decode-failures';
import { toProblem, unreachable } from './errors';
import { Patience } from './patience';
import { isProblem, Problem } from './problem';

/** The credential `therapyHomeworkApi`, as n8n hands it to a node. */
export interface HomeworkCredentials {
	/** `host:port` of Temporal's gRPC endpoint. */
	address: string;
	namespace: string;
	/** Base name of the task queues. */
	taskQueue: string;
	/** The whole text of keys.json. */
	keys: string;
	tls?: boolean;
	apiKey?: string;
	/** PEM, for servers that ask for a client certificate. */
	tlsClientCertificate?: string;
	/** PEM, the key of that certificate. */
	tlsClientKey?: string;
}

/** Name of the credential's type. */
export const CREDENTIAL = 'therapyHomeworkApi';

/** A single call to Temporal, with all its retries, in milliseconds: what cannot be reached is said within 10 s. */
const CALL_DEADLINE_MS = 8_000;

/** Tries of a call while the server is unavailable: about 3 s, so that the reason is known before the deadline. */
const TRIES_WHILE_UNAVAILABLE = 6;
const GRPC_UNAVAILABLE = 14;

/** A connection that nobody used for this long is closed, in milliseconds. */
const IDLE_MS = 5 * 60_000;

/** A pooled connection to Temporal under one credential. */
export class HomeworkConnection {
	readonly address: string;
	readonly namespace: string;
	readonly queues: ReturnType<typeof taskQueues>;

	/** @param patience of the run that has it; without one, every wait for a worker takes its time */
	constructor(
		private readonly credentials: HomeworkCredentials,
		private readonly client: Client,
		readonly ring: KeyRing,
		private readonly patience?: Patience,
	) {
		this.address = credentials.address;
		this.namespace = credentials.namespace;
		this.queues = taskQueues(credentials.taskQueue);
	}

	/**
	 * Calls Temporal within a deadline, in milliseconds.
	 *
	 * @throws Problem for whatever fails
	 */
	async call<T>(use: (client: Client) => Promise<T>, deadlineMs = CALL_DEADLINE_MS): Promise<T> {
		try {
			return await tellingDecodeFailures(() =>
				this.client.withDeadline(Date.now() + deadlineMs, () => use(this.client)),
			);
		} catch (error) {
			throw toProblem(error, this);
		}
	}

	/**
	 * Calls for what a worker has to answer, within a deadline in milliseconds.
	 *
	 * @throws Problem `timeout` where no worker answered
	 */
	async answered<T>(use: (client: Client) => Promise<T>, deadlineMs: number): Promise<T> {
		return await this.patiently(deadlineMs, async (ms) => await this.call(use, ms));
	}

	/** Waits for a worker, in milliseconds, as long as the patience of the run lasts. */
	async patiently<T>(deadlineMs: number, wait: (deadlineMs: number) => Promise<T>): Promise<T> {
		return await (this.patience ? this.patience.within(deadlineMs, wait) : wait(deadlineMs));
	}

	/** The same connection, for one run of a node. */
	forRun(): HomeworkConnection {
		return new HomeworkConnection(this.credentials, this.client, this.ring, new Patience());
	}
}

interface PoolEntry {
	ready: Promise<{ connection: HomeworkConnection; close: () => Promise<void> }>;
	users: number;
	idle?: NodeJS.Timeout;
}

/** One entry for each content of a credential, under its hash. */
const pool = new Map<string, PoolEntry>();

/**
 * Lends the pooled connection of a credential; all nodes of this n8n process share it. It is opened at first use and
 * closed when nobody has used it for five minutes.
 *
 * @throws Problem when the server cannot be reached or refuses, or when the keys cannot be read
 */
export async function withConnection<T>(
	credentials: HomeworkCredentials,
	use: (connection: HomeworkConnection) => Promise<T>,
): Promise<T> {
	const name = createHash('sha256').update(JSON.stringify(credentials)).digest('base64url');
	const entry = pool.get(name) ?? { ready: open(credentials), users: 0 };
	pool.set(name, entry);
	clearTimeout(entry.idle);
	entry.users += 1;
	try {
		const { connection } = await entry.ready.catch((error: unknown) => {
			if (pool.get(name) === entry) pool.delete(name);
			throw error;
		});
		return await use(connection);
	} finally {
		entry.users -= 1;
		if (entry.users === 0 && pool.get(name) === entry) {
			entry.idle = setTimeout(() => void close(name, entry), IDLE_MS).unref();
		}
	}
}

/** Closes every pooled connection, for a process that ends. */
export async function closeConnections(): Promise<void> {
	await Promise.all([...pool].map(([name, entry]) => close(name, entry)));
}

async function close(name: string, entry: PoolEntry): Promise<void> {
	clearTimeout(entry.idle);
	pool.delete(name);
	const { close: closeChannel } = await entry.ready;
	await closeChannel();
}

async function open(credentials: HomeworkCredentials): Promise<Awaited<PoolEntry['ready']>> {
	refuseUrl(credentials.address);
	const [ring, { encryptingDataConverter }, temporal] = await Promise.all([
		readRing(credentials.keys),
		import('../../temporal/contract/payload-codec'),
		import('@temporalio/client'),
	]);
	const usual = temporal.defaultGrpcRetryOptions();
	let channel: Connection;
	try {
		channel = temporal.Connection.lazy({
			address: credentials.address,
			tls: tlsOf(credentials),
			// The editor keeps a key that was entered before TLS was switched off; it never travels in the clear.
			apiKey: (credentials.tls && credentials.apiKey) || undefined,
			interceptors: [
				temporal.makeGrpcRetryInterceptor({
					...usual,
					retryableDecider: (attempt, status) =>
						usual.retryableDecider(attempt, status) &&
						(Number(status.code) !== GRPC_UNAVAILABLE || attempt < TRIES_WHILE_UNAVAILABLE),
				}),
			],
		});
	} catch (error) {
		// A malformed certificate, key or address never gets as far as a call.
		throw new Problem('refused', 'The credential cannot be used', (error as Error).message, { cause: error });
	}
	const converter = encryptingDataConverter(ring);
	const client = new temporal.Client({
		connection: channel,
		namespace: credentials.namespace,
		dataConverter: { ...converter, payloadCodecs: converter.payloadCodecs?.map(notingFailures) },
		identity: `n8n-nodes-therapy-homework/${process.pid}`,
	});
	const connection = new HomeworkConnection(credentials, client, ring);
	try {
		await connection.call(() => channel.workflowService.getSystemInfo({}));
	} catch (error) {
		await channel.close();
		throw isProblem(error, 'timeout') ? unreachable(credentials.address, 'no answer in time', error) : error;
	}
	return { connection, close: () => channel.close() };
}

/** Whoever copies an address from a browser brings more than Temporal's client takes. */
function refuseUrl(address: string): void {
	if (!/^[a-z]+:\/\//i.test(address)) return;
	throw new Problem(
		'refused',
		`The credential cannot be used: its Address is ${address}`,
		'Write host and port alone, such as 127.0.0.1:7233, without what stands before them; whether TLS is used is a switch of its own.',
	);
}

/** The key ring of a credential: no connection is needed to check a link or a signature. */
export async function readRing(keys: string): Promise<KeyRing> {
	const { KeyRing, parseKeys } = await import('../../temporal/contract/keys');
	try {
		return new KeyRing(parseKeys(keys));
	} catch (error) {
		throw new Problem('keys', 'The keys in the credential cannot be read', (error as Error).message, { cause: error });
	}
}

function tlsOf({ tls, tlsClientCertificate, tlsClientKey }: HomeworkCredentials) {
	if (!tls) return false;
	if (!tlsClientCertificate && !tlsClientKey) return true;
	if (!tlsClientCertificate || !tlsClientKey) {
		throw new Error(
			'Client Certificate and Client Key go together, and one of them is empty. Fill in both or neither.',
		);
	}
	return { clientCertPair: { crt: Buffer.from(tlsClientCertificate), key: Buffer.from(tlsClientKey) } };
}
