import { sql, type Kysely } from 'kysely';

/** What is known of each assignment for the numbers: as it follows from what is on record, and as it is kept to be counted. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await sql`
		create view facts_as_recorded as
		select
			assignments.assignment_id,
			assignments.client_id,
			assignments.exercise_id,
			(
				select clinician_id from responsibilities
				where responsibilities.assignment_id = assignments.assignment_id and from_at <= due_at
				order by position desc limit 1
			) as clinician_id,
			deliver_at,
			due_at,
			case when session_at >= due_at and session_taken_back = 0 then session_at else due_at end as deadline_at,
			case when session_at >= due_at and session_taken_back = 0 then 1 else 0 end as has_session,
			delivery,
			delivered_at,
			(
				select because from events
				where events.assignment_id = assignments.assignment_id and kind = 'undeliverable'
				order by position desc limit 1
			) as because,
			(
				select min(at) from events
				where events.assignment_id = assignments.assignment_id and kind in ('reminded', 'reminder-unconfirmed')
			) as reminded_at,
			assignments.outcome,
			answered_at,
			(
				select min(at) from events
				where events.assignment_id = assignments.assignment_id
					and kind in ('answered', 'corrected') and events.outcome = 'done'
					and position > coalesce((
						select max(position) from events as others
						where others.assignment_id = assignments.assignment_id
							and others.kind in ('answered', 'corrected') and others.outcome <> 'done'
					), 0)
			) as done_at,
			(
				select reported_by from events
				where events.assignment_id = assignments.assignment_id and kind in ('answered', 'corrected')
				order by position desc limit 1
			) as reported_by,
			(
				select hindrance from events
				where events.assignment_id = assignments.assignment_id and kind in ('answered', 'corrected')
				order by position desc limit 1
			) as hindrance,
			(
				select count(*) from events
				where events.assignment_id = assignments.assignment_id and kind = 'rescheduled'
			) as moves,
			(select min(reviewed_at) from reviews where reviews.assignment_id = assignments.assignment_id) as reviewed_at
		from assignments
	`.execute(database);
	await database.schema
		.createTable('facts')
		.addColumn('assignment_id', 'text', (column) => column.primaryKey().references('assignments.assignment_id'))
		.addColumn('client_id', 'text', (column) => column.notNull())
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('clinician_id', 'text')
		.addColumn('deliver_at', 'bigint', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('deadline_at', 'bigint', (column) => column.notNull())
		.addColumn('has_session', 'integer', (column) => column.notNull())
		.addColumn('delivery', 'text', (column) => column.notNull())
		.addColumn('delivered_at', 'bigint')
		.addColumn('because', 'text')
		.addColumn('reminded_at', 'bigint')
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('answered_at', 'bigint')
		.addColumn('done_at', 'bigint')
		.addColumn('reported_by', 'text')
		.addColumn('hindrance', 'text')
		.addColumn('moves', 'integer', (column) => column.notNull())
		.addColumn('reviewed_at', 'bigint')
		.execute();
	await database.schema.createIndex('facts_by_due').on('facts').columns(['due_at']).execute();
	await sql`insert into facts select * from facts_as_recorded`.execute(database);
}
