import type { Kysely } from 'kysely';

/** Who read what clients wrote, and when. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('readings')
		.addColumn('reading_id', 'text', (column) => column.notNull())
		.addColumn('event_id', 'text', (column) => column.notNull().references('events.event_id'))
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('clinician_id', 'text', (column) => column.notNull().references('clinicians.clinician_id'))
		.addColumn('read_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('readings_key', ['reading_id', 'event_id'])
		.execute();
	await schema.createIndex('readings_by_assignment').on('readings').columns(['assignment_id', 'read_at']).execute();
	await schema.createIndex('readings_by_clinician').on('readings').columns(['clinician_id', 'read_at']).execute();
}
