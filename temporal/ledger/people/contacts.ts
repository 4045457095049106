import type { Terms } from '../../contract/assignment';
import { normalName } from '../../contract/person-name';
import type { Store } from '../tables/store';

/** Which address of which client. */
export interface Contact {
	client_id: string;
	contact_index: string;
}

/** Who is on record where, by which it is told whom a reference of the practice means. */
export class Contacts {
	constructor(private readonly store: Store) {}

	/** Which of these clients, by their index, are on record, and not at the address of their index; and how they are called. */
	async elsewhere(
		clients: Array<{ clientId: string; contactIndex: string }>,
	): Promise<Array<{ client: number; clientName: string }>> {
		if (clients.length === 0) return [];
		const { database, cipher } = this.store;
		const rows = await database
			.selectFrom('clients')
			.innerJoin('contacts', 'contacts.client_id', 'clients.client_id')
			.select(['clients.client_id', 'clients.name', 'contacts.contact_index'])
			.where(
				'clients.client_id',
				'in',
				clients.map(({ clientId }) => clientId),
			)
			.execute();
		const names = new Map(rows.map(({ client_id, name }) => [client_id, name]));
		const known = new Set(rows.map(({ client_id, contact_index }) => `${client_id} ${contact_index}`));
		return clients.flatMap(({ clientId, contactIndex }, client) => {
			const name = names.get(clientId);
			if (name === undefined || known.has(`${clientId} ${contactIndex}`)) return [];
			return [{ client, clientName: cipher.unseal(name, 'clients.name', clientId) }];
		});
	}
}

/**
 * The name of the client on record, where that is somebody else: both name and address differ. Where only one of them does, the
 * client has moved or is called otherwise by now.
 */
export async function somebodyElse(store: Store, contact: Contact, clientName: string): Promise<string | undefined> {
	const client = { clientId: contact.client_id, contactIndex: contact.contact_index };
	const [elsewhere] = await new Contacts(store).elsewhere([client]);
	if (!elsewhere || normalName(elsewhere.clientName) === normalName(clientName)) return undefined;
	return elsewhere.clientName;
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
