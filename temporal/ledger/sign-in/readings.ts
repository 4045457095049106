import { randomUUID } from 'node:crypto';
import type { EventKind } from '../../contract/event';
import type { Said } from '../../contract/questions-reading';
import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';
import { ownHomework, type ReadBrief } from './own-homework';
import { whoRead, type ReadOf, type Reading } from './who-read';

/** One assignment, with all that was said of it. */
export interface ReadHomework {
	story: Story;
	said: Said[];
}

/** Steps in which somebody said something of the homework. */
const SAID: EventKind[] = ['answered', 'corrected', 'note-added', 'not-taken'];

/** So much text is shown at once: an answer of Temporal's may hold two megabytes. Counted as JavaScript does. */
const MOST_TEXT = 200_000;

/** What clients wrote, for who is to read it, and the record of who did. */
export class Readings {
	constructor(private readonly store: Store) {}

	/** What was shown to clinicians, the latest first; null where nothing is on record under the id. */
	async whoRead(of: ReadOf, span: { from: number; until: number }): Promise<Reading[] | null> {
		return await whoRead(this.store, of, span);
	}

	/**
	 * What was said of the homework that a brief told of, as far as its clinician is responsible for it now. Each thing that is
	 * said is on record as read when this returns.
	 *
	 * @param from how many of the assignments were read before
	 * @param now in milliseconds
	 */
	async read(brief: ReadBrief, from: number, now: number): Promise<{ homework: ReadHomework[]; next?: number }> {
		return await this.store.transaction(async (store) => {
			const stories = await homeworkOf(store, brief, now);
			const homework: Array<ReadHomework & { eventIds: string[] }> = [];
			let length = 0;
			for (const story of stories.slice(from)) {
				const rows = await saidOf(store, story.assignmentId);
				length += rows.reduce((sum, { said }) => sum + (said.note?.length ?? 0), 0);
				if (homework.length > 0 && length > MOST_TEXT) break;
				homework.push({ story, said: rows.map(({ said }) => said), eventIds: rows.map(({ eventId }) => eventId) });
			}
			await record(store, brief.clinicianId, homework, now);
			const next = from + homework.length;
			return {
				homework: homework.map(({ story, said }) => ({ story, said })),
				...(next < stories.length && { next }),
			};
		});
	}
}

/** What is to be read of a brief, by client and due. */
async function homeworkOf(store: Store, brief: ReadBrief, now: number): Promise<Story[]> {
	const stories = await readStories(store, await ownHomework(store, brief, now));
	return [...stories.values()].sort(
		(a, b) => compare(a.client.name, b.client.name) || compare(a.client.clientId, b.client.clientId) || byTime(a, b),
	);
}

async function saidOf({ database, cipher }: Store, assignmentId: string) {
	const rows = await database
		.selectFrom('events')
		.select(['event_id', 'kind', 'at', 'outcome', 'reported_by', 'hindrance', 'note'])
		.where('assignment_id', '=', assignmentId)
		.where('kind', 'in', SAID)
		.orderBy('at')
		.orderBy('position')
		.execute();
	return rows.map((row) => {
		const note = cipher.unsealOptional(row.note, 'events.note', row.event_id);
		const said: Said = {
			...{ kind: row.kind, at: new Date(row.at).toISOString(), outcome: row.outcome },
			...(row.reported_by !== null && { reportedBy: row.reported_by }),
			...(row.hindrance !== null && { hindrance: row.hindrance }),
			...(note !== undefined && { note }),
		};
		return { eventId: row.event_id, said };
	});
}

async function record(
	{ database }: Store,
	clinicianId: string,
	homework: Array<{ story: Story; eventIds: string[] }>,
	now: number,
): Promise<void> {
	const readingId = randomUUID();
	for (const { story, eventIds } of homework) {
		if (eventIds.length === 0) continue;
		await database
			.insertInto('readings')
			.values(
				eventIds.map((eventId) => ({
					...{ reading_id: readingId, event_id: eventId, assignment_id: story.assignmentId },
					...{ clinician_id: clinicianId, read_at: now },
				})),
			)
			.execute();
	}
}

function byTime(a: Story, b: Story): number {
	return compare(a.dueAt, b.dueAt) || compare(a.assignmentId, b.assignmentId);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
