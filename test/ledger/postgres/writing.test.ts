import { Client } from 'pg';
import { run } from '../../postgres/admin';
import { POSTGRES_SERVER } from '../databases';
import { newLedger } from '../practice';

const server = process.env[POSTGRES_SERVER]!;

async function ledgerInDatabase() {
	const { ledger, place } = await newLedger();
	const { url } = place as { url: string };
	return { ledger, url, name: new URL(url).pathname.slice(1) };
}

/** Changes what holds for a database, and for the connections to it. */
async function alter(name: string, change: string): Promise<void> {
	await run(server, `alter database ${name} ${change}`);
	const backends = `from pg_stat_activity where datname = '${name}'`;
	await run(server, `select pg_terminate_backend(pid) ${backends}`);
	while ((await run(server, `select pid ${backends}`)) > 0);
}

it('is told where the database may only be read, until it may be written again', async () => {
	const { ledger, name } = await ledgerInDatabase();
	await ledger.writing.check();
	await alter(name, 'set default_transaction_read_only = on');
	await expect(ledger.writing.check()).rejects.toThrow('read-only transaction');
	await alter(name, 'reset default_transaction_read_only');
	await ledger.writing.check();
});

it('is told within seconds where a table is locked, to all who ask', async () => {
	const { ledger, url } = await ledgerInDatabase();
	const other = new Client({ connectionString: url });
	await other.connect();
	await other.query('begin; lock table locks in exclusive mode');
	const late = 'the ledger has not let itself be written within 5 seconds';
	await Promise.all([1, 2].map(() => expect(ledger.writing.check()).rejects.toThrow(late)));
	await other.query('commit');
	await other.end();
	await ledger.writing.check();
});

it('is told where the database is gone', async () => {
	const { ledger, name } = await ledgerInDatabase();
	await run(server, `drop database ${name} with (force)`);
	await expect(ledger.writing.check()).rejects.toThrow(/does not exist|terminat/);
	await run(server, `create database ${name}`);
});
