import type { ServerResponse } from 'node:http';
import { CONTRACT_VERSION, receiptRequestKey } from '../../temporal/contract/names';
import type { Receipt } from '../../temporal/contract/receipt';
import { withConnection, type HomeworkCredentials } from './connection';
import { inOneLine } from './problem';
import { startRequest } from './request';

/** Marks the HTTP answer that is a receipt; whatever else a flow answers, the worker knows nothing by it. */
export const RECEIPT_HEADER = 'homework-receipt';

/** How many tries are remembered in this process, and for how long, in milliseconds. */
const MAX_AWAITED = 10_000;
const REMEMBERED_MS = 24 * 60 * 60_000;

/** What a warning is written to. */
interface Log {
	warn(message: string): void;
}

/** By its try's id, each receipt that somebody has asked this n8n process for; the oldest first. */
const awaited = new Map<string, AwaitedReceipt>();

/** One try as its trigger sees it: who asks for the receipt may be gone before the flow has come to it. */
export class AwaitedReceipt {
	private readonly since = Date.now();
	private receipt: Receipt | undefined;
	/** Undefined while the connection is open. */
	private answered: boolean | undefined;

	constructor(
		/** The trigger's, so that staff need not choose one for the receipt, too. */
		readonly credentials: HomeworkCredentials,
		response: ServerResponse,
		private readonly log: Log,
	) {
		response.once('close', () => this.closed(response.writableFinished && response.hasHeader(RECEIPT_HEADER)));
	}

	get isOld(): boolean {
		return Date.now() - this.since > REMEMBERED_MS;
	}

	/**
	 * Takes the receipt that is answered, and hands it in where nobody hears the answer, now or before it is written.
	 *
	 * @throws Problem when it cannot be handed in
	 */
	async answerWith(receipt: Receipt): Promise<void> {
		if (this.receipt) return;
		this.receipt = receipt;
		if (this.answered === false) await handInReceipt(this.credentials, receipt);
	}

	private closed(answered: boolean): void {
		this.answered = answered;
		if (answered || !this.receipt) return;
		handInReceipt(this.credentials, this.receipt).catch((error: unknown) => {
			this.log.warn(`A receipt that nobody heard could not be handed in, either. ${inOneLine(error)}`);
		});
	}
}

/** Remembers who asks for the receipt of a try. */
export function awaitReceipt(
	tryId: string,
	credentials: HomeworkCredentials,
	response: ServerResponse,
	log: Log,
): void {
	for (const [id, receipt] of awaited) {
		if (!receipt.isOld && awaited.size < MAX_AWAITED) break;
		awaited.delete(id);
	}
	awaited.set(tryId, new AwaitedReceipt(credentials, response, log));
}

/** Who asks for the receipt of a try, if that came in at this n8n process. */
export function awaitedReceipt(tryId: string): AwaitedReceipt | undefined {
	return awaited.get(tryId);
}

/**
 * Hands a receipt to Temporal, which keeps it until a worker takes it up.
 *
 * @throws Problem
 */
export async function handInReceipt(credentials: HomeworkCredentials, receipt: Receipt): Promise<void> {
	await withConnection(credentials, async (connection) => {
		await startRequest(connection, receiptRequestKey(receipt.tryId), {
			version: CONTRACT_VERSION,
			kind: 'hand-in-receipt',
			receipt,
		});
	});
}
