import { ActivityFailure, CancellationScope, isCancellation } from '@temporalio/workflow';
import { rootCause } from '@temporalio/common';
import type { MessageOrder } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import type { Answers } from '../answers';
import { sendMessage } from './proxies';

/** The messages of an assignment that are under way, beside its loop. */
export class Sends {
	private readonly underWay = new Map<string, CancellationScope>();
	private resting = false;

	constructor(private readonly answers: Answers) {}

	get size(): number {
		return this.underWay.size;
	}

	/**
	 * Has a message sent, and answers how that ended, or undefined where the next run is to go on with it. Where it waited when
	 * it was called off, or its worker was gone in the midst of a try, the ledger is asked: it has nothing more sent, since what called it off is on record, and knows of each try.
	 */
	async send(commandId: string, order: () => MessageOrder, summary: string): Promise<Ending | undefined> {
		if (this.resting) return undefined;
		const scope = new CancellationScope();
		this.underWay.set(commandId, scope);
		try {
			return await scope.run(() => this.answers.of('sendMessage', () => sendMessage(order(), summary)));
		} catch (error) {
			if (!(error instanceof ActivityFailure || isCancellation(error))) throw error;
			if (scope.consideredCancelled) return await this.send(commandId, order, summary);
			// Only what this worker cannot read is not tried again.
			const at = new Date(Date.now()).toISOString();
			return { kind: 'given-up', at, reason: rootCause(error) ?? 'It said nothing.' };
		} finally {
			if (this.underWay.get(commandId) === scope) this.underWay.delete(commandId);
		}
	}

	/** Brings all to rest before the run ends: what is being sent ends by itself, what waits is left to the next run. */
	rest(): void {
		if (this.resting) return;
		this.resting = true;
		this.callOff();
	}

	/** Calls all off: what waits ends, what is being sent is waited for. */
	callOff(): void {
		for (const scope of this.underWay.values()) scope.cancel();
	}

	/** Has the gate asked anew of one that waits, or of all: what it said may hold no more. */
	askAgain(commandId?: string): void {
		if (commandId === undefined) this.callOff();
		else this.underWay.get(commandId)?.cancel();
	}
}
