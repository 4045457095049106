import { sql, type Kysely } from 'kysely';

/** What goes wrong, and what the practice is told of it; since when a command waits in vain. */
export async function up(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await sql`insert into locks (name) values ('troubles')`.execute(database);
	await schema
		.createTable('troubles')
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('about', 'text', (column) => column.notNull())
		.addColumn('because', 'text', (column) => column.notNull())
		.addColumn('count', 'integer', (column) => column.notNull())
		.addColumn('first_seen_at', 'bigint', (column) => column.notNull())
		.addColumn('last_seen_at', 'bigint', (column) => column.notNull())
		.addColumn('told_at', 'bigint')
		.addColumn('over_at', 'bigint')
		.addPrimaryKeyConstraint('troubles_key', ['kind', 'about', 'because'])
		.execute();
	await schema
		.createTable('trouble_lines')
		.addColumn('command_id', 'text', (column) => column.notNull().references('commands.command_id'))
		.addColumn('kind', 'text', (column) => column.notNull())
		.addColumn('about', 'text', (column) => column.notNull())
		.addColumn('because', 'text', (column) => column.notNull())
		.addColumn('count', 'integer', (column) => column.notNull())
		.addColumn('since_at', 'bigint', (column) => column.notNull())
		.addColumn('over_at', 'bigint')
		.addPrimaryKeyConstraint('trouble_lines_key', ['command_id', 'kind', 'about', 'because'])
		.execute();
	await schema.alterTable('commands').addColumn('stuck_since', 'bigint').execute();
	await schema.alterTable('commands').addColumn('stuck_because', 'text').execute();
	await schema
		.createIndex('commands_stuck')
		.on('commands')
		.column('stuck_since')
		.where(sql.ref('stuck_since'), 'is not', null)
		.execute();
	await schema
		.createIndex('commands_next')
		.on('commands')
		.column('next_at')
		.where(sql.ref('next_at'), 'is not', null)
		.execute();
	await schema.dropIndex('routes_owner').execute();
	await schema
		.createIndex('routes_owner')
		.unique()
		.on('routes')
		.column('kind')
		.where(sql.ref('kind'), 'not in', ['answered', 'overdue', 'undeliverable', 'attention'])
		.execute();
}
