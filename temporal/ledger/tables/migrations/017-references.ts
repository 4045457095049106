import { sql, type Kysely } from 'kysely';

/** The reference on a printed worksheet is looked up, however many assignments there are. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createIndex('assignments_by_reference')
		.on('assignments')
		.expression(sql`substr(assignment_id, 1, 8)`)
		.execute();
}
