import type { Receipt } from '../../temporal/contract/receipt';
import { clinicianId } from '../../temporal/contract/identity';
import { briefId, commandId, CONTRACT_VERSION } from '../../temporal/contract/names';
import { localDate } from '../../temporal/plan/hours';
import type { MessageOrder } from '../../temporal/activities/types';
import { assignmentInput, claimOf, DUE_AT, routeOf, TERMS } from '../ledger/practice';
import { AT, HOUR, MINUTE, MORNING, PAGE_URL } from './delivery';
import { json, serveFlow, type Flow } from './flow-server';
import { failureOf, library, newActivities, perform, recordAssignment } from './setting';

const KIM = { name: 'Dr. Kim Ode', email: 'kim@practice.example' };
const FAILED = { result: 'failed', proof: 'stated', reason: 'The mail server is down.' } as const;
const LOST: Flow = (_command, response) => json(response, 500, {});
const LATER = MORNING + HOUR;

/** An assignment before a session, and a flow for deliveries and briefs whose answers get lost. */
async function lost() {
	const parts = await newActivities();
	const { activities, ledger, ring, others } = parts;
	const clinician = clinicianId(ring, KIM);
	const input = { ...assignmentInput(ring, { clinician: KIM, deliverAt: AT }), clinicianId: clinician };
	const { assignmentId } = input;
	await recordAssignment(activities, input);
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
	for (const command of ['deliver', 'brief'] as const) {
		const route = routeOf(ring, command, 'Flow');
		const { url } = await serveFlow(ring, { routeId: route.routeId, command }, LOST);
		await ledger.routes.claim(claimOf({ ...route, url }));
	}
	const office = routeOf(ring, 'undeliverable', 'Office');
	await ledger.routes.claim(claimOf(office));
	const brief = { clinicianId: clinician, date: localDate(DUE_AT, library.calendar.zone) };
	const times = { at: AT, expiresAt: TERMS.dueAt };
	const delivery: MessageOrder = {
		...{ command: 'deliver', commandId: commandId(assignmentId, 'deliver'), assignmentId, generation: 0 },
		...times,
	};
	const deliver = (at: number) => perform(activities.push.sendMessage, delivery, { at });
	const sendBrief = (at: number) => perform(activities.urgent.sendBrief, { ...brief, edition: 1, ...times }, { at });
	const handIn = (tryId: string, receipt: Omit<Receipt, 'version' | 'tryId'>) =>
		perform(
			activities.workflows.carryOut,
			{
				version: CONTRACT_VERSION,
				kind: 'hand-in-receipt',
				receipt: { version: CONTRACT_VERSION, tryId, ...receipt },
			} as const,
			{ at: LATER },
		);
	/** What it was told of so far is not looked at. */
	const forget = () => [others.briefs, others.notices, others.endings].forEach((told) => told.splice(0));
	const notice = (kind: string) => ({ eventId: `${assignmentId}.${kind}`, routeId: office.routeId });
	return { ...parts, assignmentId, delivery, brief, deliver, sendBrief, handIn, forget, notice };
}

describe('a receipt about a delivery that was over as unconfirmed', () => {
	async function unconfirmed() {
		const parts = await lost();
		await failureOf(parts.deliver(MORNING));
		expect(await parts.deliver(MORNING + 11 * MINUTE)).toMatchObject({ kind: 'unknown' });
		expect(parts.others.notices).toEqual([parts.notice('unconfirmed')]);
		// The brief has spoken of it.
		await failureOf(parts.sendBrief(MORNING + 12 * MINUTE));
		parts.forget();
		return parts;
	}

	it('tells the assignment, the brief and whoever asks for what could not be delivered, once nothing went out', async () => {
		const { others, handIn, delivery, assignmentId, brief, notice } = await unconfirmed();
		await handIn(`${delivery.commandId}/1`, FAILED);
		await handIn(`${delivery.commandId}/2`, FAILED);
		const ending = { kind: 'given-up', at: new Date(LATER).toISOString(), reason: FAILED.reason, quoted: true };
		expect(others.endings.at(-1)).toEqual({ assignmentId, commandId: delivery.commandId, ending });
		expect(others.notices).toContainEqual(notice('undeliverable'));
		expect(others.briefs).toContainEqual(brief);
	});

	it('tells the assignment and the brief where it went out after all', async () => {
		const { others, handIn, delivery, assignmentId, brief } = await unconfirmed();
		await handIn(`${delivery.commandId}/1`, { result: 'sent' });
		const told = { assignmentId, commandId: delivery.commandId };
		expect(others.endings).toMatchObject([{ ...told, ending: { kind: 'sent' } }]);
		expect(others.briefs).toEqual([brief]);
	});

	it('tells all of them also where Temporal could not be reached at first', async () => {
		const { others, handIn, delivery, brief } = await unconfirmed();
		const wakeBrief = others.wakeBrief.bind(others);
		others.wakeBrief = () => Promise.reject(new Error('no connection'));
		await expect(handIn(`${delivery.commandId}/1`, { result: 'sent' })).rejects.toThrow('no connection');
		others.wakeBrief = wakeBrief;
		expect(await handIn(`${delivery.commandId}/1`, { result: 'sent' })).toMatchObject({ as: 'settled' });
		expect(others.briefs).toEqual([brief]);
	});
});

it('a receipt about a brief of which nobody knew whether it went out wakes that brief', async () => {
	const { others, handIn, sendBrief, brief, forget } = await lost();
	await failureOf(sendBrief(MORNING));
	expect(await sendBrief(MORNING + 11 * MINUTE)).toMatchObject({ kind: 'unknown' });
	forget();
	const edition = briefId(brief.clinicianId, brief.date, 1);
	await handIn(`${edition}/1`, FAILED);
	await handIn(`${edition}/2`, FAILED);
	expect(others.briefs.at(-1)).toEqual(brief);
	expect(others.endings).toEqual([]);
});

it('a receipt about a delivery that is under way is told by its own try', async () => {
	const { others, handIn, deliver, forget } = await lost();
	others.receiptOf = async (tryId) => {
		forget();
		await handIn(tryId, { result: 'sent' });
		expect([...others.endings, ...others.briefs]).toEqual([]);
		return true;
	};
	expect(await deliver(MORNING)).toMatchObject({ kind: 'sent' });
});
