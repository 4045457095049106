import { PostgresDialect, type Dialect } from 'kysely';
import { Pool, types, type CustomTypesConfig } from 'pg';

/** How long a connection, a lock, a statement, and a transaction between its statements may take, in milliseconds. */
const CONNECT_TIMEOUT = 10_000;
const LOCK_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 60_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 60_000;

/** Connections that one worker keeps open at most. */
const CONNECTIONS = 10;

const NUMBERS = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC]);

/**
 * A Kysely dialect over PostgreSQL. Transactions run at `read committed`: a rule that looks before it writes locks the
 * row that it is about, by `forUpdate()`, before it looks.
 *
 * @param url may hold a password, and is never part of an error or a log
 */
export function postgresDialect(url: string): Dialect {
	return new PostgresDialect({ pool: async () => openPool(url) });
}

function openPool(url: string): Pool {
	const pool = new Pool({
		connectionString: url,
		application_name: 'therapy-homework',
		max: CONNECTIONS,
		types: ledgerTypes,
		keepAlive: true,
		connectionTimeoutMillis: CONNECT_TIMEOUT,
		lock_timeout: LOCK_TIMEOUT,
		statement_timeout: STATEMENT_TIMEOUT,
		idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
	});
	// A connection that breaks is replaced; whatever it was used by, or asks next, is told if the server is gone. Unheard,
	// these events would end the worker: the pool has that of an idle connection, one in use has its own.
	pool.on('error', () => {});
	pool.on('connect', (connection) => void connection.on('error', () => {}));
	return pool;
}

/** Instants, counts and sums come as numbers, as they do from SQLite: pg would give them as text. */
const ledgerTypes: CustomTypesConfig = {
	getTypeParser: (oid, format): unknown =>
		NUMBERS.has(oid) && format !== 'binary' ? Number : types.getTypeParser(oid, format),
};
