import { readStories, type Story } from './stories';
import type { Store } from '../tables/store';

/** An assignment of a client. */
export interface ClientsAssignment {
	story: Story;
	/** The session, or where none is known due, in milliseconds. */
	sessionAt: number;
	/** When it closed, in milliseconds; missing while it is open. */
	closedAt?: number;
}

/** What clients have to do. */
export class ClientsAssignments {
	constructor(private readonly store: Store) {}

	/**
	 * What is open for a client, whenever it is or was due, then what has closed: each in the order of the sessions.
	 *
	 * @param closedSince what closed before, in milliseconds, is left out
	 */
	async of(clientId: string, closedSince: number): Promise<ClientsAssignment[]> {
		const rows = await this.store.database
			.selectFrom('assignments')
			.leftJoin('events', (join) =>
				join.onRef('events.assignment_id', '=', 'assignments.assignment_id').on('events.kind', '=', 'closed'),
			)
			.select(['assignments.assignment_id as id', 'session_at', 'due_at', 'events.at as closedAt'])
			.where('assignments.client_id', '=', clientId)
			.where((eb) => eb.or([eb('events.at', 'is', null), eb('events.at', '>=', closedSince)]))
			.orderBy('due_at')
			.orderBy('id')
			.execute();
		const stories = await readStories(
			this.store,
			rows.map(({ id }) => id),
		);
		const homework = rows.map(({ id, session_at, due_at, closedAt }): ClientsAssignment => {
			const sessionAt = session_at ?? due_at;
			return { story: stories.get(id)!, sessionAt, ...(closedAt !== null && { closedAt }) };
		});
		return homework.toSorted(
			(one, other) => Number('closedAt' in one) - Number('closedAt' in other) || one.sessionAt - other.sessionAt,
		);
	}
}
