import { readClinician } from '../people/clinicians';
import { readStories, type Story } from '../assignments/stories';
import type { EventKind } from '../../contract/event';
import type { Store } from '../tables/store';

/** Of whose words it is asked who read them, or what who has read. */
export interface ReadOf {
	scope: 'assignment' | 'client' | 'clinician';
	id: string;
}

/** Something that was shown to a clinician. Instants in milliseconds. */
export interface Reading {
	readAt: number;
	/** Name of the clinician. */
	clinician: string;
	story: Story;
	kind: EventKind;
	writtenAt: number;
}

/** Rows of one answer. */
const MOST = 1_000;

/**
 * What was shown, the latest first.
 *
 * @param span from an instant on until before another one, in milliseconds
 * @returns null where nothing is on record under the id
 */
export async function whoRead(
	store: Store,
	{ scope, id }: ReadOf,
	span: { from: number; until: number },
): Promise<Reading[] | null> {
	const { database } = store;
	if (!(await isKnown(store, { scope, id }))) return null;
	const rows = await database
		.selectFrom('readings')
		.innerJoin('events', 'events.event_id', 'readings.event_id')
		.select(['readings.assignment_id', 'readings.clinician_id', 'readings.read_at', 'events.kind', 'events.at'])
		.where('readings.read_at', '>=', span.from)
		.where('readings.read_at', '<', span.until)
		.$if(scope === 'assignment', (query) => query.where('readings.assignment_id', '=', id))
		.$if(scope === 'clinician', (query) => query.where('readings.clinician_id', '=', id))
		.$if(scope === 'client', (query) =>
			query.where(
				'readings.assignment_id',
				'in',
				database.selectFrom('assignments').select('assignment_id').where('client_id', '=', id),
			),
		)
		.orderBy('readings.read_at', 'desc')
		.orderBy('events.at')
		.orderBy('events.event_id')
		.limit(MOST)
		.execute();
	const stories = await readStories(store, [...new Set(rows.map(({ assignment_id }) => assignment_id))]);
	const names = new Map<string, string>();
	for (const clinicianId of new Set(rows.map(({ clinician_id }) => clinician_id)))
		names.set(clinicianId, (await readClinician(store, clinicianId))!.name);
	return rows.map((row) => ({
		readAt: row.read_at,
		clinician: names.get(row.clinician_id)!,
		story: stories.get(row.assignment_id)!,
		kind: row.kind,
		writtenAt: row.at,
	}));
}

async function isKnown({ database }: Store, { scope, id }: ReadOf): Promise<boolean> {
	const found = {
		assignment: () => database.selectFrom('assignments').select('assignment_id as id').where('assignment_id', '=', id),
		client: () => database.selectFrom('clients').select('client_id as id').where('client_id', '=', id),
		clinician: () => database.selectFrom('clinicians').select('clinician_id as id').where('clinician_id', '=', id),
	}[scope]();
	return (await found.executeTakeFirst()) !== undefined;
}
