import { sql, type Kysely } from 'kysely';

/** Which of several wordings a message has: it counts what was said to a reader in this way before. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema.alterTable('commands').addColumn('turn', 'integer').execute();
	await schema
		.createIndex('commands_by_turn')
		.on('commands')
		.columns(['reader', 'kind', 'turn'])
		.where(sql.ref('turn'), 'is not', null)
		.execute();
}
