import type { Kysely } from 'kysely';

/** When a client has asked to be reminded, and not before. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('assignments').addColumn('snoozed_to', 'bigint').execute();
}
