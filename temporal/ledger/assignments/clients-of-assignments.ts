import type { Store } from '../tables/store';

/** A client by the full name, and since when that one is on record, in milliseconds. */
export interface ClientOnRecord {
	clientId: string;
	name: string;
	since: number;
}

/** Begins a query of assignments with what tells whose they are. */
export function clientsOfAssignments({ database }: Store) {
	return database
		.selectFrom('assignments')
		.innerJoin('clients', 'clients.client_id', 'assignments.client_id')
		.select(['assignments.client_id', 'clients.name', 'clients.recorded_at']);
}

/** The client that a row of such a query tells of. */
export function clientOnRecord(
	{ cipher }: Store,
	{ client_id: clientId, name, recorded_at: since }: { client_id: string; name: string; recorded_at: number },
): ClientOnRecord {
	return { clientId, since, name: cipher.unseal(name, 'clients.name', clientId) };
}
