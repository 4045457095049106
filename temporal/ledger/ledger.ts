import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely';
import type { KeyRing } from '../contract/keys';
import { Assignments } from './assignments/assignments';
import { Briefs } from './sending/briefs';
import { Consents } from './people/consents';
import { Events } from './assignments/events';
import { Exercises } from './assignments/exercises';
import { FieldCipher } from './tables/field-cipher';
import { Gate } from './sending/gate';
import { Handovers } from './people/handovers';
import { admitKeys } from './tables/ledger-keys';
import { migrate } from './tables/migrations';
import { Outbox } from './sending/outbox';
import { Reminders } from './sending/reminders';
import { Routes } from './routes/routes';
import type { Schema } from './tables/schema';
import { Sends } from './sending/sends';
import { postgresDialect } from './tables/postgres';
import { sqliteDialect } from './tables/sqlite';
import { Stories } from './assignments/stories';

/** The record of everything that happened, one part a concept. It outlives Temporal's retention. */
export class Ledger {
	readonly assignments: Assignments;
	readonly briefs: Briefs;
	readonly consents: Consents;
	readonly events: Events;
	readonly exercises: Exercises;
	readonly gate: Gate;
	readonly handovers: Handovers;
	readonly outbox: Outbox;
	readonly reminders: Reminders;
	readonly routes: Routes;
	readonly sends: Sends;
	readonly stories: Stories;

	constructor(
		private readonly database: Kysely<Schema>,
		ring: KeyRing,
	) {
		const cipher = new FieldCipher(ring);
		this.assignments = new Assignments(database, cipher, ring);
		this.briefs = new Briefs(database, cipher, ring);
		this.consents = new Consents(database, cipher, ring);
		this.events = new Events(database, cipher);
		this.exercises = new Exercises(database, cipher);
		this.gate = new Gate(database, cipher);
		this.handovers = new Handovers(database, cipher);
		this.outbox = new Outbox(database, cipher);
		this.reminders = new Reminders(database, cipher);
		this.routes = new Routes(database, cipher);
		this.sends = new Sends(database, cipher);
		this.stories = new Stories(database, cipher);
	}

	async close(): Promise<void> {
		await this.database.destroy();
	}
}

/** Where a ledger is: in a SQLite file, or in a PostgreSQL database, named by a URL that may hold a password. */
export type LedgerPlace = { file: string } | { url: string };

/**
 * Opens the ledger, makes it where there is none, and brings its tables up to date.
 *
 * @throws LedgerKeysError where the ring cannot read it
 */
export async function openLedger({ ring, ...place }: LedgerPlace & { ring: KeyRing }): Promise<Ledger> {
	const database = openDatabase(place);
	try {
		await migrate(database);
		await admitKeys(database, ring);
	} catch (error) {
		await database.destroy();
		throw error;
	}
	return new Ledger(database, ring);
}

/** The tables of a ledger, as they are. */
export function openDatabase(place: LedgerPlace): Kysely<Schema> {
	return new Kysely<Schema>({
		dialect: 'url' in place ? postgresDialect(place.url) : sqliteDialect(place.file),
		// Nothing is in an empty list, which PostgreSQL does not know.
		plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
	});
}
