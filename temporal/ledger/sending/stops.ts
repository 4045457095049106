import type { StopResult } from '../../contract/stops';
import { keptBack } from '../people/kept-back';
import { insertStop, stopAt, type Stop, type StopWish } from '../people/stops';
import type { Store } from '../tables/store';
import { forgetTrouble, noteTrouble } from '../troubles/note';
import { planFarewell } from './farewells';
import { countStopped, endStopped, letStoppedGo } from './stopped';

/** What came of a wish. */
export type Stopped = Pick<StopResult, 'as' | 'scope' | 'messages'>;

/** What stands at an address, for a preview. */
export interface StandingStop {
	stop?: Stop;
	/** How many messages wait for it, and how many of these are reminders. */
	waiting: number;
	reminders: number;
	/** How many a stop has ended that would wait again without it. */
	stopped: number;
	/** Whether any client has, or had, this address. */
	isKnown: boolean;
}

/**
 * What was stopped at an address, and taken back: by the address alone, whichever client it is of. It holds at once for what
 * waits, and for all that is assigned later.
 */
export class Stops {
	constructor(private readonly store: Store) {}

	/**
	 * Records what was wished for at an address.
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

	/** Whether a wish is on record. */
	async isOnRecord(stopId: string): Promise<boolean> {
		const row = await this.store.database
			.selectFrom('stops')
			.select('stop_id')
			.where('stop_id', '=', stopId)
			.executeTakeFirst();
		return row !== undefined;
	}

	/** The open assignments whose messages go to an address. */
	async openAt(contactIndex: string): Promise<string[]> {
		const rows = await this.assignmentsAt(contactIndex).execute();
		return rows.filter(({ outcome }) => outcome === 'open').map(({ assignment_id }) => assignment_id);
	}

	/** The same, with those that are answered and have not closed: their pages say what is stopped, too. */
	async notClosedAt(contactIndex: string): Promise<string[]> {
		const rows = await this.assignmentsAt(contactIndex)
			.where((where) => {
				const ofIt = where.selectFrom('events').whereRef('events.assignment_id', '=', 'assignments.assignment_id');
				return where.not(where.exists(ofIt.select('event_id').where('kind', '=', 'closed')));
			})
			.execute();
		return rows.map(({ assignment_id }) => assignment_id);
	}

	/**
	 * The open assignments whose homework was last kept back since messages were stopped at this address, and is of use still,
	 * where the client agrees to messages there now.
	 *
	 * @param now in milliseconds
	 */
	async keptBackAt(contactIndex: string, now: number): Promise<string[]> {
		return await keptBack(this.store, { contactIndex, for: 'opted-out' }, now);
	}

	/** What is stopped at an address, if anything is. */
	async at(contactIndex: string): Promise<Stop | undefined> {
		return await stopAt(this.store, contactIndex);
	}

	/**
	 * What is stopped at an address, and what waits for it.
	 *
	 * @param now in milliseconds
	 */
	async standing(contactIndex: string, now: number): Promise<StandingStop> {
		const { database } = this.store;
		const stop = await stopAt(this.store, contactIndex);
		const contact = await database
			.selectFrom('contacts')
			.select('client_id')
			.where('contact_index', '=', contactIndex)
			.executeTakeFirst();
		const rows = await database
			.selectFrom('commands')
			.select('kind')
			.where('reader', '=', contactIndex)
			.where('may_have_gone_at', 'is', null)
			.where('kind', 'in', ['deliver', 'remind', 'confirm'])
			.where('state', 'in', ['planned', 'held'])
			.execute();
		const reminders = rows.filter(({ kind }) => kind === 'remind').length;
		const stopped = await countStopped(this.store, contactIndex, now);
		return { ...(stop && { stop }), waiting: rows.length, reminders, stopped, isKnown: contact !== undefined };
	}

	private assignmentsAt(contactIndex: string) {
		return this.store.database
			.selectFrom('contacts')
			.innerJoin('assignments', 'assignments.client_id', 'contacts.client_id')
			.select(['assignments.assignment_id', 'assignments.outcome'])
			.where('contacts.contact_index', '=', contactIndex)
			.where('assignments.contact_index', '=', contactIndex)
			.orderBy('assignments.assignment_id');
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
	const isNew = await insertStop(store, wish, now);
	const after = await stopAt(store, contactIndex);
	const again = await letStoppedGo(store, contactIndex, now);
	const ended = await endStopped(store, contactIndex);
	const isNews = isNew && after?.scope === 'all' && before?.scope !== 'all' && source !== 'staff';
	if (isNews) await noteTrouble(store, { kind: 'stopped', about: contactIndex }, now);
	// What was taken back before anybody looked is no news any more.
	if (isNew && before?.scope === 'all' && after?.scope !== 'all')
		await forgetTrouble(store, { kind: 'stopped', about: contactIndex });
	if (isNew && after && before?.scope !== after.scope) await planFarewell(store, wish, now);
	const isOverruled = scope !== (after?.scope ?? 'none');
	return {
		as: isOverruled || (isNew && before?.scope === after?.scope) ? 'stands' : 'recorded',
		...(after && { scope: after.scope }),
		messages: Math.abs(ended - again),
	};
}
