import type { Kysely } from 'kysely';
import type { AssignmentEvent, EventKind } from '../../contract/event';
import type { FieldCipher } from '../tables/field-cipher';
import { tellSubscribers } from '../sending/outbox';
import type { Schema } from '../tables/schema';

/** Id of a step that an assignment takes once. */
export function eventId(assignmentId: string, kind: EventKind): string {
	return `${assignmentId}.${kind}`;
}

/** The steps of all assignments. */
export class Events {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** Records a step and what it changes in its assignment; the same event again changes nothing. */
	async record(event: AssignmentEvent): Promise<void> {
		await this.database.transaction().execute((transaction) => recordEvent(transaction, this.cipher, event));
	}
}

/**
 * Records a step within a transaction, behind all that its assignment took before, and puts it into the outbox for
 * whoever wants to be told.
 */
export async function recordEvent(
	transaction: Kysely<Schema>,
	cipher: FieldCipher,
	event: AssignmentEvent,
): Promise<void> {
	const { eventId, assignmentId } = event;
	await transaction
		.selectFrom('assignments')
		.select('assignment_id')
		.where('assignment_id', '=', assignmentId)
		.forUpdate()
		.execute();
	const { last } = await transaction
		.selectFrom('events')
		.select(({ fn }) => fn.max('position').as('last'))
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
	const inserted = await transaction
		.insertInto('events')
		.values({
			event_id: eventId,
			assignment_id: assignmentId,
			kind: event.kind,
			at: Date.parse(event.at),
			outcome: event.outcome,
			reported_by: event.reportedBy ?? null,
			hindrance: event.hindrance ?? null,
			note: cipher.sealOptional(event.note, 'events.note', eventId),
			reason: cipher.sealOptional(event.reason, 'events.reason', eventId),
			position: (last ?? 0) + 1,
		})
		.onConflict((conflict) => conflict.column('event_id').doNothing())
		.executeTakeFirst();
	if (!inserted.numInsertedOrUpdatedRows) return;

	const changed = await changeAssignment(transaction, event);
	if (changed) await tellSubscribers(transaction, event);
}

/** Answers false where the step comes too late to count: what was delivered stays delivered. */
async function changeAssignment(transaction: Kysely<Schema>, event: AssignmentEvent): Promise<boolean> {
	const change = changeOf(event);
	if (!change) return true;
	const { numUpdatedRows } = await transaction
		.updateTable('assignments')
		.set(change)
		.where('assignment_id', '=', event.assignmentId)
		// The receipt of a last try may come in after the workflow has given up.
		.$if(event.kind === 'undeliverable', (query) => query.where('delivery', '!=', 'delivered'))
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

function changeOf(event: AssignmentEvent) {
	switch (event.kind) {
		case 'delivered':
		case 'undeliverable':
			return { delivery: event.kind };
		case 'answered':
		case 'withdrawn':
		case 'closed':
			return { outcome: event.outcome };
		case 'reminders-paused':
			return { paused: 1 };
		case 'reminders-resumed':
			return { paused: 0 };
		case 'assigned':
		case 'reminded':
		case 'reminder-skipped':
		case 'note-added':
		case 'confirmed':
		case 'rescheduled':
		case 'handed-over':
		case 'due':
		case 'summarized':
		case 'reviewed':
		// Refused is a second start with a used key, or one that never came on record.
		case 'refused':
			return undefined;
	}
}
