import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Client, Connection } from '@temporalio/client';
import type { Stack } from '../../scripts/stack/stack.ts';
import { temporalAddress } from '../../scripts/stack/temporal.ts';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { openDatabase } from '../../temporal/ledger/ledger';
import { loadLibrary } from '../../temporal/library/library';
import { startTestStack } from '../e2e/test-stack';
import { Mailbox } from './mailbox';

/** The whole product with a state of its own, and what a run needs to look behind it. */
export interface Practice {
	stack: Stack;
	taskQueue: string;
	ring: KeyRing;
	client: Client;
	mailbox: Mailbox;
	/** The ledger's tables. */
	tables: ReturnType<typeof openDatabase>;
}

/** Does something with the whole product, and ends it whatever happens. Where it failed, the state folder is kept. */
export async function onPractice<T>(work: (practice: Practice) => Promise<T>): Promise<T> {
	const stack = await startTestStack();
	const { settings, state } = stack;
	// A server that was away is looked for again at once: it is what the load waits for.
	const channelArgs = { 'grpc.max_reconnect_backoff_ms': 1_000 };
	const connection = await Connection.connect({ address: temporalAddress(settings), channelArgs });
	const ring = new KeyRing(parseKeys(readFileSync(state.keysFile, 'utf8')));
	const tables = openDatabase({ file: state.ledgerFile });
	try {
		const client = new Client({ connection, dataConverter: encryptingDataConverter(ring) });
		const mailbox = new Mailbox(settings, ring, loadLibrary(settings.libraryFolder));
		return await work({ stack, taskQueue: settings.taskQueue, ring, client, mailbox, tables });
	} finally {
		await tables.destroy();
		await connection.close();
		await stack.stop();
	}
}

/** Removes what a run left on the disk. */
export async function removeState({ stack }: Practice): Promise<void> {
	await rm(stack.state.folder, { recursive: true });
}
