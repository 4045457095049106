import { Kysely } from 'kysely';
import type { KeyRing } from '../contract/keys';
import { Assignments } from './assignments';
import { Briefs } from './briefs';
import { Consents } from './consents';
import { Events } from './events';
import { Exercises } from './exercises';
import { FieldCipher } from './field-cipher';
import { Gate } from './gate';
import { Handovers } from './handovers';
import { admitKeys } from './ledger-keys';
import { migrate } from './migrations';
import { Outbox } from './outbox';
import { Reminders } from './reminders';
import { Routes } from './routes';
import type { Schema } from './schema';
import { Sends } from './sends';
import { sqliteDialect } from './sqlite';
import { Stories } from './stories';

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

/**
 * Opens the ledger in a SQLite file, makes it where there is none, and brings its tables up to date.
 *
 * @throws LedgerKeysError where the ring cannot read it
 */
export async function openLedger({ file, ring }: { file: string; ring: KeyRing }): Promise<Ledger> {
	const database = new Kysely<Schema>({ dialect: sqliteDialect(file) });
	try {
		await migrate(database);
		await admitKeys(database, ring);
	} catch (error) {
		await database.destroy();
		throw error;
	}
	return new Ledger(database, ring);
}
