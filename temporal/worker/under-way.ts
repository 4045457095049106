/**
 * Local activities under way. The SDK ends a worker without waiting for them, and what they use, the ledger and the
 * connection, is not to be closed under them.
 */
export class UnderWay {
	private readonly running = new Set<Promise<unknown>>();

	/** The same activities, each of which is known while it runs. */
	known<Activities extends object>(activities: Activities): Activities {
		type Perform = (...input: never[]) => Promise<unknown>;
		const entries = Object.entries(activities).map(([name, perform]: [string, Perform]) => {
			return [name, (...input: never[]) => this.until(perform(...input))];
		});
		return Object.fromEntries(entries) as Activities;
	}

	/** Resolves once none runs any more. */
	async ended(): Promise<void> {
		while (this.running.size > 0) await Promise.allSettled(this.running);
	}

	private async until<T>(performing: Promise<T>): Promise<T> {
		this.running.add(performing);
		try {
			return await performing;
		} finally {
			this.running.delete(performing);
		}
	}
}
