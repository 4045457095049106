import { Kysely, sql } from 'kysely';
import type { KeyRing } from '../../../temporal/contract/keys';
import { openLedger } from '../../../temporal/ledger/ledger';
import { postgresDialect } from '../../../temporal/ledger/tables/postgres';
import { freePorts } from '../../../scripts/setup/ports.ts';
import { run, whileLocked } from '../../postgres/admin';
import { newDatabase, POSTGRES_SERVER } from '../databases';
import { assignmentInput, DELIVER_AT, EXERCISE, forTest, newLedger, newRing, openForTest, runOf } from '../practice';

const WRITES = 100;
const server = process.env[POSTGRES_SERVER]!;

describe('a ledger in PostgreSQL', () => {
	it('is made in an empty database, by one of two workers that start at once', async () => {
		const place = forTest(await newDatabase('template1'));
		const ring = newRing();
		const [one, other] = await Promise.all([openForTest(place, ring), openForTest(place, ring)]);
		await one.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		expect(await other.stories.of(assignmentInput(ring).assignmentId)).toMatchObject({ outcome: 'open' });
	});

	/** Opens it as two workers that both look at its keys before either may write. */
	async function openAtOnce(rings: KeyRing[]) {
		const place = forTest(await newDatabase());
		return await whileLocked(place.url, 'ledger_keys', rings.length, () =>
			Promise.allSettled(rings.map((ring) => openForTest(place, ring))),
		);
	}

	it('is begun by two workers with the same keys at once', async () => {
		const ring = newRing();
		const opened = await openAtOnce([ring, ring]);
		expect(opened.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
	});

	it('belongs to one identity key, also where two workers with different ones begin it at once', async () => {
		const opened = await openAtOnce([newRing(), newRing()]);
		const refusals = opened.filter((result) => result.status === 'rejected');
		expect(refusals.map(({ reason }) => String(reason))).toEqual([
			expect.stringContaining('belongs to the identity key'),
		]);
	});

	it('has the exercises of two workers that start at once on record', async () => {
		const { ledger, ring, place } = await newLedger();
		const other = await openForTest(place, ring);
		const recorded = await whileLocked((place as { url: string }).url, 'exercises', 2, () =>
			Promise.allSettled([ledger, other].map(({ exercises }) => exercises.record([EXERCISE]))),
		);
		expect(recorded.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
	});

	it('puts the steps that two workers record at the same time one behind the other', async () => {
		const { ledger, ring, place } = await newLedger();
		const { assignmentId } = assignmentInput(ring);
		await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		const other = await openForTest(place, ring);
		const record = async (worker: typeof ledger, name: string): Promise<void> => {
			for (let count = 0; count < WRITES; count += 1) {
				const eventId = `${assignmentId}.due.${name}.${count}`;
				const at = new Date(DELIVER_AT).toISOString();
				await worker.events.record({ eventId, assignmentId, kind: 'due', at, outcome: 'open' });
			}
		};
		await Promise.all([record(ledger, 'here'), record(other, 'there')]);
		expect((await ledger.stories.of(assignmentId))?.events).toHaveLength(2 * WRITES + 1);
	});

	it('goes on after the server has ended its connections', async () => {
		const { ledger, ring, place } = await newLedger();
		await ledger.assignments.record(assignmentInput(ring), EXERCISE, runOf('run'));
		const { pathname } = new URL((place as { url: string }).url);
		const backends = `from pg_stat_activity where datname = '${pathname.slice(1)}'`;
		expect(await run(server, `select pg_terminate_backend(pid) ${backends}`)).toBeGreaterThan(0);
		await untilNone(`select pid ${backends}`);
		expect(await ledger.stories.of(assignmentInput(ring).assignmentId)).toMatchObject({ outcome: 'open' });
	});

	it('fails a transaction alone where the server ends its connection between two statements', async () => {
		const { url } = forTest(await newDatabase());
		const database = new Kysely<never>({ dialect: postgresDialect(url) });
		const cut = database.transaction().execute(async (transaction) => {
			const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
			const backend = `pg_stat_activity where pid = ${rows[0]!.pid}`;
			await run(server, `select pg_terminate_backend(pid) from ${backend}`);
			await untilNone(`select pid from ${backend}`);
			await new Promise(setImmediate);
			await sql`select 1`.execute(transaction);
		});
		await expect(cut).rejects.toThrow(/terminat|not queryable/);
		await expect(sql`select 1`.execute(database)).resolves.toBeDefined();
		await database.destroy();
	});

	it('that cannot be reached is said to be so, without its password', async () => {
		const [port] = await freePorts(1);
		const opening = openLedger({ url: `postgres://homework:hunter2@localhost:${port}/ledger`, ring: newRing() });
		const error = await opening.then(() => undefined).catch((problem: Error) => problem);
		expect(error?.message).toMatch(/could not be opened.*ECONNREFUSED.*HOMEWORK_LEDGER_URL/);
		expect(`${error?.stack} ${JSON.stringify(error)}`).not.toContain('hunter2');
	});
});

/** Waits until the server finds no row any more. */
async function untilNone(sql: string): Promise<void> {
	while ((await run(server, sql)) > 0);
}
