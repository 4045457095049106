import type { EventKind } from '../../contract/event';
import type { FactsTable } from '../tables/schema-numbers';
import type { Store } from '../tables/store';

/** Steps that change nothing that is counted. */
const UNCOUNTED: EventKind[] = [
	'reminder-skipped',
	'reminders-paused',
	'reminders-resumed',
	'snoozed',
	'note-added',
	'confirmed',
	'policy-applied',
	'unreadable',
	'not-taken',
	'due',
	'summarized',
	'refused',
];

/** Assignments whose facts one statement writes. */
const AT_ONCE = 1_000;

/** All but the id, which stays. */
const CHANGING = [
	'client_id',
	'exercise_id',
	'clinician_id',
	'deliver_at',
	'due_at',
	'deadline_at',
	'has_session',
	'delivery',
	'delivered_at',
	'because',
	'reminded_at',
	'outcome',
	'answered_at',
	'done_at',
	'reported_by',
	'hindrance',
	'moves',
	'reviewed_at',
] as const satisfies Array<keyof FactsTable>;

/** The columns of the facts. */
export const FACT_COLUMNS = ['assignment_id', ...CHANGING] as const;

/** Keeps what is counted of an assignment as it is after a step, within the transaction that records it. */
export async function keepFactsAfter(store: Store, kind: EventKind, assignmentId: string): Promise<void> {
	if (!UNCOUNTED.includes(kind)) await keepFacts(store, [assignmentId]);
}

/** Keeps what is counted of assignments as it is on record by now. */
export async function keepFacts({ database }: Store, assignmentIds: string[]): Promise<void> {
	for (let first = 0; first < assignmentIds.length; first += AT_ONCE) {
		const some = assignmentIds.slice(first, first + AT_ONCE);
		await database
			.insertInto('facts')
			.columns(FACT_COLUMNS)
			.expression((from) =>
				from.selectFrom('facts_as_recorded').select(FACT_COLUMNS).where('assignment_id', 'in', some),
			)
			.onConflict((conflict) =>
				conflict
					.column('assignment_id')
					.doUpdateSet((to) => Object.fromEntries(CHANGING.map((column) => [column, to.ref(`excluded.${column}`)]))),
			)
			.execute();
	}
}
