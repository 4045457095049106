import type { AssignmentEvent } from '../../contract/event';
import type { Exercise } from '../../contract/exercise';
import type { Answer } from '../../contract/question';
import type { StopScope } from '../../contract/stops';
import type { Client } from '../people/caseload';
import { stopsAt } from '../people/stops';
import { readWaitingDeliveries, type WaitingDelivery } from '../sending/waiting-deliveries';
import { openExercise } from './exercises';
import type { ExercisesTable } from '../tables/schema';
import type { Store } from '../tables/store';

/** What is recorded of an assignment, for people; the line that sums it up is made elsewhere. */
export interface Story extends Omit<NonNullable<Answer<'assignmentStory'>>, 'line' | 'clientName' | 'events'> {
	client: Client;
	/** Its exercise makes a score of what is entered. */
	scored?: true;
	/** In the order of time. */
	events: StoryEvent[];
	/** Whether staff have paused its reminders. */
	paused: boolean;
	/** What whoever reads its address wants no more of, and since when. */
	stopped?: { scope: StopScope; at: string };
	/** When what has not been delivered is tried next, and what it waits for, once something keeps it. */
	waits?: WaitingDelivery;
}

/** A step as it is recorded. */
export type StoryEvent = Pick<
	AssignmentEvent,
	'kind' | 'at' | 'reportedBy' | 'hindrance' | 'reason' | 'because' | 'said' | 'note'
> & {
	/** Something was entered into the exercise's fields. */
	filledIn?: true;
};

/** What is recorded of each assignment. */
export class Stories {
	constructor(private readonly store: Store) {}

	/** The story of one assignment, or null where none is on record under this id. */
	async of(assignmentId: string): Promise<Story | null> {
		return await readStory(this.store, assignmentId);
	}
}

/** The story of one assignment, within a transaction where there is one. */
export async function readStory(store: Store, assignmentId: string): Promise<Story | null> {
	return (await readStories(store, [assignmentId])).get(assignmentId) ?? null;
}

/** The stories of these assignments by their ids, read together, within a transaction where there is one. */
export async function readStories(store: Store, assignmentIds: string[]): Promise<Map<string, Story>> {
	if (assignmentIds.length === 0) return new Map();
	const rows = await store.database
		.selectFrom('assignments')
		.innerJoin('clients', 'clients.client_id', 'assignments.client_id')
		.innerJoin('exercises', (join) =>
			join
				.onRef('exercises.exercise_id', '=', 'assignments.exercise_id')
				.onRef('exercises.checksum', '=', 'assignments.exercise_checksum'),
		)
		.selectAll('assignments')
		.select([
			'clients.name',
			'clients.recorded_at as client_since',
			'exercises.checksum',
			'exercises.language',
			'exercises.origin',
			'exercises.version',
			'exercises.content',
		])
		.where('assignment_id', 'in', assignmentIds)
		.execute();
	const exerciseIn = openingExercises(store);
	const recorded = await readEvents(store, assignmentIds);
	const handedOver = await readHandingOver(store, assignmentIds);
	const waiting = await readWaitingDeliveries(
		store,
		rows.filter(({ delivery }) => delivery === 'waiting').map(({ assignment_id }) => assignment_id),
	);
	const stops = await stopsAt(
		store,
		rows.map(({ contact_index }) => contact_index),
	);
	const stories = rows.map((row): Story => {
		const { assignment_id: assignmentId } = row;
		const { exerciseId, title, version, score } = exerciseIn(row);
		const waits = waiting.get(assignmentId);
		const stop = stops.get(row.contact_index);
		const events = [...(recorded.get(assignmentId) ?? []), ...(handedOver.get(assignmentId) ?? [])];
		return {
			assignmentId,
			exercise: { exerciseId, title, version },
			...(score && { scored: true as const }),
			client: {
				clientId: row.client_id,
				name: store.cipher.unseal(row.name, 'clients.name', row.client_id),
				since: row.client_since,
			},
			delivery: row.delivery,
			outcome: row.outcome,
			deliverAt: instant(row.deliver_at),
			dueAt: instant(row.due_at),
			...(row.session_at !== null && { sessionAt: instant(row.session_at) }),
			zone: row.zone,
			paused: row.paused === 1,
			...(stop && { stopped: { scope: stop.scope, at: instant(stop.at) } }),
			...(waits && { waits }),
			events: events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
		};
	});
	return new Map(stories.map((story) => [story.assignmentId, story]));
}

/** Opens an exercise, once for all the assignments that have it. */
function openingExercises(store: Store): (row: Omit<ExercisesTable, 'recorded_at'>) => Exercise {
	const opened = new Map<string, Exercise>();
	return (row) => {
		const exercise = opened.get(row.content) ?? openExercise(store, row);
		opened.set(row.content, exercise);
		return exercise;
	};
}

type StoryEvents = Map<string, StoryEvent[]>;

async function readEvents({ database, cipher }: Store, assignmentIds: string[]): Promise<StoryEvents> {
	const rows = await database
		.selectFrom('events')
		.select([
			'event_id',
			'assignment_id',
			'kind',
			'at',
			'reported_by',
			'hindrance',
			'reason',
			'because',
			'said',
			'note',
		])
		.select((row) => row('entries', 'is not', null).as('filled_in'))
		.where('assignment_id', 'in', assignmentIds)
		.orderBy('at')
		.orderBy('position')
		.execute();
	const events = rows.map((row) => {
		const reason = cipher.unsealOptional(row.reason, 'events.reason', row.event_id);
		const said = cipher.unsealOptional(row.said, 'events.said', row.event_id);
		const note = cipher.unsealOptional(row.note, 'events.note', row.event_id);
		return {
			assignmentId: row.assignment_id,
			kind: row.kind,
			at: instant(row.at),
			...(row.reported_by !== null && { reportedBy: row.reported_by }),
			...(row.hindrance !== null && { hindrance: row.hindrance }),
			...(reason !== undefined && { reason }),
			...(row.because !== null && { because: row.because }),
			...(said !== undefined && { said }),
			...(note !== undefined && { note }),
			...(row.filled_in && { filledIn: true as const }),
		};
	});
	return byAssignment(events);
}

/** That assignments were given to somebody else. One handover may give away a thousand, so that no event tells of it. */
async function readHandingOver({ database }: Store, assignmentIds: string[]): Promise<StoryEvents> {
	const turns = await database
		.selectFrom('responsibilities')
		.select(['assignment_id as assignmentId', 'from_at'])
		.where('assignment_id', 'in', assignmentIds)
		.where('from_at', '>', 0)
		.orderBy('position')
		.execute();
	return byAssignment(
		turns.map(({ assignmentId, from_at }) => ({ assignmentId, kind: 'handed-over' as const, at: instant(from_at) })),
	);
}

function byAssignment(events: Array<StoryEvent & { assignmentId: string }>): StoryEvents {
	const found: StoryEvents = new Map();
	for (const { assignmentId, ...event } of events) {
		const others = found.get(assignmentId);
		if (others) others.push(event);
		else found.set(assignmentId, [event]);
	}
	return found;
}

function instant(at: number): string {
	return new Date(at).toISOString();
}
