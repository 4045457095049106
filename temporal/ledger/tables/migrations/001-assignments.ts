import { sql, type Kysely } from 'kysely';

const CONTACT: Array<'client_id' | 'contact_index'> = ['client_id', 'contact_index'];
const EXERCISE: Array<'exercise_id' | 'checksum'> = ['exercise_id', 'checksum'];

/** The ledger's tables, as described in schema.ts. */
export async function up(database: Kysely<unknown>): Promise<void> {
	await keysAndPeople(database);
	await assignments(database);
	await sending(database);
	await briefs(database);
}

async function keysAndPeople(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await schema
		.createTable('ledger_keys')
		.addColumn('key_id', 'text', (column) => column.notNull())
		.addColumn('purpose', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('ledger_keys_key', ['purpose', 'key_id'])
		.execute();
	await schema
		.createTable('clients')
		.addColumn('client_id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema
		.createTable('contacts')
		.addColumn('client_id', 'text', (column) => column.notNull().references('clients.client_id'))
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('contacts_key', ['client_id', 'contact_index'])
		.execute();
	await schema.createIndex('contacts_by_index').on('contacts').column('contact_index').execute();
	await schema
		.createTable('consents')
		.addColumn('client_id', 'text', (column) => column.notNull())
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('granted_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('consents_key', ['client_id', 'contact_index'])
		.addForeignKeyConstraint('consents_contact', CONTACT, 'contacts', CONTACT)
		.execute();
	await schema
		.createTable('suppressions')
		.addColumn('contact_index', 'text', (column) => column.primaryKey())
		.addColumn('withdrawn_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema
		.createTable('clinicians')
		.addColumn('clinician_id', 'text', (column) => column.primaryKey())
		.addColumn('name', 'text', (column) => column.notNull())
		.addColumn('email', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema
		.createTable('handovers')
		.addColumn('handover_id', 'text', (column) => column.primaryKey())
		.addColumn('scope', 'text', (column) => column.notNull())
		.addColumn('scope_id', 'text', (column) => column.notNull())
		.addColumn('clinician_id', 'text', (column) => column.notNull().references('clinicians.clinician_id'))
		.addColumn('from_at', 'bigint', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema.createIndex('handovers_by_scope').on('handovers').columns(['scope', 'scope_id', 'from_at']).execute();
	await schema
		.createTable('locks')
		.addColumn('name', 'text', (column) => column.primaryKey())
		.execute();
	await sql`insert into locks (name) values ('handovers'), ('routes')`.execute(database);
}

async function assignments({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('exercises')
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('checksum', 'text', (column) => column.notNull())
		.addColumn('language', 'text', (column) => column.notNull())
		.addColumn('origin', 'text', (column) => column.notNull())
		.addColumn('version', 'integer', (column) => column.notNull())
		.addColumn('content', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('exercises_key', EXERCISE)
		.addUniqueConstraint('exercises_version', ['exercise_id', 'language', 'origin', 'version'])
		.execute();
	await schema
		.createTable('assignments')
		.addColumn('assignment_id', 'text', (column) => column.primaryKey())
		.addColumn('run_id', 'text', (column) => column.notNull())
		.addColumn('client_id', 'text', (column) => column.notNull())
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('exercise_checksum', 'text', (column) => column.notNull())
		.addColumn('deliver_at', 'bigint', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('due_is_session', 'integer', (column) => column.notNull())
		.addColumn('session_at', 'bigint')
		.addColumn('session_taken_back', 'integer', (column) => column.notNull())
		.addColumn('zone', 'text', (column) => column.notNull())
		.addColumn('terms', 'text', (column) => column.notNull())
		.addColumn('policy', 'text', (column) => column.notNull())
		.addColumn('clinician_id', 'text')
		.addColumn('delivery', 'text', (column) => column.notNull())
		.addColumn('delivered_at', 'bigint')
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('answered_at', 'bigint')
		.addColumn('paused', 'integer', (column) => column.notNull())
		.addColumn('batch_id', 'text')
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addForeignKeyConstraint('assignments_contact', CONTACT, 'contacts', CONTACT)
		.addForeignKeyConstraint('assignments_exercise', ['exercise_id', 'exercise_checksum'], 'exercises', EXERCISE)
		.execute();
	await schema.createIndex('assignments_by_client').on('assignments').column('client_id').execute();
	await schema.createIndex('assignments_by_outcome').on('assignments').columns(['outcome', 'assignment_id']).execute();
	await schema
		.createIndex('assignments_by_exercise')
		.on('assignments')
		.columns(['exercise_id', 'outcome', 'assignment_id'])
		.execute();
	await schema.createIndex('assignments_by_batch').on('assignments').columns(['batch_id', 'assignment_id']).execute();
	await schema
		.createTable('withdrawn_batches')
		.addColumn('batch_id', 'text', (column) => column.primaryKey())
		.addColumn('withdrawn_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema
		.createTable('responsibilities')
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('position', 'integer', (column) => column.notNull())
		.addColumn('clinician_id', 'text', (column) => column.notNull())
		.addColumn('from_at', 'bigint', (column) => column.notNull())
		.addColumn('until_at', 'bigint', (column) => column.notNull())
		.addColumn('session_at', 'bigint')
		.addPrimaryKeyConstraint('responsibilities_key', ['assignment_id', 'position'])
		.execute();
	await schema
		.createIndex('responsibilities_by_session')
		.on('responsibilities')
		.columns(['clinician_id', 'session_at'])
		.execute();
	await schema
		.createIndex('responsibilities_by_end')
		.on('responsibilities')
		.columns(['clinician_id', 'until_at'])
		.execute();
	await schema
		.createTable('events')
		.addColumn('event_id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('reported_by', 'text')
		.addColumn('hindrance', 'text')
		.addColumn('note', 'text')
		.addColumn('reason', 'text')
		.addColumn('kept', 'text')
		.addColumn('position', 'integer', (column) => column.notNull())
		.addUniqueConstraint('events_position', ['assignment_id', 'position'])
		.execute();
}

async function sending({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('routes')
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('route_id', 'text', (column) => column.notNull())
		.addColumn('route', 'text', (column) => column.notNull())
		.addColumn('claimed_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('routes_key', ['kind', 'route_id'])
		.execute();
	await schema
		.createIndex('routes_owner')
		.unique()
		.on('routes')
		.column('kind')
		.where(sql.ref('kind'), 'not in', ['answered', 'overdue', 'undeliverable'])
		.execute();
	await schema
		.createTable('readers')
		.addColumn('reader', 'text', (column) => column.primaryKey())
		.execute();
	await schema
		.createTable('commands')
		.addColumn('command_id', 'text', (column) => column.primaryKey())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('reader', 'text', (column) => column.notNull())
		.addColumn('assignment_id', 'text', (column) => column.references('assignments.assignment_id'))
		.addColumn('event_id', 'text', (column) => column.references('events.event_id'))
		.addColumn('topic', 'text')
		.addColumn('ordinal', 'integer')
		.addColumn('state', 'text', (column) => column.notNull())
		.addColumn('reason', 'text')
		.addColumn('planned_at', 'bigint', (column) => column.notNull())
		.addColumn('next_at', 'bigint')
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('may_have_gone_at', 'bigint')
		.addColumn('host', 'text')
		.addColumn('unheard_since', 'bigint')
		.addColumn('any_hour', 'integer')
		.execute();
	await schema.createIndex('commands_by_assignment').on('commands').columns(['assignment_id', 'kind']).execute();
	await schema.createIndex('commands_by_reader').on('commands').columns(['reader', 'may_have_gone_at']).execute();
	await schema
		.createIndex('commands_waiting')
		.on('commands')
		.columns(['reader', 'planned_at'])
		.where(sql.ref('state'), 'in', ['planned', 'held'])
		.execute();
	await schema.createIndex('commands_by_host').on('commands').column('host').execute();
	await schema
		.createTable('tries')
		.addColumn('command_id', 'text', (column) => column.notNull().references('commands.command_id'))
		.addColumn('number', 'integer', (column) => column.notNull())
		.addColumn('channel', 'text')
		.addColumn('address', 'text', (column) => column.notNull())
		.addColumn('route_id', 'text')
		.addColumn('started_at', 'bigint', (column) => column.notNull())
		.addColumn('posted_at', 'bigint')
		.addColumn('result', 'text')
		.addColumn('proof', 'text')
		.addColumn('settled_at', 'bigint')
		.addColumn('provider_message_id', 'text')
		.addColumn('detail', 'text')
		.addPrimaryKeyConstraint('tries_key', ['command_id', 'number'])
		.execute();
}

async function briefs({ schema }: Kysely<unknown>): Promise<void> {
	await schema
		.createTable('briefs')
		.addColumn('command_id', 'text', (column) => column.primaryKey().references('commands.command_id'))
		.addColumn('clinician_id', 'text', (column) => column.notNull().references('clinicians.clinician_id'))
		.addColumn('date', 'text', (column) => column.notNull())
		.addColumn('edition', 'integer', (column) => column.notNull())
		.addColumn('day_from', 'bigint', (column) => column.notNull())
		.addColumn('day_to', 'bigint', (column) => column.notNull())
		.addColumn('gathered_at', 'bigint', (column) => column.notNull())
		.addColumn('seen_at', 'bigint')
		.addUniqueConstraint('briefs_edition', ['clinician_id', 'date', 'edition'])
		.execute();
	await schema
		.createTable('brief_lines')
		.addColumn('command_id', 'text', (column) => column.notNull().references('briefs.command_id'))
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('session_at', 'bigint', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('brief_lines_key', ['command_id', 'assignment_id'])
		.execute();
	await schema.createIndex('brief_lines_by_assignment').on('brief_lines').column('assignment_id').execute();
}
