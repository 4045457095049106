import type { ConsentGrant } from '../../contract/request';
import { contactIndex } from '../../contract/identity';
import type { Consent } from '../../gate/facts';
import { keptBack } from './kept-back';
import { hasContact, recordContact, type Contact } from './contacts';
import type { Store } from '../tables/store';
import { stopAt, stopsAt, type Stop } from './stops';

/**
 * Who agreed to messages. A client agrees at an address; what whoever reads it has stopped there, whoever the client is,
 * outweighs whatever is said for anybody who is written to there.
 */
export class Consents {
	constructor(private readonly store: Store) {}

	/**
	 * Records that a client agreed to messages at an address. What is on record stays, above all that it was taken back.
	 *
	 * @param at when it was stated, in milliseconds; stated again for the same instant it gets the same answer
	 */
	async grant({ clientId, ...person }: ConsentGrant, at: number): Promise<'recorded' | 'on-record' | 'withdrawn'> {
		const contact = { client_id: clientId, contact_index: contactIndex(this.store.ring, person.clientEmail) };
		return await this.store.transaction(async (store) => {
			// What the gate rules meanwhile for want of it is on record before, or sees it.
			await store.holdReader(contact.contact_index);
			if (!(await hasContact(store, contact))) {
				await recordContact(store, contact, person);
			}
			await grantConsent(store, contact, at);
			const { consent, grantedAt } = await readConsent(store, contact);
			if (consent === 'withdrawn') return 'withdrawn';
			return grantedAt === at ? 'recorded' : 'on-record';
		});
	}

	/**
	 * The open assignments of a client that were not delivered at an address for want of an agreement that is there by now, and
	 * are of use still.
	 *
	 * @param now in milliseconds
	 */
	async undeliveredFor(
		{ clientId, clientEmail }: Pick<ConsentGrant, 'clientId' | 'clientEmail'>,
		now: number,
	): Promise<string[]> {
		const address = contactIndex(this.store.ring, clientEmail);
		return await keptBack(this.store, { contactIndex: address, clientId, for: 'no-consent' }, now);
	}

	/** Whether each of these clients, on record or not, agrees to messages at the address of this index. */
	async of(clients: Array<{ clientId: string; contactIndex: string }>): Promise<Consent[]> {
		if (clients.length === 0) return [];
		const { database } = this.store;
		const stops = await stopsAt(
			this.store,
			clients.map(({ contactIndex }) => contactIndex),
		);
		const granted = await database
			.selectFrom('consents')
			.selectAll()
			.where(
				'client_id',
				'in',
				clients.map(({ clientId }) => clientId),
			)
			.execute();
		const grantedAt = new Map(granted.map((row) => [`${row.client_id} ${row.contact_index}`, row.granted_at]));
		return clients.map(({ clientId, contactIndex }) =>
			consentIn(grantedAt.get(`${clientId} ${contactIndex}`) ?? null, stops.get(contactIndex)),
		);
	}
}

/** Records a consent where nothing is on record: neither an earlier one, nor that it was taken back at this address. */
export async function grantConsent(store: Store, contact: Contact, at: number): Promise<void> {
	if ((await consentOf(store, contact)) !== 'none') return;
	await store.database
		.insertInto('consents')
		.values({ ...contact, granted_at: at })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Whether a client agrees to messages at an address, as it stands now. */
export async function consentOf(store: Store, contact: Contact): Promise<Consent> {
	return (await readConsent(store, contact)).consent;
}

/** What is on record of a client at an address, or that nothing is. */
export function consentIn(grantedAt: number | null, stop: Stop | undefined): Consent {
	if (stop?.scope === 'all') return 'withdrawn';
	return grantedAt === null ? 'none' : 'given';
}

/** The same, with when it was given, and with what is stopped at the address. */
export async function readConsent(
	store: Store,
	{ client_id, contact_index }: Contact,
): Promise<{ consent: Consent; grantedAt: number | null; stop: Stop | undefined }> {
	const granted = await store.database
		.selectFrom('consents')
		.select('granted_at')
		.where('client_id', '=', client_id)
		.where('contact_index', '=', contact_index)
		.executeTakeFirst();
	const grantedAt = granted?.granted_at ?? null;
	const stop = await stopAt(store, contact_index);
	return { consent: consentIn(grantedAt, stop), grantedAt, stop };
}
