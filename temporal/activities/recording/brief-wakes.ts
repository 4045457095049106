import { activityInfo } from '@temporalio/activity';
import type { EventKind } from '../../contract/event';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { dayBounds, localDate } from '../../plan/hours';
import type { RecordActivities } from '../types';
import type { BriefKey, WorkflowStarter } from '../workflow-starter';

export interface WakeSettings {
	ledger: Ledger;
	library: Library;
	starter: WorkflowStarter;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Steps that a clinician wants to know of before the session. */
const NEWS: EventKind[] = ['answered', 'note-added', 'undeliverable', 'withdrawn'];

/** Lets briefs know of what is recorded: after it is on record, since a brief reads it from there. A retry does the rest. */
export function wakingBriefs(record: RecordActivities, settings: WakeSettings): RecordActivities {
	return {
		...record,

		async recordAssignment(input, firstRunId) {
			const recorded = await record.recordAssignment(input, firstRunId);
			if (recorded.kind === 'recorded') await wakeBriefsAbout(input.assignmentId, settings);
			return recorded;
		},

		async recordEvent(event) {
			await record.recordEvent(event);
			if (NEWS.includes(event.kind)) await wakeBriefsAbout(event.assignmentId, settings);
		},

		async reschedule(order) {
			const plan = await record.reschedule(order);
			await wakeBriefsAbout(order.assignmentId, settings);
			return plan;
		},
	};
}

/** Wakes the brief that will speak of an assignment, and those that did. */
async function wakeBriefsAbout(assignmentId: string, settings: WakeSettings): Promise<void> {
	const { session, told } = await settings.ledger.briefs.about(assignmentId);
	await wakeBriefs([...told, ...(session ? [briefOf(session, settings.library)] : [])], settings);
}

/** Wakes each of these briefs once, but for those whose sessions are over for a day. */
export async function wakeBriefs(keys: BriefKey[], { library, starter }: WakeSettings): Promise<void> {
	const now = activityInfo().scheduledTimestampMs;
	const distinct = new Map(keys.map((key) => [`${key.clinicianId}/${key.date}`, key]));
	for (const { clinicianId, date } of distinct.values()) {
		if (now < dayBounds(date, library.calendar.zone).to + DAY_MS) await starter.wakeBrief({ clinicianId, date });
	}
}

/** The brief that goes out before a session. */
export function briefOf(
	{ clinicianId, sessionAt }: { clinicianId: string; sessionAt: number },
	{ calendar }: Pick<Library, 'calendar'>,
): BriefKey {
	return { clinicianId, date: localDate(sessionAt, calendar.zone) };
}
