import type { Kysely, Transaction } from 'kysely';
import type { ClientCommand } from '../../contract/command';
import { reminderEventId, whichReminder } from '../../contract/names';
import type { PushResult, SkipReason } from '../../contract/receipt';
import { SKIP_WORDS } from '../../contract/skip-words';
import { localDate } from '../../plan/hours';
import { dispatched, type Dispatched } from './dispatched';
import { recordEvent } from '../assignments/events';
import type { FieldCipher } from '../tables/field-cipher';
import { reminderOf } from './reminders';
import { ruling, type LaterReason, type Passing, type Ruling } from './rulings';
import type { AssignmentsTable, Schema } from '../tables/schema';
import { readReceipt } from './sends';
import { mergeSiblings, siblingsOf, standAlone, type Sibling } from './siblings';
import { hasSlot, takeSlot } from './slots';

/** A command to a client that wants to go out. Instants in milliseconds. */
export interface Passage {
	command: ClientCommand;
	commandId: string;
	assignmentId: string;
	/** After this the command is pointless. */
	expiresAt: number;
	/** The instant for which this try was scheduled; never the machine's clock. */
	at: number;
}

/** What the gate decided about one try. */
export type GateDecision =
	| {
			kind: 'go';
			/** Number of the row in `sends`. */
			attempt: number;
			/** How often the command has been let through, this time included. */
			tries: number;
			client: { name: string; email: string };
			about: Dispatched;
			/** Reminders of other assignments that this message says, too. */
			siblings: Sibling[];
	  }
	| { kind: 'hold'; reason: SkipReason }
	/** Not before an instant, in the client's zone. */
	| { kind: 'later'; until: number; reason: LaterReason; zone: string }
	/** The command has its receipt already. */
	| { kind: 'done'; result: PushResult };

/** Decides what may go out, and notes every try. */
export class Gate {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/**
	 * Decides in one transaction whether a command may go out now, and leaves a row in `sends`. A command that is let
	 * through for the first time takes its slot, before anything is sent.
	 *
	 * @throws Error where the assignment is not on record
	 */
	async pass(passage: Passage): Promise<GateDecision> {
		return await this.database.transaction().execute(async (transaction): Promise<GateDecision> => {
			await this.hold(transaction, passage.assignmentId);
			const receipt = await readReceipt(transaction, this.cipher, passage.commandId);
			if (receipt) return { kind: 'done', result: receipt };

			const assignment = await transaction
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', passage.assignmentId)
				.executeTakeFirst();
			if (!assignment) throw new Error(`The ledger has no assignment ${passage.assignmentId}.`);

			const passing = await this.passing(transaction, passage, assignment);
			const ruled = await ruling(transaction, passing);
			const noted = await this.note(transaction, passage, ruled);
			switch (ruled?.kind) {
				case 'later':
					return { ...ruled, zone: assignment.zone };
				case 'hold':
					await this.skip(transaction, passing, ruled.reason);
					return ruled;
				case undefined:
					await this.admit(transaction, passing);
					return {
						kind: 'go',
						...noted,
						client: await this.client(transaction, assignment),
						about: await dispatched(transaction, this.cipher, assignment),
						siblings: await siblingsOf(transaction, this.cipher, passage.commandId, passage.at),
					};
			}
		});
	}

	/** Has whatever else wants to go out to this client wait until this one is decided. */
	private async hold(transaction: Transaction<Schema>, assignmentId: string): Promise<void> {
		await transaction
			.selectFrom('assignments')
			.innerJoin('clients', 'clients.client_id', 'assignments.client_id')
			.select('clients.client_id')
			.where('assignment_id', '=', assignmentId)
			.forUpdate('clients')
			.execute();
	}

	private async passing(
		transaction: Transaction<Schema>,
		{ command, commandId, expiresAt, at }: Passage,
		assignment: AssignmentsTable,
	): Promise<Passing> {
		if (command !== 'remind') return { command, commandId, expiresAt, at, assignment };
		const reminder = await reminderOf(transaction, commandId, assignment, at);
		// A due instant that was moved forward while the reminder waited makes it pointless the sooner.
		const outlived = reminder.ordinal !== null && assignment.due_at < expiresAt;
		return { command, commandId, expiresAt: outlived ? assignment.due_at : expiresAt, at, assignment, reminder };
	}

	private async note(transaction: Transaction<Schema>, passage: Passage, ruled: Ruling | undefined) {
		const { last, gone } = await transaction
			.selectFrom('sends')
			.select(({ fn }) => [
				fn.max('attempt').as('last'),
				fn.count<number>('attempt').filterWhere('decision', '=', 'go').as('gone'),
			])
			.where('command_id', '=', passage.commandId)
			.executeTakeFirstOrThrow();
		const attempt = (last ?? 0) + 1;
		await transaction
			.insertInto('sends')
			.values({
				command_id: passage.commandId,
				attempt,
				assignment_id: passage.assignmentId,
				scheduled_at: passage.at,
				decision: ruled?.reason ?? 'go',
				result: ruled ? (ruled.kind === 'later' ? 'held' : 'skipped') : null,
				held_until: ruled?.kind === 'later' ? ruled.until : null,
				detail: null,
			})
			.execute();
		return { attempt, tries: gone + 1 };
	}

	/** Of a reminder that another message said, that one's step is the record. */
	private async skip(
		transaction: Transaction<Schema>,
		{ command, commandId, at, assignment }: Passing,
		reason: SkipReason,
	): Promise<void> {
		if (command !== 'remind' || reason === 'merged') return;
		const { assignment_id: assignmentId, outcome } = assignment;
		await recordEvent(transaction, this.cipher, {
			eventId: reminderEventId(assignmentId, 'reminder-skipped', whichReminder(assignmentId, commandId)),
			assignmentId,
			kind: 'reminder-skipped',
			at: new Date(at).toISOString(),
			outcome,
			reason: SKIP_WORDS[reason],
		});
	}

	private async admit(transaction: Transaction<Schema>, passing: Passing): Promise<void> {
		const { command, commandId, at, expiresAt, assignment, reminder } = passing;
		if (await hasSlot(transaction, commandId)) return;
		const date = localDate(at, assignment.zone);
		await takeSlot(transaction, {
			command_id: commandId,
			client_id: assignment.client_id,
			command,
			taken_at: at,
			local_date: date,
			expires_at: expiresAt,
		});
		if (!reminder) return;
		if (reminder.merged_into) await standAlone(transaction, commandId);
		await mergeSiblings(transaction, { command: commandId, assignment, at, date }, reminder.merged_into);
	}

	private async client(
		transaction: Transaction<Schema>,
		{ client_id, contact_index }: AssignmentsTable,
	): Promise<{ name: string; email: string }> {
		const row = await transaction
			.selectFrom('contacts')
			.innerJoin('clients', 'clients.client_id', 'contacts.client_id')
			.select(['clients.name', 'contacts.email'])
			.where('contacts.client_id', '=', client_id)
			.where('contacts.contact_index', '=', contact_index)
			.executeTakeFirstOrThrow();
		return {
			name: this.cipher.unseal(row.name, 'clients.name', client_id),
			email: this.cipher.unseal(row.email, 'contacts.email', client_id, contact_index),
		};
	}
}
