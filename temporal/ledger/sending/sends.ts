import type { Kysely, Transaction } from 'kysely';
import type { ClientCommand } from '../../contract/command';
import type { EventKind } from '../../contract/event';
import { reminderEventId, whichReminder } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import { SKIP_WORDS } from '../../contract/skip-words';
import { eventId, recordEvent } from '../assignments/events';
import type { FieldCipher } from '../tables/field-cipher';
import type { Schema } from '../tables/schema';
import type { Sibling } from './siblings';
import { giveSlotBack } from './slots';

/** One try of a command, as the gate numbered it. */
export interface Send {
	command: ClientCommand;
	commandId: string;
	assignmentId: string;
	attempt: number;
	/** Reminders of other assignments that the message says, too. */
	siblings?: Array<Pick<Sibling, 'assignmentId' | 'commandId'>>;
}

/** How the tries that passed the gate ended. */
export class Sends {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** Records that a try came to nothing, and why. */
	async failed({ commandId, attempt }: Send, why: string): Promise<void> {
		await finish(this.database, this.cipher, { commandId, attempt }, 'failed', why);
	}

	/** Records a receipt, with it the end of the try, and the step of the assignment that it stands for. */
	async receipted(send: Send, result: PushResult): Promise<void> {
		const { commandId, assignmentId } = send;
		const reason = reasonOf(result);
		await this.database.transaction().execute(async (transaction) => {
			await transaction
				.insertInto('receipts')
				.values({
					command_id: commandId,
					assignment_id: assignmentId,
					result: result.kind,
					received_at: Date.parse(result.at),
					provider_message_id: this.cipher.sealOptional(
						result.kind === 'sent' ? result.providerMessageId : undefined,
						'receipts.provider_message_id',
						commandId,
					),
					reason: this.cipher.sealOptional(reason, 'receipts.reason', commandId),
				})
				.onConflict((conflict) => conflict.column('command_id').doNothing())
				.execute();
			await finish(transaction, this.cipher, send, result.kind, reason);
			if (result.kind === 'sent') await this.recordSent(transaction, send, result.at);
			else await this.recordUnsent(transaction, send, result.at, reason);
		});
	}

	private async recordSent(transaction: Transaction<Schema>, send: Send, at: string): Promise<void> {
		const { command, commandId, assignmentId, siblings = [] } = send;
		switch (command) {
			case 'deliver':
				return await this.step(transaction, assignmentId, 'delivered', at);
			case 'confirm':
				return await this.step(transaction, assignmentId, 'confirmed', at);
			case 'remind':
				for (const reminder of [{ assignmentId, commandId }, ...siblings]) {
					const which = whichReminder(reminder.assignmentId, reminder.commandId);
					const id = reminderEventId(reminder.assignmentId, 'reminded', which);
					await this.step(transaction, reminder.assignmentId, 'reminded', at, { id });
				}
		}
	}

	/** The provider or the flow says that nothing went out, and nothing will. */
	private async recordUnsent(
		transaction: Transaction<Schema>,
		{ command, commandId, assignmentId }: Send,
		at: string,
		reason = SKIP_WORDS['by-flow'],
	): Promise<void> {
		await giveSlotBack(transaction, commandId);
		if (command !== 'remind') return;
		const id = reminderEventId(assignmentId, 'reminder-skipped', whichReminder(assignmentId, commandId));
		await this.step(transaction, assignmentId, 'reminder-skipped', at, { id, reason });
	}

	private async step(
		transaction: Transaction<Schema>,
		assignmentId: string,
		kind: EventKind,
		at: string,
		{ id = eventId(assignmentId, kind), reason }: { id?: string; reason?: string } = {},
	): Promise<void> {
		const { outcome } = await transaction
			.selectFrom('assignments')
			.select('outcome')
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirstOrThrow();
		await recordEvent(transaction, this.cipher, {
			eventId: id,
			assignmentId,
			kind,
			at,
			outcome,
			...(reason !== undefined && { reason }),
		});
	}
}

/** The receipt of a command, where it has one. */
export async function readReceipt(
	database: Kysely<Schema>,
	cipher: FieldCipher,
	commandId: string,
): Promise<PushResult | undefined> {
	const row = await database.selectFrom('receipts').selectAll().where('command_id', '=', commandId).executeTakeFirst();
	if (!row) return undefined;
	const at = new Date(row.received_at).toISOString();
	const reason = cipher.unsealOptional(row.reason, 'receipts.reason', commandId);
	switch (row.result) {
		case 'sent': {
			const id = cipher.unsealOptional(row.provider_message_id, 'receipts.provider_message_id', commandId);
			return { kind: 'sent', at, ...(id !== undefined && { providerMessageId: id }) };
		}
		case 'refused':
			return { kind: 'refused', at, reason: reason ?? '' };
		case 'skipped':
			return { kind: 'skipped', at, reason: 'by-flow', ...(reason !== undefined && { detail: reason }) };
	}
}

async function finish(
	database: Kysely<Schema>,
	cipher: FieldCipher,
	{ commandId, attempt }: Pick<Send, 'commandId' | 'attempt'>,
	result: PushResult['kind'] | 'failed',
	detail: string | undefined,
): Promise<void> {
	await database
		.updateTable('sends')
		.set({ result, detail: cipher.sealOptional(detail, 'sends.detail', commandId, attempt) })
		.where('command_id', '=', commandId)
		.where('attempt', '=', attempt)
		.execute();
}

function reasonOf(result: PushResult): string | undefined {
	switch (result.kind) {
		case 'sent':
			return undefined;
		case 'refused':
			return result.reason;
		case 'skipped':
			return result.detail;
	}
}
