import { sql, type Selectable } from 'kysely';
import type { Held, Hold, LetGo } from '../../contract/brake';
import type { BrakesTable } from '../tables/schema-brake';
import type { Store } from '../tables/store';
import { heldBack, type HeldOnRecord } from './held-back';

type Row = Selectable<BrakesTable>;

/** The one switch that holds all that goes to clients. Each instant is when something was asked for, by Temporal's clock. */
export class Brake {
	constructor(private readonly store: Store) {}

	/** Whether all is held now, since when and why. */
	async standing(): Promise<Held | undefined> {
		const row = await on(this.store);
		return row && heldBy(this.store, row);
	}

	/**
	 * Holds all that goes to clients. Where it was held before, that hold stands.
	 *
	 * @param at when it was asked for, in milliseconds
	 * @returns undefined where it was let go after that
	 */
	async hold(
		{ holdId, reason }: Pick<Hold, 'holdId' | 'reason'>,
		at: number,
	): Promise<(Held & { before: boolean }) | undefined> {
		return await this.store.transaction(async (store) => {
			await store.holdBrake();
			const held = await on(store);
			if (held) return { ...heldBy(store, held), before: held.brake_id !== holdId };
			const { last } = await store.database
				.selectFrom('brakes')
				.select(({ fn }) => fn.max('let_go_at').as('last'))
				.executeTakeFirstOrThrow();
			if (last !== null && last >= at) return undefined;
			await store.database
				.insertInto('brakes')
				.values({
					brake_id: holdId,
					reason: store.cipher.seal(reason, 'brakes.reason', holdId),
					held_at: at,
					let_go_at: null,
					let_go_id: null,
					last_place: at,
				})
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			const row = await on(store);
			return row && { ...heldBy(store, row), before: false };
		});
	}

	/**
	 * Lets go of all that is held, and answers what that was; asked for twice, the same.
	 *
	 * @param at when it was asked for, in milliseconds
	 * @returns undefined where nothing was held
	 */
	async letGo({ letGoId }: Pick<LetGo, 'letGoId'>, at: number): Promise<HeldOnRecord | undefined> {
		return await this.store.transaction(async (store) => {
			await store.holdBrake();
			const { database } = store;
			await database
				.updateTable('brakes')
				.set({ let_go_at: at, let_go_id: letGoId })
				.where('let_go_at', 'is', null)
				.where('held_at', '<=', at)
				.execute();
			const row = await database.selectFrom('brakes').selectAll().where('let_go_id', '=', letGoId).executeTakeFirst();
			return row && { ...heldBy(store, row), ...(await heldBack(store, row.held_at, at)) };
		});
	}

	/**
	 * What is held now, and what of it is pointless already.
	 *
	 * @param now in milliseconds
	 */
	async heldBack(now: number): Promise<HeldOnRecord | undefined> {
		return await this.store.transaction(async (store) => {
			const row = await on(store);
			return row && { ...heldBy(store, row), ...(await heldBack(store, row.held_at, now)) };
		});
	}
}

/** What the gate has to know of it. */
export async function brakeFacts(store: Store): Promise<{ lastPlace: number } | undefined> {
	const row = await on(store);
	return row && { lastPlace: row.last_place };
}

/** Notes the place in line of one that looks again. */
export async function takePlace({ database }: Store, at: number): Promise<void> {
	await database
		.updateTable('brakes')
		.set({ last_place: at })
		.where('let_go_at', 'is', null)
		.where('last_place', '<', sql.val(at))
		.execute();
}

async function on({ database }: Store): Promise<Row | undefined> {
	return await database.selectFrom('brakes').selectAll().where('let_go_at', 'is', null).executeTakeFirst();
}

function heldBy({ cipher }: Store, { brake_id, reason, held_at }: Row): Held {
	return { since: new Date(held_at).toISOString(), reason: cipher.unseal(reason, 'brakes.reason', brake_id) };
}
