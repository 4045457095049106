import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, type Logger } from 'kysely';
import type { KeyRing } from '../contract/keys';
import { AssignedBatches } from './assignments/assigned-batches';
import { Assignments } from './assignments/assignments';
import { ClientsAssignments } from './assignments/clients-assignments';
import { Events } from './assignments/events';
import { Exercises } from './assignments/exercises';
import { OpenAssignments } from './assignments/open-assignments';
import { Policies } from './assignments/policies';
import { ReminderPlans } from './assignments/reminder-plans';
import { Snoozes } from './assignments/snoozes';
import { Stories } from './assignments/stories';
import { ExerciseFiles } from './library/exercise-files';
import { LibraryChanges } from './library/library-changes';
import { Consents } from './people/consents';
import { Contacts } from './people/contacts';
import { Handovers } from './people/handovers';
import { Numbers } from './numbers/numbers';
import { Alarms } from './routes/alarms';
import { Routes } from './routes/routes';
import { Brake } from './sending/brake';
import { Briefs } from './sending/briefs';
import { Commands } from './sending/commands';
import { Farewells } from './sending/farewells';
import { Messages } from './sending/messages';
import { Notices } from './sending/notices';
import { Overdue } from './sending/overdue';
import { Reminders } from './sending/reminders';
import { Sayings } from './sending/sayings';
import { SendingNow } from './sending/send-now';
import { Stops } from './sending/stops';
import { Codes } from './sign-in/codes';
import { Readings } from './sign-in/readings';
import { Reviews } from './sign-in/reviews';
import { admitKeys, requireKeys } from './tables/ledger-keys';
import { firstStepAt, migrate, requireUpToDate } from './tables/migrate';
import type { Schema } from './tables/schema';
import { postgresDialect } from './tables/postgres';
import { sqliteDialect } from './tables/sqlite';
import { Store } from './tables/store';
import { WritingCheck } from './tables/writing';
import { Troubles } from './troubles/troubles';

/** The record of everything that happened, one part a concept. It outlives Temporal's retention. */
export class Ledger {
	readonly alarms: Alarms;
	readonly assignedBatches: AssignedBatches;
	readonly assignments: Assignments;
	readonly brake: Brake;
	readonly briefs: Briefs;
	readonly clientsAssignments: ClientsAssignments;
	readonly codes: Codes;
	readonly commands: Commands;
	readonly consents: Consents;
	readonly contacts: Contacts;
	readonly events: Events;
	readonly exerciseFiles: ExerciseFiles;
	readonly exercises: Exercises;
	readonly farewells: Farewells;
	readonly handovers: Handovers;
	readonly libraryChanges: LibraryChanges;
	readonly messages: Messages;
	readonly notices: Notices;
	readonly numbers: Numbers;
	readonly openAssignments: OpenAssignments;
	readonly overdue: Overdue;
	readonly policies: Policies;
	readonly readings: Readings;
	readonly reminderPlans: ReminderPlans;
	readonly reminders: Reminders;
	readonly reviews: Reviews;
	readonly routes: Routes;
	readonly sayings: Sayings;
	readonly sendingNow: SendingNow;
	readonly snoozes: Snoozes;
	readonly stops: Stops;
	readonly stories: Stories;
	readonly troubles: Troubles;
	readonly writing: WritingCheck;

	constructor(private readonly store: Store) {
		this.alarms = new Alarms(store);
		this.assignedBatches = new AssignedBatches(store);
		this.assignments = new Assignments(store);
		this.brake = new Brake(store);
		this.briefs = new Briefs(store);
		this.clientsAssignments = new ClientsAssignments(store);
		this.codes = new Codes(store);
		this.commands = new Commands(store);
		this.consents = new Consents(store);
		this.contacts = new Contacts(store);
		this.events = new Events(store);
		this.exerciseFiles = new ExerciseFiles(store);
		this.exercises = new Exercises(store);
		this.farewells = new Farewells(store);
		this.handovers = new Handovers(store);
		this.libraryChanges = new LibraryChanges(store);
		this.messages = new Messages(store);
		this.notices = new Notices(store);
		this.numbers = new Numbers(store);
		this.openAssignments = new OpenAssignments(store);
		this.overdue = new Overdue(store);
		this.policies = new Policies(store);
		this.readings = new Readings(store);
		this.reminderPlans = new ReminderPlans(store);
		this.reminders = new Reminders(store);
		this.reviews = new Reviews(store);
		this.routes = new Routes(store);
		this.sayings = new Sayings(store);
		this.sendingNow = new SendingNow(store);
		this.snoozes = new Snoozes(store);
		this.stops = new Stops(store);
		this.stories = new Stories(store);
		this.troubles = new Troubles(store);
		this.writing = new WritingCheck(store.database);
	}

	/** When it was made. */
	async begunAt(): Promise<Date> {
		return await firstStepAt(this.store.database);
	}

	async close(): Promise<void> {
		await this.store.database.destroy();
	}
}

/** Where a ledger is: in a SQLite file, or in a PostgreSQL database, named by a URL that may hold a password. */
export type LedgerPlace = { file: string } | { url: string };

/**
 * Opens the ledger, makes it where there is none, and brings its tables up to date.
 *
 * @throws LedgerKeysError where the ring cannot read it
 * @throws OutdatedLedgerError where a release before 0.2, or an early state of it, wrote it
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
	return new Ledger(new Store(database, ring));
}

/**
 * Opens the ledger as it is, to be read: nothing is made, brought up to date or noted.
 *
 * @throws LedgerKeysError where the ring cannot read it
 * @throws Error where it cannot be read, or another release wrote it
 */
export async function openLedgerToRead({ ring, ...place }: LedgerPlace & { ring: KeyRing }): Promise<Ledger> {
	const database = openDatabase(place, { readOnly: true });
	try {
		await requireUpToDate(database);
		await requireKeys(database, ring);
	} catch (error) {
		await database.destroy();
		throw error;
	}
	return new Ledger(new Store(database, ring));
}

/**
 * The tables of a ledger, as they are.
 *
 * @param options.log is told of each statement
 * @param options.readOnly whether a file stays as it is, too
 */
export function openDatabase(
	place: LedgerPlace,
	{ log, readOnly = false }: { log?: Logger; readOnly?: boolean } = {},
): Kysely<Schema> {
	return new Kysely<Schema>({
		dialect: 'url' in place ? postgresDialect(place.url) : sqliteDialect(place.file, readOnly),
		// Nothing is in an empty list, which PostgreSQL does not know.
		plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
		...(log && { log }),
	});
}
