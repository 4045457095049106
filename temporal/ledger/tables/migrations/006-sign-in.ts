import type { Kysely } from 'kysely';

/** One-time codes, by which clinicians sign in to read what clients wrote. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('codes')
		.addColumn('code_id', 'text', (column) => column.primaryKey())
		.addColumn('clinician_id', 'text', (column) => column.notNull().references('clinicians.clinician_id'))
		.addColumn('date', 'text', (column) => column.notNull())
		.addColumn('asked_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('wrong', 'integer', (column) => column.notNull())
		.addColumn('last_entry', 'text')
		.addColumn('used_at', 'bigint')
		.addColumn('locked_at', 'bigint')
		.execute();
	await schema.createIndex('codes_by_clinician').on('codes').columns(['clinician_id', 'asked_at']).execute();
}
