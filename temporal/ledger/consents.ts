import type { Kysely } from 'kysely';
import { contactIndex } from '../contract/identity';
import type { KeyRing } from '../contract/keys';
import type { Schema } from './schema';

/** Which address of which client. */
export interface Contact {
	client_id: string;
	contact_index: string;
}

/** Who agreed to messages, and who took that back. */
export class Consents {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly ring: KeyRing,
	) {}

	/** Records that nobody at this address wants messages any more, for each client who has it. */
	async withdraw(email: string, at: number): Promise<void> {
		const index = contactIndex(this.ring, email);
		await this.database.transaction().execute(async (transaction) => {
			const contacts = await transaction
				.selectFrom('contacts')
				.select(['client_id', 'contact_index'])
				.where('contact_index', '=', index)
				.execute();
			for (const contact of contacts) {
				await transaction
					.insertInto('consents')
					.values({ ...contact, granted_at: null, withdrawn_at: at })
					.onConflict((conflict) => conflict.columns(['client_id', 'contact_index']).doUpdateSet({ withdrawn_at: at }))
					.execute();
			}
		});
	}
}

/** Records a consent where none is on record. What is on record, above all a withdrawal, stays. */
export async function grantConsent(transaction: Kysely<Schema>, contact: Contact, at: number): Promise<void> {
	await transaction
		.insertInto('consents')
		.values({ ...contact, granted_at: at, withdrawn_at: null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Whether a client agrees to messages at an address, as it stands now. */
export async function hasConsent(transaction: Kysely<Schema>, contact: Contact): Promise<boolean> {
	const consent = await transaction
		.selectFrom('consents')
		.select(['granted_at', 'withdrawn_at'])
		.where('client_id', '=', contact.client_id)
		.where('contact_index', '=', contact.contact_index)
		.executeTakeFirst();
	return consent !== undefined && consent.granted_at !== null && consent.withdrawn_at === null;
}
