import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Schema } from './schema';

/** Each step of the ledger's schema, applied once, in the order of the names. A released one is never changed. */
const migrations: Record<string, Migration> = {
	'001-spine': { up: spine },
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
			`The ledger could not be opened and brought up to date: ${(error as Error).message}. Look at the file that HOMEWORK_LEDGER_FILE ` +
				'names, and whether a newer release wrote it.',
			{ cause: error },
		);
	}
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
