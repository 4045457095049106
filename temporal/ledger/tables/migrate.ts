import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import type { Schema } from './schema';
import * as assignments from './migrations/001-assignments';
import * as whoseWords from './migrations/002-whose-words';
import * as troubles from './migrations/003-troubles';
import * as brake from './migrations/004-brake';
import * as stops from './migrations/005-stops';
import * as signIn from './migrations/006-sign-in';
import * as readings from './migrations/007-readings';
import * as turns from './migrations/008-turns';
import * as reviews from './migrations/009-reviews';
import * as snoozes from './migrations/010-snoozes';
import * as wentWrong from './migrations/011-went-wrong';
import * as entries from './migrations/012-entries';
import * as libraryChanges from './migrations/013-library-changes';
import * as ownMessages from './migrations/014-own-messages';
import * as exerciseFiles from './migrations/016-exercise-files';
import * as references from './migrations/017-references';
import * as facts from './migrations/018-facts';

/** Each step of the ledger's schema, applied once, in the order of the names. A released one is never changed. */
const migrations: Record<string, Migration> = {
	'001-assignments': assignments,
	'002-whose-words': whoseWords,
	'003-troubles': troubles,
	'004-brake': brake,
	'005-stops': stops,
	'006-sign-in': signIn,
	'007-readings': readings,
	'008-turns': turns,
	'009-reviews': reviews,
	'010-snoozes': snoozes,
	'011-went-wrong': wentWrong,
	'012-entries': entries,
	'013-library-changes': libraryChanges,
	'014-own-messages': ownMessages,
	'016-exercise-files': exerciseFiles,
	'017-references': references,
	'018-facts': facts,
};

/** First steps of tables that cannot be taken over: of releases before 0.2, and of 0.2 while it was made. */
const OUTDATED = ['001-spine', '001-ledger', '001-commands'];

/** Said where a ledger was written by a release whose tables cannot be taken over. */
export class OutdatedLedgerError extends Error {
	override readonly name = 'OutdatedLedgerError';
}

/**
 * Brings the ledger's tables up to date.
 *
 * @throws OutdatedLedgerError where a release before 0.2, or an early state of it, wrote it
 * @throws Error with what the database says, where it cannot be opened, a step fails or a newer release wrote it
 */
export async function migrate(database: Kysely<Schema>): Promise<void> {
	const problem = await bringUpToDate(database);
	if (problem === undefined) return;
	if (problem instanceof OutdatedLedgerError) throw problem;
	throw new Error(
		`The ledger could not be opened and brought up to date: ${reasonOf(problem)}. Look at the database that ` +
			'HOMEWORK_LEDGER_FILE or HOMEWORK_LEDGER_URL names, and whether a newer release wrote it.',
		{ cause: problem },
	);
}

/**
 * Makes sure that the ledger's tables are those of this release, and changes nothing.
 *
 * @throws Error where they are not
 */
export async function requireUpToDate(database: Kysely<Schema>): Promise<void> {
	const steps = await stepsTaken(database);
	if (steps.join() === Object.keys(migrations).join()) return;
	throw new Error(`The ledger's tables are not those of this release, but as of ${steps.join(', ') || 'none'}.`);
}

/** When the first step was applied: when the ledger was made. */
export async function firstStepAt(database: Kysely<Schema>): Promise<Date> {
	const { rows } = await sql<{ at: string }>`select min(timestamp) as at from kysely_migration`.execute(database);
	return new Date(rows[0]!.at);
}

/** Answers what stood in the way, if anything did. */
async function bringUpToDate(database: Kysely<Schema>): Promise<unknown> {
	try {
		await refuseOutdated(database);
		const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
		return (await migrator.migrateToLatest()).error;
	} catch (error) {
		return error;
	}
}

/** Names of the steps that were applied, in order. */
async function stepsTaken(database: Kysely<Schema>): Promise<string[]> {
	const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
	const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(database);
	return rows.map(({ name }) => name);
}

async function refuseOutdated(database: Kysely<Schema>): Promise<void> {
	const steps = await stepsTaken(database);
	if (!OUTDATED.some((step) => steps.includes(step))) return;
	throw new OutdatedLedgerError(
		'This ledger was written by a release before 0.2, or by an early state of it, whose tables cannot be taken over. Begin anew: `npm run reset` ' +
			'removes all state of `npm start`; elsewhere name another database in HOMEWORK_LEDGER_FILE or HOMEWORK_LEDGER_URL.',
	);
}

/** Of a name with several addresses, none of which answers, Node says why only in the parts of the error. */
function reasonOf(error: unknown): string {
	if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
	return error instanceof Error ? error.message : String(error);
}
