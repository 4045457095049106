import type { Kysely } from 'kysely';

/** What the practice has changed of its library, step by step. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('library_changes')
		.addColumn('position', 'integer', (column) => column.primaryKey())
		.addColumn('change_id', 'text', (column) => column.notNull().unique())
		.addColumn('what', 'text', (column) => column.notNull())
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('content', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
}
