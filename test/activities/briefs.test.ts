import type { BriefCommand } from '../../temporal/contract/command';
import type { AtPoint } from '../../temporal/activities/sending/points';
import type { AssignmentEvent } from '../../temporal/contract/event';
import { clinicianId } from '../../temporal/contract/identity';
import { readBriefToken } from '../../temporal/contract/link-token';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { HandOver } from '../../temporal/contract/request';
import { dayBounds, localDate } from '../../temporal/plan/hours';
import { assignmentInput, claimOf, DELIVER_AT, DUE_AT, routeOf } from '../ledger/practice';
import { receipting, serveFlow, type Flow } from './flow-server';
import { failureOf, library, newActivities, perform, recordAssignment } from './setting';

const KIM = { name: 'Dr. Kim Ode', email: 'kim@practice.example' };
const { zone } = library.calendar;
const DATE = localDate(DUE_AT, zone);
const HOUR = 60 * 60 * 1000;
const iso = (at: number) => new Date(at).toISOString();

/** An assignment with a clinician, whose briefs a flow has taken. */
async function briefed(flow: Flow, atPoint?: AtPoint) {
	const parts = await newActivities({ ...(atPoint && { atPoint }) });
	const { activities, ledger, ring } = parts;
	const id = clinicianId(ring, KIM);
	const input = assignmentInput(ring, { clinician: KIM });
	await recordAssignment(activities, input);
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', 'https://n8n.example/webhook/page')));
	const route = routeOf(ring, 'brief', 'Brief the clinician');
	const server = await serveFlow<BriefCommand>(ring, { routeId: route.routeId, command: 'brief' }, flow);
	await ledger.routes.claim(claimOf({ ...route, url: server.url }));
	const order = {
		...{ clinicianId: id, date: DATE },
		...{ at: new Date(DELIVER_AT).toISOString(), expiresAt: new Date(DUE_AT).toISOString() },
	};
	const push = (at = DELIVER_AT, edition = 1) => perform(activities.urgent.sendBrief, { ...order, edition }, { at });
	const standing = () => ledger.briefs.standing({ clinicianId: id, date: DATE, ...dayBounds(DATE, zone) });
	return { ...parts, ...server, route, push, standing, id, input, assignmentId: input.assignmentId };
}

/** That the client has done it. */
function answered(assignmentId: string, at = DELIVER_AT): AssignmentEvent {
	const eventId = `${assignmentId}.answered`;
	return { eventId, assignmentId, kind: 'answered', at: new Date(at).toISOString(), outcome: 'done' };
}

