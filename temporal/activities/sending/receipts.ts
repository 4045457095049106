import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@temporalio/activity';
import { CONTRACT_VERSION, tryId } from '../../contract/names';
import { MAX_MESSAGE_ID, MAX_REASON, type Receipt } from '../../contract/receipt';
import type { Settled, Try } from '../../ledger/sending/orders';
import type { TryEnd } from '../../ledger/sending/try-end';
import type { SendSettings } from './settings';

/** How often the ledger is looked at for a receipt that is handed in, in milliseconds. */
const LOOK_EVERY_MS = 250;

/** How often, and how long apart, the ledger is asked to take what came of a try, in milliseconds. */
const RECORD_AGAIN_MS = [500, 2_000, 5_000];

/** What came of tries, by whatever way it comes. */
export class Receipts {
	constructor(private readonly settings: Pick<SendSettings, 'ledger' | 'others' | 'now' | 'handInMs'>) {}

	/**
	 * Records what a try came to. Where the ledger cannot take it, Temporal keeps it until it can.
	 *
	 * @throws Error where the ledger cannot be written
	 */
	async record(attempt: Try, end: TryEnd): Promise<Settled> {
		const { ledger, others, now } = this.settings;
		for (const wait of RECORD_AGAIN_MS) {
			try {
				return await ledger.commands.settle(attempt, end, await now());
			} catch (error) {
				const { commandId } = attempt;
				log.warn('The ledger did not take what came of a try', { commandId, error: (error as Error).message });
				await sleep(wait);
			}
		}
		await others.handIn(receiptOf(attempt, end));
		return await ledger.commands.settle(attempt, end, await now());
	}

	/** Waits a moment for the receipt of a try that may have been handed in. */
	async lookFor(attempt: Try): Promise<void> {
		await this.handedIn(attempt, this.settings.handInMs);
	}

	/** Waits a moment for a receipt that comes by a request, since the flow's answer held none. */
	async awaitHandIn(attempt: Try): Promise<void> {
		const { ledger, handInMs } = this.settings;
		for (const until = Date.now() + handInMs; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
			if ((await ledger.commands.resultOf(attempt)) !== null) return;
			if (await this.handedIn(attempt, until - Date.now())) return;
		}
	}

	/** Whether a receipt that was handed in comes on record within a time, in milliseconds. */
	private async handedIn({ commandId, number }: Try, withinMs: number): Promise<boolean> {
		return await this.settings.others.untilHandedIn(tryId(commandId, number), withinMs);
	}
}

/** What a try came to as a receipt says it. */
function receiptOf({ commandId, number }: Try, end: TryEnd): Receipt {
	const receipt = { version: CONTRACT_VERSION, tryId: tryId(commandId, number) } as const;
	switch (end.result) {
		case 'sent':
			return { ...receipt, result: end.result, providerMessageId: end.providerMessageId?.slice(0, MAX_MESSAGE_ID) };
		case 'not-sent':
			return { ...receipt, result: 'failed', proof: 'not-addressed', reason: end.reason.slice(0, MAX_REASON) };
		case 'failed':
			return { ...receipt, result: end.result, proof: end.proof, reason: end.reason.slice(0, MAX_REASON) };
		case 'refused':
		case 'opted-out':
		case 'skipped':
		case 'unknown':
			return { ...receipt, result: end.result, reason: end.reason?.slice(0, MAX_REASON) };
	}
}
