import { sql, type Kysely } from 'kysely';

/** That all that goes to clients was held, each time with its reason; and which messages wait for that. */
export async function up(database: Kysely<unknown>): Promise<void> {
	const { schema } = database;
	await schema
		.createTable('brakes')
		.addColumn('brake_id', 'text', (column) => column.primaryKey())
		.addColumn('reason', 'text', (column) => column.notNull())
		.addColumn('held_at', 'bigint', (column) => column.notNull())
		.addColumn('let_go_at', 'bigint')
		.addColumn('let_go_id', 'text')
		.addColumn('last_place', 'bigint', (column) => column.notNull())
		.execute();
	await schema.createIndex('brakes_by_end').on('brakes').column('let_go_at').execute();
	await schema
		.createIndex('commands_braked')
		.on('commands')
		.columns(['expires_at'])
		.where(sql.ref('reason'), '=', 'brake')
		.execute();
	await sql`insert into locks (name) values ('brake')`.execute(database);
}