describe('a brief', () => {
	it('goes out while all that goes to clients is held, and says so', async () => {
		const { push, received, ledger } = await briefed(receipting({}));
		await ledger.brake.hold({ holdId: 'h'.repeat(22), reason: 'The <wrong> day' }, DELIVER_AT - HOUR);
		expect(await push()).toMatchObject({ kind: 'sent' });
		const { text, html } = received[0]!.message;
		expect(text).toContain('At the moment everything that goes to clients is held: The <wrong> day');
		expect(html).toContain('is held: <bdi>The &lt;wrong&gt; day</bdi>');
	});

	it('is handed over, signed, with a line for the assignment; it is not said twice', async () => {
		const { push, received, route, ring, id, assignmentId, ledger, standing } = await briefed(receipting({}));
		const at = new Date(DELIVER_AT).toISOString();
		expect(await push()).toEqual({ kind: 'sent', at });
		expect(received).toHaveLength(1);
		expect(received[0]).toMatchObject({
			routeId: route.routeId,
			commandId: `${id}.${DATE}.1`,
			attempt: 1,
			to: KIM,
			message: { text: expect.stringContaining('Marisol Q.: Thought record: not delivered yet') as unknown },
		});
		expect(received[0]!.message.text).not.toContain('Quintanilla');
		const token = new URL(received[0]!.seenLink!).searchParams.get('t')!;
		expect(readBriefToken(ring, token)).toEqual({ clinicianId: id, date: DATE, edition: 1 });
		expect((await ledger.stories.of(assignmentId))!.events.map(({ kind }) => kind)).toContain('summarized');

		expect(await push()).toEqual({ kind: 'sent', at });
		expect(await standing()).toMatchObject({ edition: 2, changed: [] });
		expect(await push(DELIVER_AT + HOUR, 2)).toMatchObject({ kind: 'skipped', reason: 'nothing-new' });
		expect(received).toHaveLength(1);
		expect(await standing()).toMatchObject({ edition: 3, changed: [] });
	});

	it('lengthens the name of a client whom another of the same clinician is called like', async () => {
		const { push, received, activities, ring } = await briefed(receipting({}));
		const namesake = { clinician: KIM, clientName: 'Marisol Quiroz', clientEmail: 'mq@clients.example' };
		const later = { ...namesake, dueAt: new Date(DUE_AT + 7 * 24 * HOUR).toISOString() };
		await recordAssignment(activities, assignmentInput(ring, { ...later, key: 'another week' }));
		await push();
		expect(received[0]!.message.text).toContain('Marisol Quin.: Thought record');
	});

	it('numbers clients of one name, in the order in which they came on record', async () => {
		const { push, received, activities, ring } = await briefed(receipting({}));
		const same = { clinician: KIM, clientEmail: 'mq@clients.example', key: 'of another' };
		await recordAssignment(activities, assignmentInput(ring, same));
		await push();
		expect(received[0]!.message.text.match(/Marisol.*?:/g)!.sort()).toEqual([
			'Marisol Quintanilla (1):',
			'Marisol Quintanilla (2):',
		]);
	});

	it('says once, after a handover, how the homework of before went', async () => {
		const { push, received, activities, ring, id } = await briefed(receipting({}));
		const ola = { name: 'Dr. Ola Berg', email: 'ola@practice.example' };
		const client = { clientName: 'Ben Ruiz', clientEmail: 'ben@clients.example', clinician: ola };
		const past = assignmentInput(ring, {
			...{ ...client, key: 'past' },
			...{ deliverAt: iso(DELIVER_AT - 24 * HOUR), dueAt: iso(DELIVER_AT) },
		});
		const next = assignmentInput(ring, { ...client, key: 'next' });
		for (const input of [past, next]) await recordAssignment(activities, input);
		await perform(activities.workflows.recordEvent, answered(past.assignmentId));
		const handOver: HandOver = {
			...{ version: CONTRACT_VERSION, kind: 'hand-over', handoverId: ring.blindIndex('handover', 'one') },
			of: { scope: 'client', id: next.clientId },
			to: { clinicianId: id, person: KIM },
			from: iso(DELIVER_AT + HOUR),
		};
		await perform(activities.workflows.carryOut, handOver);
		await push(DELIVER_AT + 2 * HOUR);
		await perform(activities.workflows.recordEvent, answered(next.assignmentId));
		await push(DELIVER_AT + 3 * HOUR, 2);
		const [first, correction] = received.map(({ message }) => message.text);
		expect(first).toMatch(/\n\nHow it went before they came to you:\nBen R\.: Thought record: .*done Mon/);
		expect(correction).toMatch(/\nCHANGED: .*Ben R\.: Thought record: .*done Mon/);
		expect(correction).not.toContain('before they came');
	});

	it('says what is so at each try, under one id', async () => {
		let answer: Flow = receipting({ result: 'failed', proof: 'rejected', reason: 'Try later' });
		const { push, received, activities, input, standing } = await briefed((...taken) => answer(...taken));
		await expect(push()).rejects.toThrow('Try later');
		expect(await standing()).toMatchObject({ edition: 1 });
		await perform(activities.workflows.recordEvent, answered(input.assignmentId, DELIVER_AT + HOUR));
		answer = receipting({});
		expect(await push(DELIVER_AT + 2 * HOUR)).toMatchObject({ kind: 'sent' });
		expect(received.map(({ attempt }) => attempt)).toEqual([1, 2]);
		expect(new Set(received.map(({ commandId }) => commandId)).size).toBe(1);
		expect(received[1]!.message.text).toContain('done');
	});

	it('says what is so when its post begins, also where that changed while it was composed', async () => {
		let meanwhile: (() => Promise<void>) | undefined;
		const { push, received, ledger, assignmentId } = await briefed(receipting({}), async (point) => {
			if (point !== 'composed') return;
			await meanwhile?.();
			meanwhile = undefined;
		});
		meanwhile = () => ledger.events.record(answered(assignmentId));
		expect(await push()).toMatchObject({ kind: 'sent' });
		expect(received.map(({ message }) => / done /.test(message.text))).toEqual([true]);
	});

	it('is not sent once the session has begun', async () => {
		const { push, received } = await briefed(receipting({}));
		expect(await push(DUE_AT)).toMatchObject({ kind: 'skipped', reason: 'expired' });
		expect(received).toEqual([]);
	});

	it('is over for this edition where the provider refuses it, and no assignment is called summarised', async () => {
		const { push, ledger, assignmentId, standing } = await briefed(
			receipting({ result: 'refused', reason: 'No mailbox' }),
		);
		expect(await push()).toMatchObject({ kind: 'refused', reason: 'No mailbox' });
		expect(await push()).toMatchObject({ kind: 'refused', reason: 'No mailbox' });
		expect((await ledger.stories.of(assignmentId))!.events.map(({ kind }) => kind)).not.toContain('summarized');
		expect(await standing()).toMatchObject({ edition: 2, changed: [] });
	});

	it('calls itself a change only where the clinician got an earlier one', async () => {
		let receipt: Parameters<typeof receipting>[0] = { result: 'refused', reason: 'No mailbox' };
		const { push, received, activities, assignmentId } = await briefed((...taken) => receipting(receipt)(...taken));
		const happens = (kind: 'answered' | 'note-added', more: { note?: string } = {}) =>
			perform(activities.workflows.recordEvent, {
				...{ eventId: `${assignmentId}.${kind}`, assignmentId, kind, outcome: 'done' as const },
				at: new Date(DELIVER_AT).toISOString(),
				...more,
			});
		await push();
		await happens('answered');
		receipt = {};
		await push(DELIVER_AT + HOUR, 2);
		await happens('note-added', { note: 'It rained.' });
		await push(DELIVER_AT + 2 * HOUR, 3);
		expect(received.map(({ message }) => message.subject.startsWith('Changed:'))).toEqual([false, false, true]);
	});

	it('says what to publish where no flow takes it', async () => {
		const { push, ledger, route } = await briefed(receipting({}));
		await ledger.routes.release([route.routeId]);
		expect(await failureOf(push())).toMatchObject({
			type: 'NoRoute',
			message: 'No published flow has a Homework Trigger for "brief". Publish one.',
		});
	});
});

