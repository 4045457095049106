import type { AtPoint } from '../../temporal/activities/sending/points';
import type { NoticeCommand } from '../../temporal/contract/command';
import type { AssignmentEvent } from '../../temporal/contract/event';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { AskedFor } from '../assignment-input';
import { assignmentInput, claimOf, DELIVER_AT, routeOf } from '../ledger/practice';
import { receipting, serveFlow, type Flow } from './flow-server';
import { newActivities, perform, recordAssignment } from './setting';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const AT = new Date(DELIVER_AT).toISOString();

/** An assignment that could not be delivered, and a flow that asks to be told. */
async function undeliverable(flow: Flow, atPoint?: AtPoint, asked?: Partial<AskedFor>) {
	const parts = await newActivities({ ...(atPoint && { atPoint }) });
	const { activities, ledger, ring } = parts;
	const input = assignmentInput(ring, asked);
	const { assignmentId } = input;
	await recordAssignment(activities, input);
	const { routeId } = routeOf(ring, 'undeliverable', 'Tell the office');
	const server = await serveFlow<NoticeCommand>(ring, { routeId, command: 'undeliverable' }, flow);
	await ledger.routes.claim(claimOf(routeOf(ring, 'undeliverable', 'Tell the office', server.url)));
	const event: AssignmentEvent = {
		eventId: `${assignmentId}.undeliverable`,
		assignmentId,
		kind: 'undeliverable',
		at: AT,
		outcome: 'open',
		reason: 'The provider refused it',
		because: 'refused',
		said: '550 no mailbox marisol.q@clients.example',
	};
	const record = () => perform(activities.workflows.recordEvent, event);
	const key = { eventId: event.eventId, routeId };
	const order = { ...key, expiresAt: new Date(DELIVER_AT + DAY).toISOString() };
	const push = (at?: number) => perform(activities.push.sendNotice, order, { at });
	return { ...parts, ...server, key, event, record, push };
}

describe('recording what a flow wants to be told of', () => {
	it('has Temporal tell it, and no more once it is being told', async () => {
		const { record, push, key, others } = await undeliverable(receipting({}));
		await record();
		expect(others.notices).toEqual([key]);
		await push();
		await record();
		expect(others.notices).toEqual([key]);
	});

	it('is on record also where Temporal cannot be reached, and the next try does the rest', async () => {
		const { record, key, event, others, ledger } = await undeliverable(receipting({}));
		others.startNotice = () => Promise.reject(new Error('no connection'));
		await expect(record()).rejects.toThrow('no connection');
		expect((await ledger.stories.of(event.assignmentId))?.delivery).toBe('undeliverable');
		others.startNotice = async (notice) => void others.notices.push(notice);
		await record();
		expect(others.notices).toEqual([key]);
	});
});

describe('a notice', () => {
	it('names the client by first name and initial, gives the reason without addresses, and is sent once', async () => {
		const { record, push, received, key, event } = await undeliverable(receipting({ providerMessageId: '<1@mail>' }));
		await record();
		expect(await push()).toMatchObject({ kind: 'sent', at: AT });
		expect(await push()).toMatchObject({ kind: 'sent', at: AT });
		expect(received).toEqual([
			{
				version: CONTRACT_VERSION,
				routeId: key.routeId,
				command: 'undeliverable',
				commandId: `${key.eventId}.${key.routeId}`,
				tryId: `${key.eventId}.${key.routeId}/1`,
				attempt: 1,
				sample: false,
				expiresAt: new Date(DELIVER_AT + DAY).toISOString(),
				assignmentId: event.assignmentId,
				at: AT,
				message: {
					subject: expect.stringContaining('Marisol Q.') as unknown,
					text: expect.stringContaining('The provider refused it: 550 no mailbox [address]') as unknown,
				},
			},
		]);
		expect(JSON.stringify(received)).not.toContain('Quintanilla');
	});

	it('tells the client from another of the same clinician who is called alike', async () => {
		const clinician = { name: 'Dr. Kim Ode', email: 'kim@practice.example' };
		const { record, push, received, activities, ring } = await undeliverable(receipting({}), undefined, { clinician });
		const namesake = { clinician, clientName: 'Marisol Quiroz', clientEmail: 'mq@clients.example' };
		await recordAssignment(activities, assignmentInput(ring, { ...namesake, key: 'namesake' }));
		await record();
		await push();
		expect(received[0]!.message.subject).toContain('Marisol Quin.');
	});

	it('is tried again where the flow could not send it, with the number of the try', async () => {
		let fails = true;
		const { record, push, received } = await undeliverable((command, response) =>
			receipting(fails ? { result: 'failed', proof: 'stated', reason: 'Full' } : {})(command, response),
		);
		await record();
		await expect(push()).rejects.toMatchObject({ type: 'SendFailed', message: 'Full' });
		fails = false;
		expect(await push(DELIVER_AT + HOUR)).toMatchObject({ kind: 'sent' });
		expect(received.map(({ attempt }) => attempt)).toEqual([1, 2]);
	});

	it('ends where the flow does not ask for it any more', async () => {
		const { record, push, received, ledger, key } = await undeliverable(receipting({}));
		await record();
		await ledger.routes.release([key.routeId]);
		expect(await push()).toMatchObject({ kind: 'skipped', reason: 'no-route' });
		expect(received).toHaveLength(0);
	});

	it('is not sent where the flow stops asking for it while it is composed', async () => {
		const meanwhile: Array<() => Promise<unknown>> = [];
		const { record, push, received, ledger, key } = await undeliverable(receipting({}), async (point) => {
			if (point === 'composed') for (const happens of meanwhile) await happens();
		});
		await record();
		meanwhile.push(() => ledger.routes.release([key.routeId]));
		expect(await push()).toMatchObject({ kind: 'skipped', reason: 'no-route' });
		expect(received).toHaveLength(0);
	});

	it('is no news after a day', async () => {
		const { record, push, received } = await undeliverable(receipting({}));
		await record();
		expect(await push(DELIVER_AT + DAY)).toMatchObject({ kind: 'skipped', reason: 'expired' });
		expect(received).toHaveLength(0);
	});
});
