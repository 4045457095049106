import { CompiledQuery, sql } from 'kysely';
import { Ledger, openDatabase } from '../../../temporal/ledger/ledger';
import { migrate } from '../../../temporal/ledger/tables/migrate';
import { Store } from '../../../temporal/ledger/tables/store';
import { newDatabase } from '../databases';
import { forTest, newRing } from '../practice';
import { day } from '../responsibility';

it('what went wrong in a span of time is found by that span, however much is open', async () => {
	const asked: CompiledQuery[] = [];
	const database = openDatabase(forTest(await newDatabase()), { log: ({ query }) => void asked.push(query) });
	await migrate(database);
	const ledger = new Ledger(new Store(database, newRing()));
	asked.length = 0;
	const span = { from: new Date(day(1)).toISOString(), to: new Date(day(2)).toISOString() };
	await ledger.openAssignments.page(
		{ scope: 'went-wrong', what: ['unknown', 'not-arrived'], ...span },
		day(2),
		200,
		'A',
	);
	const [{ sql: statement, parameters }] = asked as [CompiledQuery];
	const plan = await database.transaction().execute(async (transaction) => {
		// Of a table that is nearly empty all is read; of one that grows it is not.
		await sql`set local enable_seqscan = off`.execute(transaction);
		const { rows } = await transaction.executeQuery<{ 'QUERY PLAN': string }>(
			CompiledQuery.raw(`explain (costs off) ${statement}`, [...parameters]),
		);
		return rows.map((row) => row['QUERY PLAN']).join('\n');
	});
	await ledger.close();
	expect(plan).toContain('commands_unsure');
	expect(plan).toContain('events_not_arrived');
	expect(plan).not.toContain('Seq Scan');
});