describe('what briefs are woken by', () => {
	it('is an assignment, a handover and, once it was told of, an answer, each for the day of the session', async () => {
		const { activities, others, id, ring, input, push } = await briefed(receipting({}));
		expect(others.briefs).toEqual([{ clinicianId: id, date: DATE }]);
		const lou = {
			clinicianId: clinicianId(ring, { email: 'lou@x.example' }),
			person: { ...KIM, email: 'lou@x.example' },
		};
		const handOver: HandOver = {
			version: CONTRACT_VERSION,
			kind: 'hand-over',
			handoverId: ring.blindIndex('handover', 'one'),
			of: { scope: 'clinician', id },
			to: lou,
			from: new Date(DELIVER_AT + HOUR).toISOString(),
		};
		const { carryOut } = activities.workflows;
		expect(await perform(carryOut, handOver)).toEqual({ kind: 'handed-over', assignments: 1 });
		expect(await perform(carryOut, handOver)).toEqual({ kind: 'handed-over', assignments: 1 });
		expect(others.briefs.slice(1, 3)).toEqual([
			{ clinicianId: id, date: DATE },
			{ clinicianId: lou.clinicianId, date: DATE },
		]);
		await push();
		await perform(activities.workflows.recordEvent, answered(input.assignmentId));
		expect(others.briefs.at(-1)).toEqual({ clinicianId: lou.clinicianId, date: DATE });

		const nobody = {
			...handOver,
			handoverId: ring.blindIndex('handover', 'two'),
			of: { scope: 'client', id },
		} as const;
		expect(await perform(carryOut, nobody)).toEqual({ kind: 'nothing-on-record' });
	});
});
