import type { Person } from '../../contract/assignment';
import type { ReportedOutcome } from '../../contract/change-inputs';
import type { EventTopic } from '../../contract/command';
import { ANSWERS, type AssignmentEvent } from '../../contract/event';
import { noticeCommandId } from '../../contract/names';
import type { NotSent } from '../../contract/sending';
import type { Why } from '../../contract/skip-words';
import { readStory } from '../assignments/stories';
import { clientsOf, type Client } from '../people/caseload';
import { readClinician } from '../people/clinicians';
import { responsibleAt } from '../people/responsibilities';
import type { Store } from '../tables/store';

/** One subscriber to be told of one event. */
export interface NoticeKey {
	eventId: string;
	routeId: string;
}

/** What there is to tell. */
export interface Happening {
	topic: EventTopic;
	assignmentId: string;
	client: Client;
	/** All whom the client may be taken for: those of the same clinician. */
	clients: Client[];
	/** The exercise's title. */
	exercise: string;
	/** Milliseconds since 1970, UTC. */
	at: number;
	/** The client's, IANA. */
	zone: string;
	/** Where a client answered. */
	outcome?: ReportedOutcome;
	/** It took the place of another answer. */
	corrected?: true;
	why?: Why;
	/** Why homework was not delivered, by the kind of reason. */
	because?: NotSent;
	/** With `undeliverable`: whether nobody knows if it arrived. */
	unsure?: true;
	/** Whoever is responsible at the instant of the try, where anybody is. */
	clinician?: Person;
}

/** Who is to be told of what happened. What came of it stands on the command of each notice. */
export class Notices {
	constructor(private readonly store: Store) {}

	/** Notices about an assignment of which nothing has been tried yet, with their topics. */
	async waiting(assignmentId: string): Promise<Array<NoticeKey & { topic: EventTopic }>> {
		return await this.store.database
			.selectFrom('commands')
			.select(['event_id as eventId', 'reader as routeId', 'topic'])
			.where('assignment_id', '=', assignmentId)
			.where('kind', '=', 'notice')
			.where('state', '=', 'planned')
			.$narrowType<{ eventId: string; topic: EventTopic }>()
			.execute();
	}

	/** What a notice is about. */
	async topic(commandId: string): Promise<EventTopic> {
		const { topic } = await this.store.database
			.selectFrom('commands')
			.select('topic')
			.where('command_id', '=', commandId)
			.executeTakeFirstOrThrow(() => new Error(`The ledger has no notice ${commandId}.`));
		return topic as EventTopic;
	}

	/**
	 * What a notice tells.
	 *
	 * @param at the instant of the try, in milliseconds
	 */
	async content(commandId: string, at: number): Promise<Happening> {
		const { store } = this;
		const { database, cipher } = store;
		const notice = await database
			.selectFrom('commands')
			.innerJoin('events', 'events.event_id', 'commands.event_id')
			.select([
				'commands.topic',
				'events.event_id',
				'events.assignment_id',
				'events.at',
				'events.outcome',
				'events.reason',
				'events.kind',
				'events.because',
				'events.said',
			])
			.where('commands.command_id', '=', commandId)
			.executeTakeFirstOrThrow();
		const { assignment_id: assignmentId } = notice;
		const topic = notice.topic as EventTopic;
		const story = (await readStory(store, assignmentId))!;
		const clinicianId = await responsibleAt(store, assignmentId, at);
		const clinician = clinicianId && (await readClinician(store, clinicianId));
		const clients = clinicianId === undefined ? [] : await clientsOf(store, clinicianId, at);
		const ours = cipher.unsealOptional(notice.reason, 'events.reason', notice.event_id);
		const theirs = cipher.unsealOptional(notice.said, 'events.said', notice.event_id);
		return {
			topic,
			assignmentId,
			client: story.client,
			clients,
			exercise: story.exercise.title,
			at: notice.at,
			zone: story.zone,
			...(topic === 'answered' && { outcome: notice.outcome as ReportedOutcome }),
			...(notice.kind === 'corrected' && { corrected: true }),
			...(notice.kind === 'unconfirmed' && { unsure: true }),
			...(notice.because !== null && { because: notice.because }),
			...(ours !== undefined && { why: { ours, ...(theirs !== undefined && { theirs }) } }),
			...(clinician && { clinician }),
		};
	}
}

/** Puts on record, with the event itself, that each subscriber to its topic is to be told of it. */
export async function tellSubscribers(store: Store, event: AssignmentEvent): Promise<void> {
	const { database } = store;
	const topic = topicOf(event);
	if (!topic || (await isAskedInVain(store, event)) || (await isSameOutcome(store, event))) return;
	const at = Date.parse(event.at);
	const subscribers = await database.selectFrom('routes').select('route_id').where('kind', '=', topic).execute();
	for (const { route_id } of subscribers) {
		await database
			.insertInto('commands')
			.values({
				command_id: noticeCommandId(event.eventId, route_id),
				kind: 'notice',
				reader: route_id,
				assignment_id: event.assignmentId,
				event_id: event.eventId,
				topic,
				state: 'planned',
				planned_at: at,
				next_at: at,
				// Until it is tried for the first time.
				expires_at: Number.MAX_SAFE_INTEGER,
			})
			.execute();
	}
}

/** Reasons for which homework does not even reach a flow: asking once more is no news while they last. */
const RULED_OUT: NotSent[] = ['no-consent', 'opted-out', 'expired', 'quiet-hours', 'closed', 'gap', 'cap', 'no-route'];

/** Whether staff had homework sent again that does not go out for the reason that was told before. */
async function isAskedInVain(
	{ database }: Store,
	{ eventId, assignmentId, kind, because }: AssignmentEvent,
): Promise<boolean> {
	if (kind !== 'undeliverable' || because === undefined || !RULED_OUT.includes(because)) return false;
	const before = await database
		.selectFrom('events')
		.select('because')
		.where('assignment_id', '=', assignmentId)
		.where('kind', 'in', ['delivered', 'unconfirmed', 'undeliverable'])
		.where('event_id', '!=', eventId)
		.orderBy('position', 'desc')
		.limit(1)
		.executeTakeFirst();
	return before?.because === because;
}

/** Whether an answer was changed, and the outcome was not. */
async function isSameOutcome({ database }: Store, { eventId, assignmentId, kind, outcome }: AssignmentEvent) {
	if (kind !== 'corrected') return false;
	const before = await database
		.selectFrom('events')
		.select('outcome')
		.where('assignment_id', '=', assignmentId)
		.where('kind', 'in', ANSWERS)
		.where('event_id', '!=', eventId)
		.orderBy('position', 'desc')
		.limit(1)
		.executeTakeFirst();
	return before?.outcome === outcome;
}

function topicOf({ kind, outcome }: AssignmentEvent): EventTopic | undefined {
	switch (kind) {
		case 'answered':
		case 'corrected':
			return 'answered';
		case 'undeliverable':
			return kind;
		case 'unconfirmed':
			return 'undeliverable';
		case 'due':
			return outcome === 'open' ? 'overdue' : undefined;
		default:
			return undefined;
	}
}
