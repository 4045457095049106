import { POSTGRES_SERVER, TEMPLATE } from '../ledger/databases';
import { migrate } from '../../temporal/ledger/tables/migrate';
import { openDatabase } from '../../temporal/ledger/ledger';
import { run } from './admin';
import { PostgresServer } from './server';

declare global {
	var postgresOfTests: PostgresServer | undefined;
}

/** Starts PostgreSQL for the run, with a ledger's empty tables to copy from. */
export async function startPostgres(): Promise<void> {
	const server = (globalThis.postgresOfTests = await PostgresServer.start());
	process.env[POSTGRES_SERVER] = server.url;
	await run(server.url, `create database ${TEMPLATE}`);
	const database = openDatabase({ url: `${server.url}/${TEMPLATE}` });
	await migrate(database);
	await database.destroy();
}

/** Stops the run's PostgreSQL, where there is one. */
export async function stopPostgres(): Promise<void> {
	await globalThis.postgresOfTests?.stop();
}
