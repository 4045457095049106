import { sql, type Kysely } from 'kysely';

/**
 * Who wants no messages at an address, and who took that back: every wish a row of its own, none of them ever changed. It
 * takes the place of the suppressions, which told of a stop alone, and are taken over.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await schema
		.createTable('stops')
		.addColumn('stop_id', 'text', (column) => column.primaryKey())
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('scope', 'text', (column) => column.notNull())
		.addColumn('source', 'text', (column) => column.notNull())
		.addColumn('asked_at', 'bigint', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addColumn('wording', 'text')
		.addColumn('assignment_id', 'text')
		.execute();
	await schema.createIndex('stops_by_address').on('stops').columns(['contact_index', 'asked_at']).execute();
	await sql`
		insert into stops (stop_id, contact_index, scope, source, asked_at, recorded_at)
		select 'provider.' || contact_index, contact_index, 'all', 'provider', withdrawn_at, withdrawn_at from suppressions
	`.execute(database);
	await schema.dropTable('suppressions').execute();
}
