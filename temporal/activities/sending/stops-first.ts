import { ApplicationFailure } from '@temporalio/activity';

type Activity = (...input: never[]) => Promise<unknown>;

/**
 * Has what was asked to be stopped put on record before more goes out to clients, whenever a stop may have missed its record:
 * after the ledger failed, a stop is tried again within a minute, and a message may be earlier. What a worker missed by not
 * running, its start looks after.
 */
export class StopsFirst {
	private mayBeMissed = false;
	private recording: Promise<unknown> | undefined;

	/** @param recordStops puts on record what waits; tried again by the next message where it fails */
	constructor(private readonly recordStops: () => Promise<unknown>) {}

	/** The same activities, any unexpected failure of which is taken for one of the ledger. */
	watching<Activities extends Record<keyof Activities, Activity>>(activities: Activities): Activities {
		const watched = Object.entries<Activity>(activities).map(([name, activity]) => [
			name,
			async (...input: never[]) => {
				try {
					return await activity(...input);
				} catch (error) {
					if (!(error instanceof ApplicationFailure)) this.mayBeMissed = true;
					throw error;
				}
			},
		]);
		return Object.fromEntries(watched) as Activities;
	}

	/** Before a message to a client is looked at. */
	async beforeSending(): Promise<void> {
		if (!this.mayBeMissed) {
			await this.recording;
			return;
		}
		this.mayBeMissed = false;
		this.recording = this.recordStops().finally(() => (this.recording = undefined));
		try {
			await this.recording;
		} catch (error) {
			this.mayBeMissed = true;
			throw error;
		}
	}
}
