import { openDatabase } from '../../temporal/ledger/ledger';
import { newLedgerPlace, newRing, openForTest } from './practice';

it('can be written, which leaves nothing behind, however many ask at once', async () => {
	const place = await newLedgerPlace();
	const ledger = await openForTest(place, newRing());
	await Promise.all([ledger.writing.check(), ledger.writing.check(), ledger.exercises.record([])]);
	await ledger.writing.check();

	const database = openDatabase(place);
	expect(await database.selectFrom('locks').selectAll().orderBy('name').execute()).toEqual([
		{ name: 'brake' },
		{ name: 'handovers' },
		{ name: 'routes' },
		{ name: 'troubles' },
	]);
	await database.destroy();
});
