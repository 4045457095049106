import type { AssignmentEvent } from '../../contract/event';
import { keepFactsAfter } from '../numbers/keep-facts';
import { endCommands, mayHaveArrived } from '../sending/planned';
import { tellSubscribers } from '../sending/notices';
import type { Store } from '../tables/store';
import { noteStep } from '../troubles/endings';

/** The steps of all assignments. */
export class Events {
	constructor(private readonly store: Store) {}

	/** Records a step and what it changes in its assignment; the same event again changes nothing. */
	async record(event: AssignmentEvent): Promise<void> {
		await this.store.transaction((store) => recordEvent(store, event));
	}

	/**
	 * Records a step of which an assignment has several.
	 *
	 * @param idsBegin how the ids of those begin that are counted
	 * @param atMost how many of these
	 * @returns whether it is on record now
	 */
	async recordAmong(event: AssignmentEvent, idsBegin: string, atMost = Infinity): Promise<boolean> {
		return await this.store.transaction(async (store) => {
			const { eventId, assignmentId, kind } = event;
			await store.holdAssignments([assignmentId]);
			const known = await store.database
				.selectFrom('events')
				.select('event_id')
				.where('assignment_id', '=', assignmentId)
				.where('kind', '=', kind)
				.execute();
			const ids = known.map(({ event_id }) => event_id).filter((id) => id.startsWith(idsBegin));
			if (ids.length >= atMost && !ids.includes(eventId)) return false;
			await recordEvent(store, event);
			return true;
		});
	}
}

/** Records a step within a transaction, and with it that whoever wants to know is to be told. */
export async function recordEvent(store: Store, event: AssignmentEvent): Promise<void> {
	const { eventId, assignmentId } = event;
	const { database, cipher } = store;
	await store.holdAssignments([assignmentId]);
	const { last } = await database
		.selectFrom('events')
		.select(({ fn }) => fn.max('position').as('last'))
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirstOrThrow();
	const inserted = await database
		.insertInto('events')
		.values({
			event_id: eventId,
			assignment_id: assignmentId,
			kind: event.kind,
			at: Date.parse(event.at),
			outcome: event.outcome,
			reported_by: event.reportedBy ?? null,
			hindrance: event.hindrance ?? null,
			entries: cipher.sealOptional(event.entries && JSON.stringify(event.entries), 'events.entries', eventId),
			note: cipher.sealOptional(event.note, 'events.note', eventId),
			reason: cipher.sealOptional(event.reason, 'events.reason', eventId),
			because: event.because ?? null,
			said: cipher.sealOptional(event.said, 'events.said', eventId),
			kept: cipher.sealOptional(event.kept, 'events.kept', eventId),
			position: (last ?? 0) + 1,
		})
		.onConflict((conflict) => conflict.column('event_id').doNothing())
		.executeTakeFirst();
	if (!inserted.numInsertedOrUpdatedRows) return;

	const changed = await changeAssignment(store, event);
	if (event.kind === 'answered' || event.kind === 'withdrawn') await endCommands(store, assignmentId, event.kind);
	await keepFactsAfter(store, event.kind, assignmentId);
	if (!changed) return;
	await tellSubscribers(store, event);
	await noteStep(store, event);
}

/** Whether a step is on record under this id. */
export async function isOnRecord({ database }: Store, eventId: string): Promise<boolean> {
	const event = await database
		.selectFrom('events')
		.select('event_id')
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	return event !== undefined;
}

/** Answers false where the step comes too late to count: what was delivered stays delivered. */
async function changeAssignment(store: Store, event: AssignmentEvent): Promise<boolean> {
	const change = changeOf(event);
	if (!change) return true;
	// That it did not arrive when it was sent again says nothing of whether it had arrived before.
	if (event.kind === 'undeliverable' && (await mayHaveArrived(store, event.assignmentId))) return true;
	const { database } = store;
	const { numUpdatedRows } = await database
		.updateTable('assignments')
		.set(change)
		.where('assignment_id', '=', event.assignmentId)
		// The receipt of a try may come in after it was given up.
		.$if(event.kind === 'undeliverable' || event.kind === 'unconfirmed', (query) =>
			query.where('delivery', '!=', 'delivered'),
		)
		.executeTakeFirstOrThrow();
	return numUpdatedRows > 0n;
}

function changeOf(event: AssignmentEvent) {
	const at = Date.parse(event.at);
	switch (event.kind) {
		case 'delivered':
		case 'unconfirmed':
			return { delivery: event.kind, delivered_at: at };
		case 'undeliverable':
			return { delivery: event.kind, delivered_at: null };
		case 'answered':
			return { outcome: event.outcome, answered_at: at };
		case 'corrected':
		case 'withdrawn':
		case 'closed':
			return { outcome: event.outcome };
		case 'reminders-paused':
			return { paused: 1 };
		case 'reminders-resumed':
			return { paused: 0 };
		case 'assigned':
		case 'reminded':
		case 'reminder-unconfirmed':
		case 'reminder-skipped':
		case 'note-added':
		case 'confirmed':
		case 'rescheduled':
		case 'snoozed':
		case 'policy-applied':
		case 'handed-over':
		case 'unreadable':
		case 'not-taken':
		case 'due':
		case 'summarized':
		case 'reviewed':
		// Refused is a second start with a used key, or one that never came on record.
		case 'refused':
			return undefined;
	}
}
