import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LedgerPlace } from '../../temporal/ledger/ledger';
import { dump, run } from '../postgres/admin';

/** What `TEST_LEDGER` may say: on which database the ledgers of the tests are. */
export const LEDGERS = { sqlite: 'sqlite', postgres: 'postgres' } as const;
type Ledgers = keyof typeof LEDGERS;

/** The variable with the URL of the run's PostgreSQL. */
export const POSTGRES_SERVER = 'TEST_POSTGRES_SERVER';

/** The database with a ledger's empty tables. */
export const TEMPLATE = 'ledger_template';

/** A place for one ledger of a test. */
export interface TestPlace<Place = LedgerPlace> {
	place: Place;
	/** Takes it away, once the ledger is closed. */
	remove(): Promise<void>;
}

/** On which database the ledgers of this run are: `TEST_LEDGER`, or SQLite. */
export function ledgersOfTests(): Ledgers {
	const named = process.env['TEST_LEDGER'] || LEDGERS.sqlite;
	if (named in LEDGERS) return named as Ledgers;
	throw new Error(`TEST_LEDGER is ${named}; it takes ${Object.keys(LEDGERS).join(' or ')}.`);
}

/** A place for a new ledger, on the database of this run. */
export async function newPlace(): Promise<TestPlace> {
	return ledgersOfTests() === LEDGERS.postgres ? await newDatabase() : newFile();
}

/** A place for a new ledger in SQLite. */
export function newFile(): TestPlace<{ file: string }> {
	const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
	return { place: { file: join(folder, 'ledger.db') }, remove: async () => rmSync(folder, { recursive: true }) };
}

/** A place for a new ledger in PostgreSQL, with what is in the template. */
export async function newDatabase(template = TEMPLATE): Promise<TestPlace<{ url: string }>> {
	const server = process.env[POSTGRES_SERVER];
	if (!server) throw new Error('No PostgreSQL was started for this run. Run the tests with TEST_LEDGER=postgres.');
	const name = `ledger_${randomBytes(8).toString('hex')}`;
	await run(server, `create database ${name} template ${template} strategy file_copy`);
	return {
		place: { url: `${server}/${name}` },
		remove: async () => void (await run(server, `drop database ${name} with (force)`)),
	};
}

/** Everything that a ledger holds, as it is kept: the bytes of its files, or the text of its rows. */
export async function contentOf(place: LedgerPlace): Promise<string> {
	if ('url' in place) return await dump(place.url);
	return [place.file, `${place.file}-wal`]
		.filter((part) => existsSync(part))
		.map((part) => readFileSync(part, 'latin1'))
		.join('');
}
