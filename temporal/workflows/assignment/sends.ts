import { ActivityFailure, CancellationScope, TimeoutFailure } from '@temporalio/workflow';
import { rootCause } from '@temporalio/common';
import type { MessageOrder } from '../../activities/types';
import type { Ending } from '../../contract/sending';
import { sendMessage } from './proxies';

/** The messages of an assignment that are under way, beside its loop. */
export class Sends {
	private readonly underWay = new Set<CancellationScope>();

	get size(): number {
		return this.underWay.size;
	}

	/**
	 * Has a message sent. Answers `called-off` where it waited when it was. Where its worker was gone in the midst of a try by
	 * then, the ledger is asked how that has ended: it has nothing more sent, since what called it off is on record.
	 */
	async send(order: MessageOrder, summary: string): Promise<Ending | 'called-off'> {
		const scope = new CancellationScope();
		this.underWay.add(scope);
		try {
			return await scope.run(() => sendMessage(order, summary));
		} catch (error) {
			if (!(error instanceof ActivityFailure)) throw error;
			if (scope.consideredCancelled) {
				return error.cause instanceof TimeoutFailure ? await this.send(order, summary) : 'called-off';
			}
			// Only what this worker cannot read is not tried again.
			const at = new Date(Date.now()).toISOString();
			return { kind: 'given-up', at, reason: rootCause(error) ?? 'It said nothing.' };
		} finally {
			this.underWay.delete(scope);
		}
	}

	/** Calls all off: what waits ends, what is being sent is waited for. */
	callOff(): void {
		for (const scope of this.underWay) scope.cancel();
	}
}
