import type { Kysely } from 'kysely';

/** What the practice changes of its messages, and how each try was worded. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('library_changes').renameColumn('exercise_id', 'about').execute();
	await schema.alterTable('tries').addColumn('words', 'integer').execute();
}
