import type { Kysely, Selectable } from 'kysely';
import type { Person, ReportedOutcome } from '../../contract/assignment';
import type { Topic } from '../../contract/command';
import type { AssignmentEvent } from '../../contract/event';
import type { PushResult, SkipReason } from '../../contract/receipt';
import { readClinician } from '../people/clinicians';
import type { FieldCipher } from '../tables/field-cipher';
import { readHandovers, responsibleAt } from '../people/handovers';
import type { OutboxTable, Schema } from '../tables/schema';
import { readStory } from '../assignments/stories';

/** One subscriber to be told of one event. */
export interface NoticeKey {
	eventId: string;
	routeId: string;
}

/** What there is to tell. */
export interface Happening {
	topic: Topic;
	assignmentId: string;
	/** The client's full name. */
	clientName: string;
	/** The exercise's title. */
	exercise: string;
	/** Milliseconds since 1970, UTC. */
	at: number;
	/** Where a client answered. */
	outcome?: ReportedOutcome;
	reason?: string;
	/** Whoever is responsible at the instant of the try, where anybody is. */
	clinician?: Person;
}

/** What may be done about a notice now. */
export type NoticeDecision =
	| { kind: 'go'; attempt: number; happening: Happening }
	| { kind: 'hold'; reason: SkipReason }
	/** The subscriber was told, or is not to be told. */
	| { kind: 'done'; result: PushResult };

/** How a notice ended: as its receipt says, or after the last try of many. */
export type NoticeEnd = PushResult | { kind: 'failed'; at: string; reason: string };

/** Who is to be told of what happened, and whether it was told. */
export class Outbox {
	constructor(
		private readonly database: Kysely<Schema>,
		private readonly cipher: FieldCipher,
	) {}

	/** Notices about an assignment that Temporal does not have yet, with their topics. */
	async waiting(assignmentId: string): Promise<Array<NoticeKey & { topic: Topic }>> {
		return await this.database
			.selectFrom('outbox')
			.select(['event_id as eventId', 'route_id as routeId', 'topic'])
			.where('assignment_id', '=', assignmentId)
			.where('handed_over_at', 'is', null)
			.execute();
	}

	/** Records that Temporal has taken over telling a subscriber. */
	async handedOver(notice: NoticeKey, at: number): Promise<void> {
		await this.update(notice, { handed_over_at: at });
	}

	/**
	 * Decides about one try, and counts it. What is overdue is not told any more once it is answered
	 * or withdrawn, or was given more time.
	 *
	 * @param at the instant for which the try was scheduled, in milliseconds
	 */
	async attempt(notice: NoticeKey, at: number): Promise<NoticeDecision> {
		return await this.database.transaction().execute(async (transaction): Promise<NoticeDecision> => {
			const row = await transaction
				.selectFrom('outbox')
				.selectAll()
				.where('event_id', '=', notice.eventId)
				.where('route_id', '=', notice.routeId)
				.executeTakeFirstOrThrow();
			if (row.result !== null && row.result !== 'failed') return { kind: 'done', result: this.resultOf(row) };
			const { happening, outcome, dueAt } = await this.happening(transaction, row, at);
			if (row.topic === 'overdue' && outcome !== 'open' && outcome !== 'no-answer') {
				return { kind: 'hold', reason: outcome === 'withdrawn' ? 'withdrawn' : 'answered' };
			}
			if (row.topic === 'overdue' && dueAt > happening.at) return { kind: 'hold', reason: 'expired' };
			const attempt = row.attempts + 1;
			await transaction
				.updateTable('outbox')
				.set({ attempts: attempt })
				.where('event_id', '=', notice.eventId)
				.where('route_id', '=', notice.routeId)
				.execute();
			return { kind: 'go', attempt, happening };
		});
	}

	/** Records how a notice ended. */
	async settle(notice: NoticeKey, end: NoticeEnd): Promise<void> {
		const reason = end.kind === 'sent' ? undefined : end.kind === 'skipped' ? (end.detail ?? end.reason) : end.reason;
		await this.update(notice, {
			result: end.kind,
			settled_at: Date.parse(end.at),
			reason: this.cipher.sealOptional(reason, 'outbox.reason', notice.eventId, notice.routeId),
		});
	}

	private async update({ eventId, routeId }: NoticeKey, values: Partial<Selectable<OutboxTable>>): Promise<void> {
		await this.database
			.updateTable('outbox')
			.set(values)
			.where('event_id', '=', eventId)
			.where('route_id', '=', routeId)
			.execute();
	}

	private async happening(transaction: Kysely<Schema>, row: Selectable<OutboxTable>, at: number) {
		const { event_id: eventId, assignment_id: assignmentId, topic } = row;
		const event = await transaction
			.selectFrom('events')
			.select(['at', 'outcome', 'reason'])
			.where('event_id', '=', eventId)
			.executeTakeFirstOrThrow();
		const charge = await transaction
			.selectFrom('assignments')
			.select(['assignment_id', 'client_id', 'clinician_id', 'recorded_at'])
			.where('assignment_id', '=', assignmentId)
			.executeTakeFirstOrThrow();
		const story = (await readStory(transaction, this.cipher, assignmentId))!;
		const clinicianId = responsibleAt(charge, await readHandovers(transaction, charge), at);
		const clinician = clinicianId && (await readClinician(transaction, this.cipher, clinicianId));
		const reason = this.cipher.unsealOptional(event.reason, 'events.reason', eventId);
		const happening: Happening = {
			topic,
			assignmentId,
			clientName: story.clientName,
			exercise: story.exercise.title,
			at: event.at,
			...(topic === 'answered' && { outcome: event.outcome as ReportedOutcome }),
			...(reason !== undefined && { reason }),
			...(clinician && { clinician }),
		};
		return { happening, outcome: story.outcome, dueAt: Date.parse(story.dueAt) };
	}

	private resultOf(row: Selectable<OutboxTable>): PushResult {
		const at = new Date(row.settled_at!).toISOString();
		const reason = this.cipher.unsealOptional(row.reason, 'outbox.reason', row.event_id, row.route_id);
		switch (row.result) {
			case 'refused':
				return { kind: 'refused', at, reason: reason ?? '' };
			case 'skipped':
				return { kind: 'skipped', at, reason: 'by-flow', ...(reason !== undefined && { detail: reason }) };
			default:
				return { kind: 'sent', at };
		}
	}
}

/** Puts an event that was just recorded into the outbox for each subscriber to its topic, in the same transaction. */
export async function tellSubscribers(transaction: Kysely<Schema>, event: AssignmentEvent): Promise<void> {
	const topic = topicOf(event);
	if (!topic) return;
	const subscribers = await transaction.selectFrom('routes').select('route_id').where('kind', '=', topic).execute();
	for (const { route_id } of subscribers) {
		await transaction
			.insertInto('outbox')
			.values({ event_id: event.eventId, route_id, topic, assignment_id: event.assignmentId, attempts: 0 })
			.execute();
	}
}

function topicOf({ kind, outcome }: AssignmentEvent): Topic | undefined {
	switch (kind) {
		case 'answered':
		case 'undeliverable':
			return kind;
		case 'due':
			return outcome === 'open' ? 'overdue' : undefined;
		default:
			return undefined;
	}
}
