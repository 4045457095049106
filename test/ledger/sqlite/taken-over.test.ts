import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../../../temporal/ledger/ledger';
import * as assignments from '../../../temporal/ledger/tables/migrations/001-assignments';
import * as whoseWords from '../../../temporal/ledger/tables/migrations/002-whose-words';
import * as stops from '../../../temporal/ledger/tables/migrations/005-stops';
import { stopsAt } from '../../../temporal/ledger/people/stops';
import { Store } from '../../../temporal/ledger/tables/store';
import { newLedgerFile, newRing } from '../practice';

it('takes over what was stopped before stops had a ledger of their own', async () => {
	const database = openDatabase({ file: newLedgerFile() });
	const untyped = database as unknown as Kysely<unknown>;
	for (const { up } of [assignments, whoseWords]) await up(untyped);
	await sql`insert into suppressions (contact_index, withdrawn_at) values ('one', 17), ('two', 18)`.execute(database);
	await stops.up(untyped);
	expect(await stopsAt(new Store(database, newRing()), ['one', 'two', 'three'])).toEqual(
		new Map([
			['one', { scope: 'all', at: 17 }],
			['two', { scope: 'all', at: 18 }],
		]),
	);
	await database.destroy();
});
