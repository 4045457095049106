import type { Kysely } from 'kysely';

/** Why something did not go out by its kind, and what others said of it apart from our own words. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('events').addColumn('because', 'text').execute();
	await schema.alterTable('events').addColumn('said', 'text').execute();
	await schema.alterTable('tries').addColumn('quoted', 'integer').execute();
}
