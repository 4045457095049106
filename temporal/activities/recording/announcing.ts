import { activityInfo } from '@temporalio/activity';
import type { EventKind } from '../../contract/event';
import type { ConsentGrant } from '../../contract/request';
import type { Ledger } from '../../ledger/ledger';
import type { Library } from '../../library/library';
import { dayBounds, localDate } from '../../plan/hours';
import type { BriefKey, OtherWorkflows } from '../other-workflows';
import type { RecordActivities } from '../types';

export interface AnnounceSettings {
	ledger: Ledger;
	library: Library;
	others: OtherWorkflows;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Steps that a clinician wants to know of before the session. The first brief says so by itself. */
const NEWS: EventKind[] = ['answered', 'corrected', 'note-added', 'unconfirmed', 'undeliverable'];

/** Has whoever wants to know told of what is recorded: after it is on record, since it is read from there. A retry does the rest. */
export function announcing(record: RecordActivities, settings: AnnounceSettings): RecordActivities {
	return {
		async recordAssignment(input, firstRunId) {
			const recorded = await record.recordAssignment(input, firstRunId);
			if (recorded.kind !== 'recorded') return recorded;
			await wakeBriefsAbout(input.assignmentId, settings);
			if (input.consentGiven) await announceConsent({ ...input, ...input.terms }, settings);
			return recorded;
		},

		async recordEvent(event) {
			await record.recordEvent(event);
			await startNotices(event.assignmentId, settings);
			if (event.kind === 'withdrawn') await wakeBriefsAbout(event.assignmentId, settings);
			if (NEWS.includes(event.kind)) await wakeBriefsThatTold(event.assignmentId, settings);
		},

		async reschedule(order) {
			const plan = await record.reschedule(order);
			await wakeBriefsAbout(order.assignmentId, settings);
			return plan;
		},

		beyondBound: (dates, now) => record.beyondBound(dates, now),

		foreseeSendNow: (order) => record.foreseeSendNow(order),

		sendAtAnyHour: (commandId) => record.sendAtAnyHour(commandId),

		planFromDelivery: (order) => record.planFromDelivery(order),

		snooze: (order) => record.snooze(order),

		applyPolicy: (order) => record.applyPolicy(order),
	};
}

/** Has it told what became of an assignment's delivery: that it arrived after all, did not, or that nobody knows. */
export async function announceDelivery(assignmentId: string, settings: AnnounceSettings): Promise<void> {
	await startNotices(assignmentId, settings);
	await wakeBriefsThatTold(assignmentId, settings);
}

/** Has what was not sent for want of a client's agreement go out, now that it is there. */
export async function announceConsent(
	client: Pick<ConsentGrant, 'clientId' | 'clientEmail'>,
	{ ledger, others }: AnnounceSettings,
): Promise<void> {
	const now = activityInfo().scheduledTimestampMs;
	for (const id of await ledger.consents.undeliveredFor(client, now)) await others.tellAgreed(id);
}

/**
 * Has it told what is stopped at an address now: pages and briefs speak of it, and homework that was not sent for it goes out where that
 * was taken back.
 *
 * @param now in milliseconds
 */
export async function tellOfStop(contactIndex: string, now: number, settings: AnnounceSettings): Promise<void> {
	const { stops } = settings.ledger;
	const stop = await stops.at(contactIndex);
	for (const assignmentId of await stops.notClosedAt(contactIndex))
		await settings.others.tellStopped(assignmentId, { scope: stop?.scope ?? 'none' });
	for (const assignmentId of await stops.openAt(contactIndex)) await wakeBriefsThatTold(assignmentId, settings);
	for (const assignmentId of await stops.keptBackAt(contactIndex, now)) await settings.others.tellAgreed(assignmentId);
}

/**
 * Has it told how a command has ended, where whoever had it carried out was told otherwise or waits for another try.
 *
 * @param at in milliseconds
 */
export async function announceEnding(commandId: string, at: number, settings: AnnounceSettings): Promise<void> {
	const ended = await settings.ledger.commands.ended(commandId, at);
	switch (ended?.kind) {
		case 'deliver':
		case 'remind':
		case 'confirm':
			await settings.others.tellEnding(ended.assignmentId, { commandId, ending: ended.ending });
			if (ended.kind === 'deliver') await announceDelivery(ended.assignmentId, settings);
			break;
		case 'brief':
			await wakeBriefs([ended.day], settings);
			break;
		case 'farewell':
		case 'code':
		case 'notice':
		case 'attention':
		case undefined:
			break;
	}
}

/** Starts a workflow for each notice about an assignment that has none yet. What fails midway is done by the next try. */
async function startNotices(assignmentId: string, { ledger, others }: AnnounceSettings): Promise<void> {
	for (const { topic, ...key } of await ledger.notices.waiting(assignmentId)) await others.startNotice(key, topic);
}

/** Wakes the brief that will speak of an assignment, and those that did. */
async function wakeBriefsAbout(assignmentId: string, settings: AnnounceSettings): Promise<void> {
	const { session, told } = await settings.ledger.briefs.about(assignmentId);
	await wakeBriefs([...told, ...(session ? [briefOf(session, settings.library)] : [])], settings);
}

/** Wakes the briefs that spoke of an assignment, or are about to: one that has not yet waits for nothing but its time. */
async function wakeBriefsThatTold(assignmentId: string, settings: AnnounceSettings): Promise<void> {
	const { told } = await settings.ledger.briefs.about(assignmentId);
	await wakeBriefs(told, settings);
}

/** Wakes each of these briefs once, but for those whose sessions are over for a day. */
export async function wakeBriefs(keys: BriefKey[], { library, others }: AnnounceSettings): Promise<void> {
	const now = activityInfo().scheduledTimestampMs;
	const distinct = new Map(keys.map((key) => [`${key.clinicianId}/${key.date}`, key]));
	for (const { clinicianId, date } of distinct.values()) {
		if (now < dayBounds(date, library.calendar.zone).to + DAY_MS) await others.wakeBrief({ clinicianId, date });
	}
}

/** The brief that goes out before a session. */
export function briefOf(
	{ clinicianId, sessionAt }: { clinicianId: string; sessionAt: number },
	{ calendar }: Pick<Library, 'calendar'>,
): BriefKey {
	return { clinicianId, date: localDate(sessionAt, calendar.zone) };
}
