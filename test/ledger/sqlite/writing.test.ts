import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { openDatabase } from '../../../temporal/ledger/ledger';
import { newLedgerFile, newRing, openForTest } from '../practice';

it('is told soon where another program keeps the file locked', async () => {
	const file = newLedgerFile();
	const ledger = await openForTest({ file }, newRing());
	const other = new DatabaseSync(file);
	other.exec('begin exclusive');
	const from = Date.now();
	await expect(ledger.writing.check()).rejects.toThrow('database is locked');
	expect(Date.now() - from).toBeLessThan(5_000);
	other.exec('rollback');
	other.close();
	await ledger.writing.check();
});

it('says that the disk is full, and goes on once there is room', async () => {
	const file = newLedgerFile();
	await openForTest({ file }, newRing());
	const database = openDatabase({ file });
	const write = async () =>
		await database.transaction().execute(async (transaction) => {
			await transaction
				.insertInto('readers')
				.values({ reader: 'r'.repeat(100_000) })
				.execute();
		});
	const pages = sql<{ page_count: number }>`pragma page_count`;
	const [{ page_count: count } = { page_count: 0 }] = (await pages.execute(database)).rows;
	await sql`pragma max_page_count = ${sql.lit(count)}`.execute(database);
	await expect(write()).rejects.toThrow('database or disk is full');
	await sql`pragma max_page_count = ${sql.lit(count + 100)}`.execute(database);
	await write();
	await database.destroy();
});
