import type { Store } from '../tables/store';
import { isToBeTakenUp } from '../troubles/found';

/** What should have been tried, and was not: nothing has taken it up. */
export class Overdue {
	constructor(private readonly store: Store) {}

	/**
	 * How many commands were to be tried before an instant, and are still of use; undefined where none is.
	 *
	 * @param instant in milliseconds, as `now`
	 * @returns how many, and the instant of the oldest, in milliseconds
	 */
	async before(instant: number, now: number): Promise<{ commands: number; since: number } | undefined> {
		const { commands, since } = await this.store.database
			.selectFrom('commands')
			.select(({ fn }) => [fn.countAll<number | string>().as('commands'), fn.min('next_at').as('since')])
			.where('next_at', '<', instant)
			.where('expires_at', '>', now)
			.where((where) => isToBeTakenUp(where))
			.executeTakeFirstOrThrow();
		return since === null ? undefined : { commands: Number(commands), since: Number(since) };
	}
}
