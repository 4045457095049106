import type { Kysely } from 'kysely';

/** What came in and could not be understood is kept with its step. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('events').addColumn('kept', 'text').execute();
}
