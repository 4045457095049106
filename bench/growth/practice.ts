import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Terms } from '../../temporal/contract/assignment';
import type { Exercise } from '../../temporal/contract/exercise';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { commandId, CONTRACT_VERSION, eventId, reminderCommandId } from '../../temporal/contract/names';
import { DEFAULT_POLICY } from '../../temporal/contract/policy';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { turnsOf } from '../../temporal/ledger/people/turns';
import { FieldCipher } from '../../temporal/ledger/tables/field-cipher';
import type { Schema } from '../../temporal/ledger/tables/schema';

export const HOUR = 60 * 60_000;
export const DAY = 24 * HOUR;

/** A Monday morning; every assignment was recorded some days before, and its session is on one of the next ten days. */
export const NOW = Date.parse('2026-03-02T10:00:00Z');
const RECORDED = NOW - 5 * DAY;
const SESSION_DAYS = 10;

/** As many assignments as a clinician and as a client has. */
export const OF_A_CLINICIAN = 100;
const OF_A_CLIENT = 5;

/** One handover in so many assignments, on any day from three months ago to ten days from now. */
const A_HANDOVER_IN = 333;
const HANDED_OVER_WITHIN = 100;

const ZONE = 'Europe/London';
const EXERCISE: Exercise = {
	exerciseId: 'thought-record',
	language: 'en',
	origin: 'file',
	version: 1,
	checksum: 'c'.repeat(64),
	title: 'Thought record',
	kind: 'worksheet',
	minutes: 10,
	text: 'Look at one moment of the week.\n\n1. Write the thought down.\n2. Find what speaks against it.',
	fields: [],
};

/** An assignment that is on record. */
export interface OnRecord {
	assignmentId: string;
	clinicianId: string;
	/** The command of its second reminder, which is to go out now. */
	reminder: string;
	sessionAt: number;
}

/** A ledger in SQLite with a practice of some size on record, all of it open. */
export class Practice {
	readonly clinicians: string[];

	private constructor(
		readonly ledger: Ledger,
		private readonly folder: string,
		readonly assigned: OnRecord[],
	) {
		this.clinicians = [...new Set(assigned.map(({ clinicianId }) => clinicianId))];
	}

	static async of(assignments: number): Promise<Practice> {
		const folder = mkdtempSync(join(tmpdir(), 'homework-growth-'));
		const file = join(folder, 'ledger.db');
		const ring = new KeyRing(generateKeys());
		const ledger = await openLedger({ file, ring });
		await ledger.exercises.record([EXERCISE]);
		const assigned = fill(file, new FieldCipher(ring), assignments);
		const practice = new Practice(ledger, folder, assigned);
		const { clinicians } = practice;
		for (let number = 0; number < assignments / A_HANDOVER_IN; number++) {
			const [of, to] = [clinicians.at(-1 - number)!, clinicians.at(-2 - number)!];
			await practice.handOver(of, to, NOW + (10 - (number % HANDED_OVER_WITHIN)) * DAY);
		}
		return practice;
	}

	async handOver(of: string, to: string, from: number) {
		return await this.ledger.handovers.record(
			{
				version: CONTRACT_VERSION,
				kind: 'hand-over',
				handoverId: `${of}.${from}`,
				of: { scope: 'clinician', id: of },
				to: { clinicianId: to, person: { name: to, email: `${to}@practice.example` } },
				from: new Date(from).toISOString(),
			},
			NOW,
		);
	}

	async close(): Promise<void> {
		await this.ledger.close();
		rmSync(this.folder, { recursive: true });
	}
}

/** Writes the rows straight into the tables, as the ledger would have them after some days. */
function fill(file: string, cipher: FieldCipher, assignments: number): OnRecord[] {
	const database = new DatabaseSync(file);
	const insert = insertion(database);
	const assigned: OnRecord[] = [];
	// Nothing has to survive, and every index is written in no order.
	database.exec('pragma synchronous = off; pragma cache_size = -500000; begin');
	for (let number = 0; number < assignments; number++) {
		const clinicianId = idOf('clinician', Math.floor(number / OF_A_CLINICIAN));
		const clientId = idOf('client', Math.floor(number / OF_A_CLIENT));
		const email = `${clientId}@clients.example`;
		const contact = { client_id: clientId, contact_index: idOf('contact', Math.floor(number / OF_A_CLIENT)) };
		if (number % OF_A_CLINICIAN === 0) {
			insert('clinicians', {
				clinician_id: clinicianId,
				name: cipher.seal('Kim Example', 'clinicians.name', clinicianId),
				email: cipher.seal('kim@practice.example', 'clinicians.email', clinicianId),
				recorded_at: RECORDED,
			});
		}
		if (number % OF_A_CLIENT === 0) {
			const name = cipher.seal('Ada Example', 'clients.name', clientId);
			const sealed = cipher.seal(email, 'contacts.email', clientId, contact.contact_index);
			insert('clients', { client_id: clientId, name, recorded_at: RECORDED });
			insert('contacts', { ...contact, email: sealed, recorded_at: RECORDED });
			insert('consents', { ...contact, granted_at: RECORDED });
			insert('readers', { reader: contact.contact_index });
		}
		const sessionAt = NOW + (1 + (number % SESSION_DAYS)) * DAY;
		const one = { assignmentId: idOf('assignment', number), clinicianId, sessionAt };
		assigned.push({ ...one, reminder: reminderCommandId(one.assignmentId, '2') });
		insertAssignment(insert, cipher, one, contact, email);
	}
	// All of it reaches the disk now, and not while something is measured.
	database.exec('commit; pragma synchronous = full; pragma wal_checkpoint(truncate)');
	database.close();
	return assigned;
}

