import type { Ledger } from '../ledger/ledger';
import type { Library } from '../library/library';

type Activity = (...input: never[]) => Promise<unknown>;

/** Has the library be as the practice has changed it, whichever worker put that on record. */
export class UpToDate {
	private position = 0;

	constructor(
		private readonly library: Library,
		private readonly ledger: Ledger,
	) {}

	/** The same activities, each of which begins with what is on record by then. */
	before<Activities extends Record<keyof Activities, Activity>>(activities: Activities): Activities {
		const looking = Object.entries<Activity>(activities).map(([name, activity]) => [
			name,
			async (...input: never[]) => {
				await this.look();
				return await activity(...input);
			},
		]);
		return Object.fromEntries(looking) as Activities;
	}

	/** Takes what is new; answers the position of the last step that is known. */
	async look(): Promise<number> {
		for (const { position, step } of await this.ledger.libraryChanges.after(this.position)) {
			// Another look may have been faster.
			if (position <= this.position) continue;
			if ('message' in step) this.library.messages.take(step, position);
			else this.library.shelf.take(step);
			this.position = position;
		}
		return this.position;
	}
}
