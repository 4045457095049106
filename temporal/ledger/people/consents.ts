import type { ConsentGrant } from '../../contract/request';
import { contactIndex } from '../../contract/identity';
import { hasContact, recordContact, type Contact } from './contacts';
import type { ConsentsTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** Whether a client agrees to messages at an address. A withdrawal outweighs whatever was given. */
export type Consent = 'given' | 'withdrawn' | 'none';

/** Who agreed to messages, and who took that back. */
export class Consents {
	constructor(private readonly store: Store) {}

	/**
	 * Records that a client agreed to messages at an address. What is on record, above all a withdrawal, stays.
	 *
	 * @param at when it was stated, in milliseconds; stated again for the same instant it gets the same answer
	 */
	async grant(
		{ clientId, ...person }: Pick<ConsentGrant, 'clientId' | 'clientName' | 'clientEmail'>,
		at: number,
	): Promise<'recorded' | 'on-record' | 'withdrawn'> {
		const contact = { client_id: clientId, contact_index: contactIndex(this.store.ring, person.clientEmail) };
		return await this.store.transaction(async (store) => {
			if (!(await hasContact(store, contact))) {
				await recordContact(store, contact, person);
			}
			await grantConsent(store, contact, at);
			const standing = await readConsent(store, contact);
			if (consentOf(standing) === 'withdrawn') return 'withdrawn';
			return standing?.granted_at === at ? 'recorded' : 'on-record';
		});
	}

	/** Records that nobody at this address wants messages any more, for each client who has it. */
	async withdraw(email: string, at: number): Promise<void> {
		const index = contactIndex(this.store.ring, email);
		await this.store.transaction((store) => withdrawConsent(store, index, at));
	}
}

/** Records that nobody who has an address, by its index, wants messages any more. */
export async function withdrawConsent({ database }: Store, index: string, at: number): Promise<void> {
	const contacts = await database
		.selectFrom('contacts')
		.select(['client_id', 'contact_index'])
		.where('contact_index', '=', index)
		.execute();
	for (const contact of contacts) {
		await database
			.insertInto('consents')
			.values({ ...contact, granted_at: null, withdrawn_at: at })
			.onConflict((conflict) => conflict.columns(['client_id', 'contact_index']).doUpdateSet({ withdrawn_at: at }))
			.execute();
	}
}

/** Records a consent where none is on record. What is on record, above all a withdrawal, stays. */
export async function grantConsent({ database }: Store, contact: Contact, at: number): Promise<void> {
	await database
		.insertInto('consents')
		.values({ ...contact, granted_at: at, withdrawn_at: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Whether a client agrees to messages at an address, as it stands now. */
export async function hasConsent(store: Store, contact: Contact): Promise<boolean> {
	return consentOf(await readConsent(store, contact)) === 'given';
}

/** What a row of `consents` says, or that there is none. */
export function consentOf(row: Partial<Pick<ConsentsTable, 'granted_at' | 'withdrawn_at'>> = {}): Consent {
	if (typeof row.withdrawn_at === 'number') return 'withdrawn';
	return typeof row.granted_at === 'number' ? 'given' : 'none';
}

async function readConsent({ database }: Store, contact: Contact) {
	return await database
		.selectFrom('consents')
		.select(['granted_at', 'withdrawn_at'])
		.where('client_id', '=', contact.client_id)
		.where('contact_index', '=', contact.contact_index)
		.executeTakeFirst();
}
