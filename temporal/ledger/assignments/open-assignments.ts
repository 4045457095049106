import type { Scope } from '../../contract/batch';
import type { Store } from '../tables/store';
import { isUnanswered, wentWrong } from './to-resend';
import { clientOnRecord, clientsOfAssignments, type ClientOnRecord } from './clients-of-assignments';

/** Which open assignments there are, for what is to be done with many of them: by index, and never all at once. */
export class OpenAssignments {
	constructor(private readonly store: Store) {}

	/**
	 * How many of a scope are open.
	 *
	 * @param at who is responsible then, in milliseconds
	 */
	async count(scope: Scope, at: number): Promise<number> {
		const { open } = await openIn(this.store, scope, at)
			.select(({ fn }) => fn.countAll<number | string>().as('open'))
			.executeTakeFirstOrThrow();
		return Number(open);
	}

	/**
	 * The ids of the next open ones of a scope, in the order of their ids.
	 *
	 * @param after the last one that was read
	 */
	async page(scope: Scope, at: number, limit: number, after = ''): Promise<string[]> {
		const rows = await openIn(this.store, scope, at)
			.select('assignment_id')
			.where('assignment_id', '>', after)
			.orderBy('assignment_id')
			.limit(limit)
			.execute();
		return rows.map(({ assignment_id }) => assignment_id);
	}

	/** Whose these assignments are, by their ids and in their order. */
	async clientsOf(assignmentIds: string[]): Promise<Map<string, ClientOnRecord>> {
		if (assignmentIds.length === 0) return new Map();
		const rows = await clientsOfAssignments(this.store)
			.select('assignments.assignment_id')
			.where('assignment_id', 'in', assignmentIds)
			.orderBy('assignment_id')
			.execute();
		return new Map(rows.map((row) => [row.assignment_id, clientOnRecord(this.store, row)]));
	}
}

function allOpen({ database }: Store) {
	return database.selectFrom('assignments').where('outcome', '=', 'open');
}

function openIn(store: Store, scope: Scope, at: number): ReturnType<typeof allOpen> {
	const open = allOpen(store);
	switch (scope.scope) {
		case 'practice':
			return open;
		case 'assignment':
			return open.where('assignment_id', '=', scope.id);
		case 'exercise':
			return open.where('exercise_id', '=', scope.id);
		case 'batch':
			return open.where('batch_id', '=', scope.id);
		case 'unanswered':
			return openIn(store, scope.among, at).where((where) => isUnanswered(where, scope, at));
		case 'went-wrong':
			return open.where('assignment_id', 'in', wentWrong(store, scope));
		case 'clinician': {
			const turns = store.database
				.selectFrom('responsibilities')
				.select('assignment_id')
				.where('clinician_id', '=', scope.id)
				.where('until_at', '>', at)
				.where('from_at', '<=', at);
			return open.where('assignment_id', 'in', turns);
		}
	}
}
