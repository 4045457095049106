import { Client, escapeIdentifier } from 'pg';

/** The database that PostgreSQL has from the beginning. */
const MAINTENANCE = 'postgres';

/** Runs one statement as the server's owner, on a connection of its own, and answers how many rows it concerned. */
export async function run(server: string, sql: string, database = MAINTENANCE): Promise<number> {
	return await connected(`${server}/${database}`, async (client) => (await client.query(sql)).rowCount ?? 0);
}

/** All rows of all tables of a database, as text. */
export async function dump(url: string): Promise<string> {
	return await connected(url, async (client) => {
		const tables = await client.query<{ name: string }>(
			"select table_name as name from information_schema.tables where table_schema = 'public'",
		);
		const rows: string[] = [];
		for (const { name } of tables.rows) {
			const found = await client.query<{ row: string }>(`select t::text as row from ${escapeIdentifier(name)} t`);
			rows.push(...found.rows.map(({ row }) => row));
		}
		return rows.join('\n');
	});
}

/** Does work while nothing can be written to a table, and lets go once so many wait to write. */
export async function whileLocked<T>(url: string, table: string, waiting: number, work: () => Promise<T>): Promise<T> {
	const waiters =
		'select pid from pg_locks where not granted and relation = $1::regclass ' +
		'and database = (select oid from pg_database where datname = current_database())';
	return await connected(url, async (client) => {
		await client.query(`begin; lock table ${escapeIdentifier(table)} in exclusive mode`);
		const working = work();
		while ((await client.query(waiters, [table])).rowCount! < waiting);
		await client.query('commit');
		return await working;
	});
}

async function connected<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}
