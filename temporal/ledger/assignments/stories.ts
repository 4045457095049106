import type { Answer } from '../../contract/question';
import { readExercise } from './exercises';
import { readHandovers, responsibleAt, type Charge, type Handover } from '../people/handovers';
import type { Store } from '../tables/store';

/** What is recorded of an assignment, for people; the line that sums it up is made elsewhere. */
export interface Story extends Omit<NonNullable<Answer<'assignmentStory'>>, 'line'> {
	/** Whether staff have paused its reminders. */
	paused: boolean;
}

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
	const { database, cipher } = store;
	const row = await database
		.selectFrom('assignments')
		.innerJoin('clients', 'clients.client_id', 'assignments.client_id')
		.selectAll('assignments')
		.select('clients.name')
		.where('assignment_id', '=', assignmentId)
		.executeTakeFirst();
	if (!row) return null;
	const { exerciseId, title, version } = await readExercise(store, row.exercise_id, row.exercise_version);
	const events = [...(await readEvents(store, assignmentId)), ...handingOver(row, await readHandovers(store, row))];
	return {
		assignmentId,
		exercise: { exerciseId, title, version },
		clientName: cipher.unseal(row.name, 'clients.name', row.client_id),
		delivery: row.delivery,
		outcome: row.outcome,
		deliverAt: instant(row.deliver_at),
		dueAt: instant(row.due_at),
		...(row.session_at !== null && { sessionAt: instant(row.session_at) }),
		zone: row.zone,
		paused: row.paused === 1,
		events: events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
	};
}

async function readEvents({ database, cipher }: Store, assignmentId: string): Promise<Story['events']> {
	const rows = await database
		.selectFrom('events')
		.select(['event_id', 'kind', 'at', 'hindrance', 'reason', 'note'])
		.where('assignment_id', '=', assignmentId)
		.orderBy('at')
		.orderBy('position')
		.execute();
	return rows.map((row) => {
		const reason = cipher.unsealOptional(row.reason, 'events.reason', row.event_id);
		const note = cipher.unsealOptional(row.note, 'events.note', row.event_id);
		return {
			kind: row.kind,
			at: instant(row.at),
			...(row.hindrance !== null && { hindrance: row.hindrance }),
			...(reason !== undefined && { reason }),
			...(note !== undefined && { note }),
		};
	});
}

/** The handovers that gave an assignment to somebody else. One row may hand a thousand over, so that no event tells of it. */
function handingOver(charge: Charge, handovers: Handover[]): Story['events'] {
	return handovers
		.filter(
			({ from_at: at }, index) =>
				responsibleAt(charge, handovers.slice(0, index), at) !==
				responsibleAt(charge, handovers.slice(0, index + 1), at),
		)
		.map(({ from_at: at }) => ({ kind: 'handed-over', at: instant(at) }));
}

function instant(at: number): string {
	return new Date(at).toISOString();
}
