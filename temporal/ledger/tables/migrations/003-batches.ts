import type { Kysely } from 'kysely';

/** What one execution assigned has a batch id, under which it can be withdrawn whole. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('assignments').addColumn('batch_id', 'text').execute();
	await schema.createIndex('assignments_by_batch').on('assignments').columns(['batch_id', 'assignment_id']).execute();
	await schema
		.createTable('withdrawn_batches')
		.addColumn('batch_id', 'text', (column) => column.primaryKey())
		.addColumn('withdrawn_at', 'bigint', (column) => column.notNull())
		.execute();
}
