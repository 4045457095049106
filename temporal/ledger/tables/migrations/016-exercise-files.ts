import type { Kysely } from 'kysely';

/** Pictures, sound and documents of exercises. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('exercise_files')
		.addColumn('checksum', 'text', (column) => column.primaryKey())
		.addColumn('bytes', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.execute();
}
