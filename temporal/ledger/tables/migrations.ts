import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Schema } from './schema';

/** Each step of the ledger's schema, applied once, in the order of the names. A released one is never changed. */
const migrations: Record<string, Migration> = {
	'001-spine': { up: spine },
	'002-loop': { up: loop },
};

/**
 * Brings the ledger's tables up to date.
 *
 * @throws Error with what the database says, where it cannot be opened, a step fails or a newer release wrote it
 */
export async function migrate(database: Kysely<Schema>): Promise<void> {
	const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
	const { error } = await migrator.migrateToLatest();
	if (error) {
		throw new Error(
			`The ledger could not be opened and brought up to date: ${reasonOf(error)}. Look at what HOMEWORK_LEDGER_FILE or ` +
				'HOMEWORK_LEDGER_URL names, and whether a newer release wrote it.',
			{ cause: error },
		);
	}
}

/** Of a name with several addresses, none of which answers, Node says why only in the parts of the error. */
function reasonOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
	return error instanceof Error ? error.message : String(error);
}

async function spine(database: Kysely<unknown>): Promise<void> {
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
	await schema
		.createTable('consents')
		.addColumn('client_id', 'text', (column) => column.notNull())
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('granted_at', 'bigint')
		.addColumn('withdrawn_at', 'bigint')
		.addPrimaryKeyConstraint('consents_key', ['client_id', 'contact_index'])
		.addForeignKeyConstraint('consents_contact', ['client_id', 'contact_index'], 'contacts', [
			'client_id',
			'contact_index',
		])
		.execute();
	await schema
		.createTable('exercises')
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('version', 'integer', (column) => column.notNull())
		.addColumn('checksum', 'text', (column) => column.notNull())
		.addColumn('content', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('exercises_key', ['exercise_id', 'version'])
		.execute();
	await schema
		.createTable('assignments')
		.addColumn('assignment_id', 'text', (column) => column.primaryKey())
		.addColumn('run_id', 'text', (column) => column.notNull())
		.addColumn('client_id', 'text', (column) => column.notNull())
		.addColumn('contact_index', 'text', (column) => column.notNull())
		.addColumn('exercise_id', 'text', (column) => column.notNull())
		.addColumn('exercise_version', 'integer', (column) => column.notNull())
		.addColumn('deliver_at', 'bigint', (column) => column.notNull())
		.addColumn('due_at', 'bigint', (column) => column.notNull())
		.addColumn('zone', 'text', (column) => column.notNull())
		.addColumn('terms', 'text', (column) => column.notNull())
		.addColumn('delivery', 'text', (column) => column.notNull())
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('recorded_at', 'bigint', (column) => column.notNull())
		.addForeignKeyConstraint('assignments_contact', ['client_id', 'contact_index'], 'contacts', [
			'client_id',
			'contact_index',
		])
		.addForeignKeyConstraint('assignments_exercise', ['exercise_id', 'exercise_version'], 'exercises', [
			'exercise_id',
			'version',
		])
		.execute();
	await schema.createIndex('assignments_by_due').on('assignments').column('due_at').execute();
	await schema.createIndex('assignments_by_client').on('assignments').column('client_id').execute();
	await schema
		.createTable('events')
		.addColumn('event_id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) => column.notNull())
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.addColumn('outcome', 'text', (column) => column.notNull())
		.addColumn('reported_by', 'text')
		.addColumn('note', 'text')
		.addColumn('reason', 'text')
		.addColumn('position', 'integer', (column) => column.notNull())
		.addUniqueConstraint('events_position', ['assignment_id', 'position'])
		.execute();
	await schema
		.createTable('sends')
		.addColumn('command_id', 'text', (column) => column.notNull())
		.addColumn('attempt', 'integer', (column) => column.notNull())
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('scheduled_at', 'bigint', (column) => column.notNull())
		.addColumn('decision', 'text', (column) => column.notNull())
		.addColumn('result', 'text')
		.addColumn('detail', 'text')
		.addPrimaryKeyConstraint('sends_key', ['command_id', 'attempt'])
		.execute();
	await schema
		.createTable('receipts')
		.addColumn('command_id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('result', 'text', (column) => column.notNull())
		.addColumn('received_at', 'bigint', (column) => column.notNull())
		.addColumn('provider_message_id', 'text')
		.addColumn('reason', 'text')
		.execute();
	await schema
		.createTable('routes')
		.addColumn('kind', 'text', (column) => column.primaryKey())
		.addColumn('route_id', 'text', (column) => column.notNull())
		.addColumn('route', 'text', (column) => column.notNull())
		.addColumn('claimed_at', 'bigint', (column) => column.notNull())
		.execute();
}

async function loop(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await schema.alterTable('assignments').addColumn('session_at', 'bigint').execute();
	await schema.alterTable('assignments').addColumn('clinician_id', 'text').execute();
	await schema.alterTable('assignments').addColumn('policy', 'text').execute();
	await schema
		.alterTable('assignments')
		.addColumn('paused', 'integer', (column) => column.notNull().defaultTo(0))
		.execute();
	await schema.createIndex('assignments_by_session').on('assignments').column('session_at').execute();
	await schema.alterTable('events').addColumn('hindrance', 'text').execute();
	await schema.alterTable('sends').addColumn('held_until', 'bigint').execute();
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
	await schema.createIndex('handovers_by_scope').on('handovers').columns(['scope', 'scope_id']).execute();
	await schema
		.createTable('reminders')
		.addColumn('command_id', 'text', (column) => column.primaryKey())
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('ordinal', 'integer')
		.addColumn('planned_at', 'bigint', (column) => column.notNull())
		.addColumn('local_date', 'text', (column) => column.notNull())
		.addColumn('merged_into', 'text')
		.execute();
	await schema.createIndex('reminders_by_assignment').on('reminders').column('assignment_id').execute();
	await schema
		.createTable('slots')
		.addColumn('command_id', 'text', (column) => column.primaryKey())
		.addColumn('client_id', 'text', (column) => column.notNull().references('clients.client_id'))
		.addColumn('command', 'text', (column) => column.notNull())
		.addColumn('taken_at', 'bigint', (column) => column.notNull())
		.addColumn('local_date', 'text', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.execute();
	await schema.createIndex('slots_by_client').on('slots').columns(['client_id', 'taken_at']).execute();
	await schema
		.createTable('briefs')
		.addColumn('brief_id', 'text', (column) => column.primaryKey())
		.addColumn('clinician_id', 'text', (column) => column.notNull().references('clinicians.clinician_id'))
		.addColumn('date', 'text', (column) => column.notNull())
		.addColumn('edition', 'integer', (column) => column.notNull())
		.addColumn('attempt', 'integer', (column) => column.notNull())
		.addColumn('result', 'text')
		.addColumn('tried_at', 'bigint', (column) => column.notNull())
		.addColumn('reason', 'text')
		.addColumn('seen_at', 'bigint')
		.addUniqueConstraint('briefs_edition', ['clinician_id', 'date', 'edition'])
		.execute();
	await schema
		.createTable('brief_lines')
		.addColumn('brief_id', 'text', (column) => column.notNull().references('briefs.brief_id'))
		.addColumn('assignment_id', 'text', (column) => column.notNull().references('assignments.assignment_id'))
		.addColumn('session_at', 'bigint', (column) => column.notNull())
		.addColumn('digest', 'text', (column) => column.notNull())
		.addPrimaryKeyConstraint('brief_lines_key', ['brief_id', 'assignment_id'])
		.execute();
	await schema.createIndex('brief_lines_by_assignment').on('brief_lines').column('assignment_id').execute();
	await schema
		.createTable('outbox')
		.addColumn('event_id', 'text', (column) => column.notNull().references('events.event_id'))
		.addColumn('route_id', 'text', (column) => column.notNull())
		.addColumn('topic', 'text', (column) => column.notNull())
		.addColumn('assignment_id', 'text', (column) => column.notNull())
		.addColumn('handed_over_at', 'bigint')
		.addColumn('attempts', 'integer', (column) => column.notNull())
		.addColumn('result', 'text')
		.addColumn('settled_at', 'bigint')
		.addColumn('reason', 'text')
		.addPrimaryKeyConstraint('outbox_key', ['event_id', 'route_id'])
		.execute();
	await schema.createIndex('outbox_by_assignment').on('outbox').column('assignment_id').execute();
	await manyOwnersOfATopic(database);
}

/** A topic may be taken by several flows; the uniqueness of the other routes is up to the claim. */
async function manyOwnersOfATopic(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await schema.alterTable('routes').renameTo('routes_of_one').execute();
	await schema
		.createTable('routes')
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('route_id', 'text', (column) => column.notNull())
		.addColumn('route', 'text', (column) => column.notNull())
		.addColumn('claimed_at', 'bigint', (column) => column.notNull())
		.addPrimaryKeyConstraint('routes_key', ['kind', 'route_id'])
		.execute();
	await sql`insert into routes (kind, route_id, route, claimed_at) select kind, route_id, route, claimed_at from routes_of_one`.execute(
		database,
	);
	await schema.dropTable('routes_of_one').execute();
}
