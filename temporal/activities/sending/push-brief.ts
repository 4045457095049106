import type { Person } from '../../contract/assignment';
import type { BriefCommand } from '../../contract/command';
import { briefToken } from '../../contract/link-token';
import { briefId, CONTRACT_VERSION } from '../../contract/names';
import type { PushResult } from '../../contract/receipt';
import type { BriefLine } from '../../ledger/sending/brief-lines';
import { line } from '../../lines/line';
import { receiptIn, resultOf } from './answer';
import { briefedDay } from '../recording/brief';
import { shortName } from '../../wording/client-name';
import { post } from './post';
import { owner, pageLink, type PushSettings } from './push';
import type { BriefOrder, BriefPushActivities } from '../types';

/** What may go out now: a numbered try of an edition, to whom, and what it speaks of. */
interface Try {
	order: BriefOrder;
	attempt: number;
	clinician: Person;
	lines: BriefLine[];
	/** Whether an earlier edition reached the clinician. */
	correction: boolean;
	/** The instant for which the try was scheduled, in ISO 8601. */
	at: string;
}

/** The activity that has a clinician briefed: what there is to tell now, signed POST, receipt. */
export function createBriefPushActivities(settings: PushSettings): BriefPushActivities {
	const { ledger, library } = settings;
	return {
		async pushBrief(order) {
			const scheduledAt = await settings.tryScheduledAt();
			const at = new Date(scheduledAt).toISOString();
			const day = { ...briefedDay(order, library.calendar.zone), edition: order.edition };
			const decision = await ledger.briefs.attempt(day, scheduledAt);
			switch (decision.kind) {
				case 'hold':
					return { result: { kind: 'skipped', at, reason: decision.reason }, assignments: [] };
				case 'done':
					return { result: decision.result, assignments: await ledger.briefs.assignmentsIn(day) };
				case 'go': {
					const result = await carryOut({ order, at, ...decision }, settings);
					return { result, assignments: decision.lines.map(({ assignmentId }) => assignmentId) };
				}
			}
		},
	};
}

/** Leaves on record how the try ended, whatever that was; a receipt that cannot be recorded leaves it open. */
async function carryOut(attempted: Try, settings: PushSettings): Promise<PushResult> {
	const { order } = attempted;
	const result = await handOff(attempted, settings).catch(async (error: unknown) => {
		await settings.ledger.briefs.failed(order, (error as Error).message);
		throw error;
	});
	await settings.ledger.briefs.receipted(order, result);
	return result;
}

async function handOff(attempted: Try, { ledger, library, ring, timeoutMs }: PushSettings): Promise<PushResult> {
	const { order, attempt, clinician, lines, correction, at } = attempted;
	const { clinicianId, date, edition } = order;
	const route = await owner(ledger, 'brief');
	const page = await owner(ledger, 'page');
	const seenLink = pageLink(page.url, briefToken(ring, { clinicianId, date, edition }));
	const commandId = briefId(clinicianId, date, edition);
	const brief: BriefCommand = {
		version: CONTRACT_VERSION,
		routeId: route.routeId,
		command: 'brief',
		commandId,
		attempt,
		sample: false,
		clinicianId,
		date,
		edition,
		to: clinician,
		message: library.composeBrief({
			clinician,
			date,
			lines: lines.map(({ sessionAt, story }) => ({
				client: shortName(story.clientName),
				line: line(story, library.calendar.zone),
				...(story.sessionAt !== undefined && { sessionAt }),
			})),
			seenLink,
			correction,
		}),
		seenLink,
		expiresAt: order.expiresAt,
	};
	const posted = await post(route.url, commandId, brief, { ring, timeoutMs });
	return resultOf(receiptIn(posted, commandId, route), { command: 'brief', at, name: clinician.name });
}
