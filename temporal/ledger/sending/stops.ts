import type { StopResult } from '../../contract/stops';
import { insertStop, stopAt, type Stop, type StopWish } from '../people/stops';
import type { Store } from '../tables/store';
import { noteTrouble } from '../troubles/note';
import { endStopped, letStoppedGo } from './stopped';

/** What came of a wish. */
export type Stopped = Pick<StopResult, 'as' | 'scope' | 'messages'>;

/** What stands at an address, for a preview. */
export interface StandingStop {
	stop?: Stop;
	/** How many messages wait for it, and how many of these are reminders. */
	waiting: number;
	reminders: number;
}

/**
 * What was stopped at an address, and taken back: by the address alone, whichever client it is of. It holds at once for what
 * waits, and for all that is assigned later.
 */
export class Stops {
	constructor(private readonly store: Store) {}

	/**
	 * Records what was wished for at an address. Of several wishes the latest holds, in whatever order they arrive; only the
	 * client's own word, or a wish for messages again, makes a stop smaller.
	 *
	 * @param now in milliseconds
	 */
	async record(wish: StopWish, now: number): Promise<Stopped> {
		return await this.store.transaction(async (store) => {
			await store.holdReader(wish.contactIndex);
			return await recordStop(store, wish, now);
		});
	}

	/** The index of the address that an assignment's messages go to; undefined where it is not on record. */
	async addressOf(assignmentId: string): Promise<string | undefined> {
		const row = await this.store.database
			.selectFrom('assignments')
			.select('contact_index')
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirst();
		return row?.contact_index;
	}

	/** The open assignments whose messages go to an address, and how their deliveries stand. */
	async openAt(contactIndex: string) {
		const rows = await this.store.database
			.selectFrom('contacts')
			.innerJoin('assignments', 'assignments.client_id', 'contacts.client_id')
			.select(['assignments.assignment_id as assignmentId', 'assignments.delivery', 'assignments.due_at as dueAt'])
			.select('assignments.outcome')
			.where('contacts.contact_index', '=', contactIndex)
			.where('assignments.contact_index', '=', contactIndex)
			.orderBy('assignments.assignment_id')
			.execute();
		return rows.filter(({ outcome }) => outcome === 'open');
	}

	/** What is stopped at an address, and what waits for it. */
	async standing(contactIndex: string): Promise<StandingStop> {
		const stop = await stopAt(this.store, contactIndex);
		const rows = await this.store.database
			.selectFrom('commands')
			.select('kind')
			.where('reader', '=', contactIndex)
			.where('may_have_gone_at', 'is', null)
			.where('kind', 'in', ['deliver', 'remind', 'confirm'])
			.where('state', 'in', ['planned', 'held'])
			.execute();
		const reminders = rows.filter(({ kind }) => kind === 'remind').length;
		return { ...(stop && { stop }), waiting: rows.length, reminders };
	}
}

/**
 * The same, where the address is held already.
 *
 * @param now in milliseconds
 */
export async function recordStop(store: Store, wish: StopWish, now: number): Promise<Stopped> {
	const { contactIndex, scope, source } = wish;
	const before = await stopAt(store, contactIndex);
	// Fewer messages were wished for before: nobody but whoever reads them takes that back in passing.
	const weaker = scope === 'reminders' && before?.scope === 'all' && source !== 'client-page';
	const isNew = !weaker && (await insertStop(store, wish, now));
	const after = await stopAt(store, contactIndex);
	const again = await letStoppedGo(store, contactIndex, now);
	const ended = await endStopped(store, contactIndex);
	const isNews = isNew && after?.scope === 'all' && before?.scope !== 'all' && source !== 'staff';
	if (isNews) await noteTrouble(store, { kind: 'stopped', about: contactIndex }, now);
	return {
		as: weaker || (isNew && before?.scope === after?.scope) ? 'stands' : 'recorded',
		...(after && { scope: after.scope }),
		messages: Math.abs(ended - again),
	};
}
