import type { Kysely } from 'kysely';
import type { RouteCommand } from '../contract/command';
import type { PushResult, SkipReason } from '../contract/receipt';
import { hasConsent } from './consents';
import { readExercise } from './exercises';
import type { FieldCipher } from './field-cipher';
import { readReceipt } from './sends';
import type { AssignmentsTable, Schema } from './schema';

/** A command that wants to go out. Instants in milliseconds. */
export interface Passage {
	command: RouteCommand;
	commandId: string;
	assignmentId: string;
	/** After this the command is pointless. */
	expiresAt: number;
	/** The instant for which this try was scheduled; never the machine's clock. */
	at: number;
}

/** The assignment that a command is about, as its message tells of it. */
export interface Dispatched {
	/** The exercise's title. */
	exercise: string;
	dueAt: number;
	zone: string;
}

/** What the gate decided about one try. */
export type GateDecision =
	| { kind: 'go'; attempt: number; client: { name: string; email: string }; about: Dispatched }
	| { kind: 'hold'; reason: SkipReason }
	/** The command has its receipt already. */
	| { kind: 'done'; result: PushResult };

/** Decides what may go out, and notes every try. */
export class Gate {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/**
	 * Decides in one transaction whether a command may go out now, and leaves a row in `sends`.
	 *
	 * @throws Error where the assignment is not on record
	 */
	async pass(passage: Passage): Promise<GateDecision> {
		return await this.database.transaction().execute(async (transaction): Promise<GateDecision> => {
			const receipt = await readReceipt(transaction, this.cipher, passage.commandId);
			if (receipt) return { kind: 'done', result: receipt };

			const assignment = await transaction
				.selectFrom('assignments')
				.selectAll()
				.where('assignment_id', '=', passage.assignmentId)
				.executeTakeFirst();
			if (!assignment) throw new Error(`The ledger has no assignment ${passage.assignmentId}.`);

			const reason = reasonToHold(passage, assignment, await hasConsent(transaction, assignment));
			const attempt = await this.note(transaction, passage, reason);
			if (reason) return { kind: 'hold', reason };
			const { title } = await readExercise(
				transaction,
				this.cipher,
				assignment.exercise_id,
				assignment.exercise_version,
			);
			const about = { exercise: title, dueAt: assignment.due_at, zone: assignment.zone };
			return { kind: 'go', attempt, client: await this.client(transaction, assignment), about };
		});
	}

	private async note(transaction: Kysely<Schema>, passage: Passage, reason: SkipReason | undefined): Promise<number> {
		const { last } = await transaction
			.selectFrom('sends')
			.select(({ fn }) => fn.max('attempt').as('last'))
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
				decision: reason ?? 'go',
				result: reason ? 'skipped' : null,
				detail: null,
			})
			.execute();
		return attempt;
	}

	private async client(
		transaction: Kysely<Schema>,
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

function reasonToHold(
	{ command, at, expiresAt }: Passage,
	{ outcome }: AssignmentsTable,
	consent: boolean,
): SkipReason | undefined {
	if (outcome === 'withdrawn') return 'withdrawn';
	if (command === 'deliver' && (outcome === 'done' || outcome === 'partly' || outcome === 'could-not'))
		return 'answered';
	if (at >= expiresAt) return 'expired';
	if (!consent) return 'no-consent';
	return undefined;
}
