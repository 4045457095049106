import { sql, type Kysely } from 'kysely';

/** What went wrong in a span of time is found by its instants, however much homework is open. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createIndex('commands_unsure')
		.on('commands')
		.columns(['may_have_gone_at', 'assignment_id'])
		.where(sql.ref('state'), '=', 'unknown')
		.where(sql.ref('next_at'), 'is', null)
		.execute();
	await schema
		.createIndex('events_not_arrived')
		.on('events')
		.columns(['at', 'assignment_id'])
		.where(sql.ref('kind'), '=', 'undeliverable')
		.execute();
}
