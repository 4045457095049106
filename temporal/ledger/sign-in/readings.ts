import { randomUUID } from 'node:crypto';
import type { Entries } from '../../contract/entries';
import { entriesInWords } from '../../contract/entries-in-words';
import type { EventKind } from '../../contract/event';
import type { Said } from '../../contract/questions-reading';
import { exerciseOf } from '../assignments/exercises';
import { readStories, type Story } from '../assignments/stories';
import type { Store } from '../tables/store';
import { ownHomework, type ReadBrief } from './own-homework';
import { Scores } from './scores';
import { whoRead, type ReadOf, type Reading } from './who-read';

/** One assignment, with what was said of it. */
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
	 * said is on record as read when this returns. Of an assignment of which more was said than fits, the rest comes next.
	 *
	 * @param from how much was read before: things that were said, and assignments of which nothing was
	 * @param now in milliseconds
	 */
	async read(brief: ReadBrief, from: number, now: number): Promise<{ homework: ReadHomework[]; next?: number }> {
		return await this.store.transaction(async (store) => {
			const page = new ReadPage(from);
			for (const story of await homeworkOf(store, brief, now)) {
				if (page.isFull) break;
				page.add(story, await saidOf(store, story, brief.clinicianId, now));
			}
			await record(store, brief.clinicianId, page.shown, now);
			return {
				homework: page.shown.map(({ story, said }) => ({ story, said: said.map((one) => one.said) })),
				...(page.isFull && { next: page.next }),
			};
		});
	}
}

/** A thing that was said, by the step that it is. */
interface SaidStep {
	eventId: string;
	said: Said;
}

/** What fits into one answer, from a place on. */
class ReadPage {
	readonly shown: Array<{ story: Story; said: SaidStep[] }> = [];
	/** Whether there is more, which is to come next. */
	isFull = false;
	private place = 0;
	private length = 0;

	constructor(private readonly from: number) {}

	/** The place from which the next one goes on. */
	get next(): number {
		return this.place;
	}

	add(story: Story, steps: SaidStep[]): void {
		const said: SaidStep[] = [];
		for (const step of steps.length === 0 ? [undefined] : steps) {
			const length = step ? lengthOf(step.said) : 0;
			const isAhead = this.place >= this.from;
			const isFirst = this.shown.length === 0 && said.length === 0;
			if (isAhead && !isFirst && this.length + length > MOST_TEXT) {
				this.isFull = true;
				break;
			}
			this.place += 1;
			if (!isAhead) continue;
			this.length += length;
			if (step) said.push(step);
			else this.shown.push({ story, said });
		}
		if (said.length > 0) this.shown.push({ story, said });
	}
}

function lengthOf({ note = '', entered }: Said): number {
	return note.length + (entered ? JSON.stringify(entered).length : 0);
}

/** What is to be read of a brief, by client and due. */
async function homeworkOf(store: Store, brief: ReadBrief, now: number): Promise<Story[]> {
	const stories = await readStories(store, await ownHomework(store, brief, now));
	return [...stories.values()].sort(
		(a, b) => compare(a.client.name, b.client.name) || compare(a.client.clientId, b.client.clientId) || byTime(a, b),
	);
}

async function saidOf(store: Store, { assignmentId }: Story, clinicianId: string, now: number): Promise<SaidStep[]> {
	const { database, cipher } = store;
	const rows = await database
		.selectFrom('events')
		.select(['event_id', 'kind', 'at', 'outcome', 'reported_by', 'hindrance', 'entries', 'note'])
		.where('assignment_id', '=', assignmentId)
		.where('kind', 'in', SAID)
		.orderBy('at')
		.orderBy('position')
		.execute();
	const isFilledIn = rows.some(({ entries }) => entries !== null);
	const exercise = isFilledIn ? await exerciseOf(store, assignmentId) : undefined;
	const scores = exercise && (await Scores.of(store, assignmentId, exercise, { clinicianId, now }));
	return rows.map((row) => {
		const note = cipher.unsealOptional(row.note, 'events.note', row.event_id);
		const at = new Date(row.at).toISOString();
		const sealed = cipher.unsealOptional(row.entries, 'events.entries', row.event_id);
		const entries = sealed === undefined ? undefined : (JSON.parse(sealed) as Entries);
		const score = entries && scores?.scoreOf(entries, at);
		const said: Said = {
			...{ kind: row.kind, at, outcome: row.outcome },
			...(row.reported_by !== null && { reportedBy: row.reported_by }),
			...(row.hindrance !== null && { hindrance: row.hindrance }),
			...(entries && { entered: entriesInWords(exercise!.fields, entries) }),
			...(score && { score }),
			...(note !== undefined && { note }),
		};
		return { eventId: row.event_id, said };
	});
}

async function record({ database }: Store, clinicianId: string, shown: ReadPage['shown'], now: number): Promise<void> {
	const readingId = randomUUID();
	for (const { story, said } of shown) {
		if (said.length === 0) continue;
		await database
			.insertInto('readings')
			.values(
				said.map(({ eventId }) => ({
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
