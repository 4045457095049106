import { ActivityFailure, CancellationScope } from '@temporalio/workflow';
import { rootCause } from '@temporalio/common';
import type { PushOrder } from '../../activities/types';
import type { PushResult } from '../../contract/receipt';
import { push } from './proxies';

/** How a push ended for its assignment. */
export type Pushed =
	| PushResult
	/** It was called off while it waited. */
	| { kind: 'cancelled' }
	/** Every try failed until it was pointless; `reason` is what the last one said. */
	| { kind: 'failed'; reason: string };

/** The pushes of an assignment that are under way, beside its loop. */
export class Pushes {
	private readonly underWay = new Map<string, CancellationScope>();

	get size(): number {
		return this.underWay.size;
	}

	/**
	 * Has a command carried out.
	 *
	 * @param expiresAt milliseconds since the epoch, in the future
	 */
	async carryOut(order: Omit<PushOrder, 'expiresAt'>, expiresAt: number, summary: string): Promise<Pushed> {
		const scope = new CancellationScope();
		this.underWay.set(order.commandId, scope);
		try {
			return await scope.run(() => push(order, expiresAt, summary));
		} catch (error) {
			if (!(error instanceof ActivityFailure)) throw error;
			if (scope.consideredCancelled) return { kind: 'cancelled' };
			return { kind: 'failed', reason: rootCause(error) ?? 'nothing' };
		} finally {
			this.underWay.delete(order.commandId);
		}
	}

	/** Calls one push off, or all: what waits ends, what is being sent is waited for. */
	cancel(commandId?: string): void {
		for (const [id, scope] of this.underWay) if (commandId === undefined || commandId === id) scope.cancel();
	}
}
