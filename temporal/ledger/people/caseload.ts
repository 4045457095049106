import type { Store } from '../tables/store';

/** Homework that fell due longer ago than this, in milliseconds, is not talked about any more. */
const TALKED_ABOUT = 30 * 24 * 60 * 60_000;

/** A client, as others are to tell one from another. */
export interface Client {
	clientId: string;
	/** In full. */
	name: string;
	/** When the client came on record, in milliseconds. */
	since: number;
}

/**
 * The clients whom a clinician has homework of, or had a month ago.
 *
 * @param at who is responsible then, in milliseconds
 */
export async function clientsOf({ database, cipher }: Store, clinicianId: string, at: number): Promise<Client[]> {
	const turns = database
		.selectFrom('responsibilities')
		.select('assignment_id')
		.where('clinician_id', '=', clinicianId)
		.where('until_at', '>', at)
		.where('from_at', '<=', at);
	const clients = database
		.selectFrom('assignments')
		.select('client_id')
		.where('due_at', '>', at - TALKED_ABOUT)
		.where('assignment_id', 'in', turns);
	const rows = await database
		.selectFrom('clients')
		.select(['client_id', 'name', 'recorded_at'])
		.where('client_id', 'in', clients)
		.execute();
	return rows.map(({ client_id: clientId, name, recorded_at: since }) => ({
		...{ clientId, since },
		name: cipher.unseal(name, 'clients.name', clientId),
	}));
}
