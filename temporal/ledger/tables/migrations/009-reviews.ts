import type { Kysely } from 'kysely';

/** That answers were reviewed: with which effort, and what was written to the client. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('reviews')
		.addColumn('review_id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('clinician_id', 'text', (column) => column.references('clinicians.clinician_id'))
		.addColumn('effort', 'integer')
		.addColumn('note', 'text')
		.addColumn('reviewed_at', 'bigint', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema.createIndex('reviews_by_assignment').on('reviews').columns(['assignment_id', 'reviewed_at']).execute();
}
