import type { Person } from '../../contract/assignment';
import type { EventKind } from '../../contract/event';
import type { Story } from '../assignments/stories';
import { clientsOf, type Client } from '../people/caseload';
import { readClinician } from '../people/clinicians';
import type { Store } from '../tables/store';
import { assignmentsIn, gatherLines, type BriefLine } from './brief-lines';
import { changesAhead } from './edition-changes';
import { lastOut, readEdition, type BriefedDay } from './editions';
import { goneLines, type GoneLine } from './gone-lines';
import { homeworkBefore } from './homework-before';
import { unseenIn } from './seen-lines';

/** A brief says so where it comes later by this, in milliseconds. */
const LATE = 30 * 60_000;

/** The steps that settle for which session of whom an assignment is told. */
const SETTLES_WHEN: EventKind[] = ['assigned', 'rescheduled', 'handed-over'];

/** What an edition says, of sessions ahead. */
export interface EditionContent extends BriefedDay {
	clinician: Person;
	/** With what differs from the last edition that the clinician has got, or may have. */
	lines: Array<BriefLine & { change?: 'new' | 'changed' }>;
	/** What that one told and this one does not. */
	gone: GoneLine[];
	/** Homework of before, of clients whom the clinician has taken over and is told of for the first time since. */
	before: Story[];
	/** All clients whom the clinician may take a line's client for. */
	clients: Client[];
	/** Whether anything differs from an earlier edition that the clinician has got, or may have. */
	correction: boolean;
	/** When it was meant to go out, in milliseconds, where that is half an hour ago and more, and there was something to tell then. */
	meantFor?: number;
	/** Whether the clinician is asked to say that it was read: not where everything in it was read before. */
	asksSeen: boolean;
}

/** What the edition that has just been let through says: the lines that were noted then, and what there is beside them. */
export async function editionContent(store: Store, commandId: string): Promise<EditionContent> {
	const { day, edition, gatheredAt, plannedAt } = await readEdition(store, commandId);
	const noted = new Set(await assignmentsIn(store, commandId));
	const lines = (await gatherLines(store, day)).filter(({ assignmentId }) => noted.has(assignmentId));
	const last = await lastOut(store, { ...day, edition });
	const changes = last ? await changesAhead(store, last.command_id, lines, gatheredAt) : [];
	const changeOf = new Map(changes.map(({ assignmentId, what }) => [assignmentId, what]));
	const clinician = (await readClinician(store, day.clinicianId))!;
	return {
		...day,
		clinician,
		lines: lines.map((line) => {
			const change = changeOf.get(line.assignmentId);
			return { ...line, ...(change && change !== 'gone' && { change }) };
		}),
		gone: await goneLines(store, day.clinicianId, changes),
		before: await homeworkBefore(store, { ...day, commandId, at: gatheredAt }),
		clients: await clientsOf(store, day.clinicianId, day.from),
		correction: changes.length > 0,
		...(isLate(lines, plannedAt, gatheredAt) && { meantFor: plannedAt }),
		asksSeen: (await unseenIn(store, commandId)).length > 0,
	};
}

/** Whether it comes late: not where all that it tells was only asked for, moved or handed over since. */
function isLate(lines: BriefLine[], plannedAt: number, now: number): boolean {
	if (now < plannedAt + LATE) return false;
	return lines.some(({ story }) => {
		const known = story.events.filter(({ kind }) => SETTLES_WHEN.includes(kind)).map(({ at }) => Date.parse(at));
		return Math.max(...known) <= plannedAt;
	});
}
