import type { Kysely } from 'kysely';

/** What clients enter into the fields of an exercise. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('events').addColumn('entries', 'text').execute();
}