/** As long as the ledger's ids, and in as little order. */
function idOf(kind: string, number: number): string {
	return hash('sha256', `${kind} ${number}`, 'base64url').slice(0, 22);
}

function insertAssignment(
	insert: Insert,
	cipher: FieldCipher,
	{ assignmentId, clinicianId, sessionAt }: Omit<OnRecord, 'reminder'>,
	contact: { client_id: string; contact_index: string },
	email: string,
): void {
	const dueAt = sessionAt - HOUR;
	const terms: Terms = {
		clientName: 'Ada Example',
		clientEmail: email,
		exerciseId: EXERCISE.exerciseId,
		deliverAt: new Date(RECORDED).toISOString(),
		dueAt: new Date(dueAt).toISOString(),
		zone: ZONE,
	};
	const assignment: Schema['assignments'] = {
		assignment_id: assignmentId,
		run_id: 'run',
		...contact,
		exercise_id: EXERCISE.exerciseId,
		exercise_checksum: EXERCISE.checksum,
		deliver_at: RECORDED,
		due_at: dueAt,
		due_is_session: 0,
		session_at: sessionAt,
		session_taken_back: 0,
		zone: ZONE,
		terms: cipher.seal(JSON.stringify(terms), 'assignments.terms', assignmentId),
		policy: JSON.stringify(DEFAULT_POLICY),
		clinician_id: clinicianId,
		delivery: 'delivered',
		delivered_at: RECORDED,
		outcome: 'open',
		answered_at: null,
		paused: 0,
		snoozed_to: null,
		batch_id: null,
		recorded_at: RECORDED,
	};
	insert('assignments', assignment);
	for (const turn of turnsOf(assignment, [])) insert('responsibilities', turn);

	const steps = [
		{ kind: 'assigned', at: RECORDED },
		{ kind: 'delivered', at: RECORDED },
		{ kind: 'reminded', at: NOW - 2 * DAY },
	] as const;
	for (const [index, { kind, at }] of steps.entries()) {
		insert('events', {
			...{ event_id: eventId(assignmentId, kind), assignment_id: assignmentId, kind, at, outcome: 'open' },
			...{ reported_by: null, hindrance: null, entries: null, note: null, kept: null, position: index + 1 },
			...{ reason: null, because: null, said: null },
		});
	}
	const said = [
		{ command_id: commandId(assignmentId, 'deliver'), kind: 'deliver', ordinal: null, planned_at: RECORDED },
		{ command_id: reminderCommandId(assignmentId, '1'), kind: 'remind', ordinal: 1, planned_at: NOW - 2 * DAY },
		{ command_id: reminderCommandId(assignmentId, '2'), kind: 'remind', ordinal: 2, planned_at: NOW },
	] as const;
	for (const command of said) {
		const { command_id, planned_at } = command;
		const over = planned_at < NOW;
		insert('commands', {
			...{ ...command, reader: contact.contact_index, assignment_id: assignmentId, event_id: null, topic: null },
			...{ state: over ? 'sent' : 'planned', reason: null, next_at: over ? null : planned_at, expires_at: dueAt },
			...{
				may_have_gone_at: over ? planned_at : null,
				host: null,
				unheard_since: null,
				any_hour: null,
				stuck_since: null,
				stuck_because: null,
				turn: null,
			},
		});
		if (!over) continue;
		insert('tries', {
			...{ command_id, number: 1, channel: 'email', address: contact.contact_index, route_id: 'route' },
			...{ started_at: planned_at, posted_at: planned_at, result: 'sent', proof: null, settled_at: planned_at },
			...{
				provider_message_id: cipher.seal('<1@mail.example>', 'tries.provider_message_id', command_id, 1),
				detail: null,
				quoted: null,
				words: 0,
			},
		});
	}
}

type Insert = <Table extends keyof Schema>(table: Table, row: Schema[Table]) => void;

/** Inserts rows, of each table by one prepared statement. */
function insertion(database: DatabaseSync): Insert {
	const statements = new Map<string, (row: object) => void>();
	return (table, row) => {
		let statement = statements.get(table);
		if (!statement) {
			const columns = Object.keys(row);
			const prepared = database.prepare(
				`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`,
			);
			statement = (values) => void prepared.run(...(Object.values(values) as SQLInputValue[]));
			statements.set(table, statement);
		}
		statement(row);
	};
}
