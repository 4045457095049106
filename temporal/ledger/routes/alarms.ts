import type { Store } from '../tables/store';

/** What the workers' alarm has said, so that of several workers one speaks. It is kept among the locks, a row for each trouble. */
export class Alarms {
	constructor(private readonly store: Store) {}

	/**
	 * Notes that a trouble is said now, unless any worker has said it since.
	 *
	 * @param now in milliseconds, as `since`
	 * @param since when, where it has lasted from then on, and where it was said to be over in between
	 * @returns whether it is to be said
	 */
	async claim(trouble: string, now: number, since: { lasting: number; over: number }): Promise<boolean> {
		return await this.holding(async (store) => {
			const said = await readSaid(store, trouble);
			if (said && said.at > (said.isOver ? since.over : since.lasting)) return false;
			await write(store, trouble, { at: now, isOver: false });
			return true;
		});
	}

	/** Takes back that a trouble was said, since it was not. What was said before is forgotten. */
	async unsay(trouble: string): Promise<void> {
		await this.holding((store) => forget(store, trouble));
	}

	/** The troubles that were said, and of which nobody has said that they are over. */
	async open(): Promise<string[]> {
		const rows = await this.store.database
			.selectFrom('locks')
			.select('name')
			.where('name', 'like', 'alarm/%')
			.execute();
		return rows.map(({ name }) => name.split('/')).flatMap(([, trouble, , over]) => (over ? [] : trouble!));
	}

	/**
	 * Notes that a trouble is over; answers whether that is to be said: it was said, and nobody has said yet that it is over.
	 *
	 * @param saidAt when the worker that asks has said it, perhaps while there was no ledger, in milliseconds
	 */
	async claimOver(trouble: string, saidAt: number | undefined): Promise<boolean> {
		return await this.holding(async (store) => {
			const said = await readSaid(store, trouble);
			const isUnknown = saidAt !== undefined && saidAt > (said?.at ?? 0);
			if (!isUnknown && (!said || said.isOver)) return false;
			await write(store, trouble, { at: isUnknown ? saidAt : said!.at, isOver: true });
			return true;
		});
	}

	/** Takes back that it was said that a trouble is over. */
	async unsayOver(trouble: string): Promise<void> {
		await this.holding(async (store) => {
			const said = await readSaid(store, trouble);
			if (said) await write(store, trouble, { ...said, isOver: false });
		});
	}

	private async holding<T>(work: (store: Store) => Promise<T>): Promise<T> {
		return await this.store.transaction(async (store) => {
			await store.database
				.insertInto('locks')
				.values({ name: 'alarm' })
				.onConflict((conflict) => conflict.doNothing())
				.execute();
			await store.database.selectFrom('locks').select('name').where('name', '=', 'alarm').forUpdate().execute();
			return await work(store);
		});
	}
}

/** When a trouble was said last, in milliseconds, and whether it was said since that it is over. */
interface Said {
	at: number;
	isOver: boolean;
}

async function readSaid({ database }: Store, trouble: string): Promise<Said | undefined> {
	const row = await database
		.selectFrom('locks')
		.select('name')
		.where('name', 'like', `alarm/${trouble}/%`)
		.executeTakeFirst();
	if (!row) return undefined;
	const [, , at, over] = row.name.split('/');
	return { at: Number(at), isOver: over === 'over' };
}

async function write(store: Store, trouble: string, { at, isOver }: Said): Promise<void> {
	await forget(store, trouble);
	const name = `alarm/${trouble}/${at}${isOver ? '/over' : ''}` as const;
	await store.database.insertInto('locks').values({ name }).execute();
}

async function forget({ database }: Store, trouble: string): Promise<void> {
	await database.deleteFrom('locks').where('name', 'like', `alarm/${trouble}/%`).execute();
}
