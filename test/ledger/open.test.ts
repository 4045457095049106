import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { sql } from 'kysely';
import { openDatabase, openLedger } from '../../temporal/ledger/ledger';
import { OutdatedLedgerError } from '../../temporal/ledger/tables/migrate';
import { assignmentInput, EXERCISE, newLedgerPlace, openForTest, runOf } from './practice';

const keys = generateKeys();
const newKeys = generateKeys();

describe('opening a ledger', () => {
	it('finds what was recorded before', async () => {
		const ring = new KeyRing(keys);
		const place = await newLedgerPlace();
		const input = assignmentInput(ring);
		const first = await openLedger({ ...place, ring });
		await first.assignments.record(input, EXERCISE, runOf('run'));
		await first.close();

		const again = await openForTest(place, ring);
		expect(await again.stories.of(input.assignmentId)).toMatchObject({ client: { name: 'Marisol Quintanilla' } });
	});

	it('reads with an old key what it wrote, and writes with the new one', async () => {
		const place = await newLedgerPlace();
		const before = new KeyRing(keys);
		const input = assignmentInput(before);
		const ledger = await openLedger({ ...place, ring: before });
		await ledger.assignments.record(input, EXERCISE, runOf('run'));
		await ledger.close();

		const rotated = new KeyRing({ ring: [newKeys.ring[0]!, keys.ring[0]!], identity: keys.identity });
		const again = await openForTest(place, rotated);
		const second = assignmentInput(rotated, { key: 'second' });
		await again.assignments.record(second, EXERCISE, runOf('run'));
		expect(await again.assignments.recorded([input.assignmentId, second.assignmentId])).toHaveLength(2);
	});

	it('refuses a ring without a key that wrote, and names the ids of both sides', async () => {
		const place = await newLedgerPlace();
		const before = new KeyRing(keys);
		await (await openLedger({ ...place, ring: before })).close();

		const other = new KeyRing({ ring: newKeys.ring, identity: keys.identity });
		await expect(openLedger({ ...place, ring: other })).rejects.toThrow(
			`The ledger was written with the keys ${before.ids[0]}; the ring of keys.json has ${other.ids[0]}.`,
		);
		// The refused ring left no trace: the right one still opens.
		await openForTest(place, before);
	});

	it.each(['001-spine', '001-ledger', '001-commands'])(
		'refuses one that began with %s, and says what to do',
		async (first) => {
			const place = await newLedgerPlace();
			const ring = new KeyRing(keys);
			await (await openLedger({ ...place, ring })).close();
			const database = openDatabase(place);
			await sql`delete from kysely_migration`.execute(database);
			await sql`insert into kysely_migration (name, timestamp) values (${first}, '2026-01-01')`.execute(database);
			await database.destroy();

			const opening = openLedger({ ...place, ring });
			await expect(opening).rejects.toThrow(OutdatedLedgerError);
			await expect(opening).rejects.toThrow(/a release before 0\.2.*npm run reset.*HOMEWORK_LEDGER_URL/);
		},
	);

	it('refuses another identity key, and names the ids of both sides', async () => {
		const place = await newLedgerPlace();
		const before = new KeyRing(keys);
		await (await openLedger({ ...place, ring: before })).close();

		const other = new KeyRing({ ring: keys.ring, identity: newKeys.identity });
		await expect(openLedger({ ...place, ring: other })).rejects.toThrow(
			`belongs to the identity key ${before.identityId}; keys.json has the identity key ${other.identityId}.`,
		);
	});
});
