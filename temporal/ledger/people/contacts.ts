import type { Terms } from '../../contract/assignment';
import type { Store } from '../tables/store';

/** Which address of which client. */
export interface Contact {
	client_id: string;
	contact_index: string;
}

/** Records a client and an address. The newest spelling of a name and an address is the one that messages go by. */
export async function recordContact(
	{ database, cipher }: Store,
	contact: Contact,
	{ clientName, clientEmail }: Pick<Terms, 'clientName' | 'clientEmail'>,
): Promise<void> {
	const name = cipher.seal(clientName, 'clients.name', contact.client_id);
	const email = cipher.seal(clientEmail, 'contacts.email', contact.client_id, contact.contact_index);
	await database
		.insertInto('clients')
		.values({ client_id: contact.client_id, name, recorded_at: Date.now() })
		.onConflict((conflict) => conflict.column('client_id').doUpdateSet({ name }))
		.execute();
	await database
		.insertInto('contacts')
		.values({ client_id: contact.client_id, contact_index: contact.contact_index, email, recorded_at: Date.now() })
		.onConflict((conflict) => conflict.columns(['client_id', 'contact_index']).doUpdateSet({ email }))
		.execute();
}

/** Whether an address of a client is on record. */
export async function hasContact({ database }: Store, contact: Contact): Promise<boolean> {
	const row = await database
		.selectFrom('contacts')
		.select('client_id')
		.where('client_id', '=', contact.client_id)
		.where('contact_index', '=', contact.contact_index)
		.executeTakeFirst();
	return row !== undefined;
}

/** How a client is called and written to. */
export async function readContact(
	{ database, cipher }: Store,
	{ client_id, contact_index }: Contact,
): Promise<{ name: string; email: string }> {
	const row = await database
		.selectFrom('contacts')
		.innerJoin('clients', 'clients.client_id', 'contacts.client_id')
		.select(['clients.name', 'contacts.email'])
		.where('contacts.client_id', '=', client_id)
		.where('contacts.contact_index', '=', contact_index)
		.executeTakeFirstOrThrow();
	return {
		name: cipher.unseal(row.name, 'clients.name', client_id),
		email: cipher.unseal(row.email, 'contacts.email', client_id, contact_index),
	};
}
