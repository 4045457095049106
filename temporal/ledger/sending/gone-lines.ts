import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';
import type { LineChange } from './edition-changes';

/** What a clinician was told of, and does not have before that session any more. */
export interface GoneLine {
	assignmentId: string;
	/** The session that it was told for, in milliseconds. */
	sessionAt: number;
	story: Story;
	/** What became of it. */
	fate: 'withdrawn' | 'moved' | 'handed-over';
}

/** The lines among these changes that are gone, in the order of the sessions that they were told for. */
export async function goneLines(store: Store, clinicianId: string, changes: LineChange[]): Promise<GoneLine[]> {
	const gone = changes.filter(({ what }) => what === 'gone').toSorted((a, b) => a.sessionAt - b.sessionAt);
	const ids = gone.map(({ assignmentId }) => assignmentId);
	const stories = await readStories(store, ids);
	const briefedNow = await briefedOf(store, ids);
	return gone.map(({ assignmentId, sessionAt }) => {
		const story = stories.get(assignmentId)!;
		const isTheirs = (briefedNow.get(assignmentId) ?? clinicianId) === clinicianId;
		const fate = story.outcome === 'withdrawn' ? 'withdrawn' : isTheirs ? 'moved' : 'handed-over';
		return { assignmentId, sessionAt, story, fate };
	});
}

/** Who is briefed on each of these assignments. */
async function briefedOf({ database }: Store, assignmentIds: string[]): Promise<Map<string, string>> {
	if (assignmentIds.length === 0) return new Map();
	const rows = await database
		.selectFrom('responsibilities')
		.select(['assignment_id', 'clinician_id'])
		.where('assignment_id', 'in', assignmentIds)
		.where('session_at', 'is not', null)
		.execute();
	return new Map(rows.map((row) => [row.assignment_id, row.clinician_id]));
}
