import type { Kysely } from 'kysely';
import type { Terms } from '../../contract/assignment';
import type { FieldCipher } from '../tables/field-cipher';
import type { Schema } from '../tables/schema';

/** Which address of which client. */
export interface Contact {
	client_id: string;
	contact_index: string;
}

/** Records a client and an address. The newest spelling of a name and an address is the one that messages go by. */
export async function recordContact(
	transaction: Kysely<Schema>,
	cipher: FieldCipher,
	contact: Contact,
	{ clientName, clientEmail }: Pick<Terms, 'clientName' | 'clientEmail'>,
): Promise<void> {
	const name = cipher.seal(clientName, 'clients.name', contact.client_id);
	const email = cipher.seal(clientEmail, 'contacts.email', contact.client_id, contact.contact_index);
	await transaction
		.insertInto('clients')
		.values({ client_id: contact.client_id, name, recorded_at: Date.now() })
		.onConflict((conflict) => conflict.column('client_id').doUpdateSet({ name }))
		.execute();
	await transaction
		.insertInto('contacts')
		.values({ client_id: contact.client_id, contact_index: contact.contact_index, email, recorded_at: Date.now() })
		.onConflict((conflict) => conflict.columns(['client_id', 'contact_index']).doUpdateSet({ email }))
		.execute();
}

/** Whether an address of a client is on record. */
export async function hasContact(transaction: Kysely<Schema>, contact: Contact): Promise<boolean> {
	const row = await transaction
		.selectFrom('contacts')
		.select('client_id')
		.where('client_id', '=', contact.client_id)
		.where('contact_index', '=', contact.contact_index)
		.executeTakeFirst();
	return row !== undefined;
}
