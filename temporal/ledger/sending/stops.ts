import type { StopResult } from '../../contract/stops';
import { consentOf } from '../people/consents';
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

	/** The open assignments whose messages go to an address. */
	async openAt(contactIndex: string): Promise<string[]> {
		const rows = await this.store.database
			.selectFrom('contacts')
			.innerJoin('assignments', 'assignments.client_id', 'contacts.client_id')
			.select(['assignments.assignment_id', 'assignments.outcome'])
			.where('contacts.contact_index', '=', contactIndex)
			.where('assignments.contact_index', '=', contactIndex)
			.orderBy('assignments.assignment_id')
			.execute();
		return rows.filter(({ outcome }) => outcome === 'open').map(({ assignment_id }) => assignment_id);
	}

	/**
	 * Those of these assignments whose homework was last kept back since messages were stopped at its address, and is of use
	 * still, where its client agrees to messages there now.
	 *
	 * @param now in milliseconds
	 */
	async keptBackOf(assignmentIds: string[], now: number): Promise<string[]> {
		const kept: string[] = [];
		for (const assignmentId of assignmentIds) {
			const last = await this.store.database
				.selectFrom('commands')
				.innerJoin('assignments', 'assignments.assignment_id', 'commands.assignment_id')
				.select(['commands.reason', 'assignments.delivery', 'assignments.due_at'])
				.select(['assignments.client_id', 'assignments.contact_index'])
				.where('commands.assignment_id', '=', assignmentId)
				.where('commands.kind', '=', 'deliver')
				.orderBy('commands.planned_at', 'desc')
				.limit(1)
				.executeTakeFirst();
			const isKeptBack = last?.reason === 'opted-out' && last.delivery === 'undeliverable' && last.due_at > now;
			if (isKeptBack && (await consentOf(this.store, last)) === 'given') kept.push(assignmentId);
		}
		return kept;
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
	const isNew = await insertStop(store, wish, now);
	const after = await stopAt(store, contactIndex);
	const again = await letStoppedGo(store, contactIndex, now);
	const ended = await endStopped(store, contactIndex);
	const isNews = isNew && after?.scope === 'all' && before?.scope !== 'all' && source !== 'staff';
	if (isNews) await noteTrouble(store, { kind: 'stopped', about: contactIndex }, now);
	const isOverruled = scope !== (after?.scope ?? 'none');
	return {
		as: isOverruled || (isNew && before?.scope === after?.scope) ? 'stands' : 'recorded',
		...(after && { scope: after.scope }),
		messages: Math.abs(ended - again),
	};
}
