import type { SkipReason } from '../../contract/sending';
import { stopAt } from './stops';
import type { Store } from '../tables/store';

/** Whose homework was kept back at an address, and for want of what. */
export interface KeptBackAt {
	contactIndex: string;
	/** Of this client alone; if left out, of whoever is written to there. */
	clientId?: string;
	for: Extract<SkipReason, 'no-consent' | 'opted-out'>;
}

/**
 * The open assignments whose homework was last kept back for this, and is of use still, where the client agrees to messages at
 * the address now.
 *
 * @param now in milliseconds
 */
export async function keptBack(store: Store, of: KeptBackAt, now: number): Promise<string[]> {
	if ((await stopAt(store, of.contactIndex))?.scope === 'all') return [];
	const { clientId } = of;
	const rows = await store.database
		.selectFrom('contacts')
		.innerJoin('consents', (on) =>
			on
				.onRef('consents.client_id', '=', 'contacts.client_id')
				.onRef('consents.contact_index', '=', 'contacts.contact_index'),
		)
		.innerJoin('assignments', (on) =>
			on
				.onRef('assignments.client_id', '=', 'contacts.client_id')
				.onRef('assignments.contact_index', '=', 'contacts.contact_index'),
		)
		.innerJoin('commands', 'commands.assignment_id', 'assignments.assignment_id')
		.select(['assignments.assignment_id', 'assignments.outcome'])
		.where('contacts.contact_index', '=', of.contactIndex)
		.$if(clientId !== undefined, (query) => query.where('contacts.client_id', '=', clientId!))
		.where('assignments.delivery', '=', 'undeliverable')
		.where('assignments.due_at', '>', now)
		.where('commands.kind', '=', 'deliver')
		.where('commands.reason', '=', of.for)
		.where((where) =>
			where.not(
				where.exists(
					where
						.selectFrom('commands as later')
						.select('later.command_id')
						.whereRef('later.assignment_id', '=', 'assignments.assignment_id')
						.where('later.kind', '=', 'deliver')
						.whereRef('later.planned_at', '>', 'commands.planned_at'),
				),
			),
		)
		.execute();
	// Asked for in the statement, the open ones of all clients would be gone through.
	return rows.filter(({ outcome }) => outcome === 'open').map(({ assignment_id }) => assignment_id);
}
