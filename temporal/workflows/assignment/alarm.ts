import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * Who is to ring so soon is not called off: it may have rung before Temporal hears of that. Temporal takes it all the same,
 * but its time-skipping test server loses the whole task.
 */
const RINGS_ANYWAY_MS = 10_000;

/** The one timer of an assignment. It goes on running while the instant that it waits for stays the same. */
export class Alarm {
	private at: number | undefined;
	private timer: CancellationScope | undefined;
	private rang = false;

	constructor(private readonly onRing: () => void) {}

	/** Waits for this instant from now on, unless it has come; `summary` tells the Temporal UI what for. */
	set(at: number, summary: string): void {
		if (this.at === at || this.reached(at)) return;
		if (this.at !== undefined && this.at - Date.now() > RINGS_ANYWAY_MS) this.timer?.cancel();
		const timer = new CancellationScope();
		this.timer = timer;
		this.at = at;
		this.rang = false;
		void this.wait(timer, at, summary);
	}

	/** Whether this instant has come. */
	reached(at: number): boolean {
		return Date.now() >= at || (this.rang && this.at === at);
	}

	private async wait(timer: CancellationScope, at: number, summary: string): Promise<void> {
		try {
			await timer.run(() => sleep(at - Date.now(), { summary }));
		} catch (error) {
			if (isCancellation(error)) return;
			throw error;
		}
		if (this.timer !== timer) return;
		this.rang = true;
		this.onRing();
	}
}
