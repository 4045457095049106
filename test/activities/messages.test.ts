import type { AtPoint } from '../../temporal/activities/sending/points';
import { readLinkToken } from '../../temporal/contract/link-token';
import type { Receipt } from '../../temporal/contract/receipt';
import { assignmentInput, DUE_AT, TERMS } from '../ledger/practice';
import { assigned, AT, HOUR, inTurn, MINUTE, MORNING, PAGE_URL } from './delivery';
import { receipting } from './flow-server';
import { failureOf, perform, recordAssignment } from './setting';

describe('a message', () => {
	it('is handed over, signed for its try, and on record once it is sent', async () => {
		const { send, received, route, ring, assignmentId, story } = await assigned(
			receipting({ providerMessageId: '<1@mail.example>' }),
		);
		expect(await send()).toEqual({ kind: 'sent', at: AT });

		const [command] = received;
		expect(command).toMatchObject({
			command: 'deliver',
			routeId: route.routeId,
			commandId: `${assignmentId}.deliver`,
			tryId: `${assignmentId}.deliver/1`,
			attempt: 1,
			sample: false,
			assignmentId,
			to: { firstName: 'Marisol', email: TERMS.clientEmail },
			expiresAt: TERMS.dueAt,
		});
		const link = new URL(command!.link);
		expect(`${link.origin}${link.pathname}`).toBe(PAGE_URL);
		expect(readLinkToken(ring, link.searchParams.get('t')!)).toEqual({ assignmentId, generation: 3 });
		expect(command!.messages.email.text).toContain(command!.link);
		expect(JSON.stringify(command!.messages)).not.toContain('Quintanilla');
		expect(await story()).toMatchObject({ delivery: 'delivered', events: [{}, { kind: 'delivered', at: AT }] });
	});

	it('greets by the name that it was assigned with, whoever came under the same client since', async () => {
		const { send, received, activities, ring } = await assigned(receipting({}));
		const { clientId } = assignmentInput(ring);
		const other = assignmentInput(ring, {
			...{ key: 'second', clientName: 'Bo Berg' },
			deliverAt: new Date(MORNING + HOUR).toISOString(),
		});
		await recordAssignment(activities, { ...other, clientId });
		await send();
		expect(received[0]).toMatchObject({ to: { firstName: 'Marisol' } });
		expect(received[0]!.messages.email.text).toContain('Marisol');
	});

	it('is in the language of what it is about', async () => {
		const { send, received } = await assigned(receipting({}), { language: 'es' });
		await send();
		expect(received[0]!.messages.email.text).toMatch(/^Hola, Marisol:\n\nHay algo nuevo para ti\. Tienes hasta el /);
		expect(received[0]!.messages.portal.text).toContain('Registro de un pensamiento');
	});

	it('has another subject and first line than the one before to that address', async () => {
		const { send, received, activities, ring, order } = await assigned(receipting({}));
		await send();
		const next = assignmentInput(ring, { key: 'next week', deliverAt: AT });
		await recordAssignment(activities, next);
		const { assignmentId } = next;
		await perform(
			activities.push.sendMessage,
			{ ...order, assignmentId, commandId: `${assignmentId}.deliver` },
			{ at: MORNING + HOUR },
		);
		const [one, other] = received.map(({ messages }) => messages.email);
		expect(other!.subject).not.toBe(one!.subject);
		expect(other!.text.split('\n')[0]).not.toBe(one!.text.split('\n')[0]);
	});

	it('is not sent again once there is a receipt', async () => {
		const { send, received } = await assigned(receipting({}));
		const first = await send();
		expect(await send(MORNING + MINUTE)).toEqual(first);
		expect(received).toHaveLength(1);
	});

	it.each<[Partial<Receipt>, object, string | undefined]>([
		[
			{ result: 'refused', reason: 'No such mailbox' },
			{ kind: 'refused', reason: 'No such mailbox', quoted: true },
			'undeliverable',
		],
		[
			{ result: 'opted-out', reason: 'STOP' },
			{ kind: 'refused', reason: 'STOP', quoted: true, optedOut: true },
			'undeliverable',
		],
		[
			{ result: 'skipped', reason: 'On holiday' },
			{ kind: 'skipped', reason: 'by-flow', detail: 'On holiday' },
			'undeliverable',
		],
	])('that is %j ends so, and says why', async (receipt, ending, delivery) => {
		const { send, received, story, others } = await assigned(receipting(receipt));
		expect(await send()).toEqual({ ...ending, at: AT });
		expect(await send(MORNING + MINUTE)).toMatchObject(ending);
		expect(received).toHaveLength(1);
		expect((await story()).delivery).toBe(delivery);
		expect(others.notices).toEqual([]);
		expect((await story()).events.filter(({ kind }) => kind === 'undeliverable')).toHaveLength(1);
	});

	it('that surely failed is tried again, and tells staff nothing about the client', async () => {
		const reason = 'Marisol: 450 <marisol.q@clients.example> busy, call +1 (312) 555-0142, QUINTANILLA!';
		const { send, received, story } = await assigned(
			inTurn(receipting({ result: 'failed', proof: 'rejected', reason }), receipting({})),
		);
		const failure = await failureOf(send());
		expect(failure).toMatchObject({ type: 'SendFailed', nonRetryable: false });
		expect(failure.message).toBe('[name]: 450 <[address]> busy, call [number], [name]!');
		expect(Number(failure.nextRetryDelay)).toBeGreaterThan(MINUTE);
		expect((await story()).delivery).toBe('waiting');

		expect(await send(MORNING + HOUR)).toMatchObject({ kind: 'sent' });
		expect(received.map(({ attempt, commandId }) => [attempt, commandId])).toEqual([
			[1, received[0]!.commandId],
			[2, received[0]!.commandId],
		]);
	});

	it('says the due date that holds when it is posted, also where that is moved once it was composed', async () => {
		let composed = async () => {};
		const atPoint: AtPoint = async (point) => (point === 'composed' ? await composed() : undefined);
		const { send, received, activities, assignmentId } = await assigned(receipting({}), { atPoint });
		composed = async () => {
			composed = async () => {};
			await activities.workflows.reschedule({
				...{ assignmentId, eventId: `${assignmentId}.rescheduled`, at: AT, zone: TERMS.zone, outcome: 'open' },
				...{ dueAt: new Date(MORNING + 2 * HOUR).toISOString(), dueIsSession: false, sessionTakenBack: false },
				lastOrdinal: 0,
			});
		};
		expect(await send()).toMatchObject({ kind: 'sent' });
		expect(received.map(({ messages }) => messages.email.text)).toEqual([expect.stringContaining('Monday 2 March')]);
	});

	it('of a confirmation leaves the delivery as it is', async () => {
		const { send, received, story } = await assigned(receipting({}), { command: 'confirm' });
		expect(await send()).toMatchObject({ kind: 'sent' });
		expect(received[0]).toMatchObject({
			command: 'confirm',
			messages: { email: { subject: expect.stringContaining('Thank you') as unknown } },
		});
		expect((await story()).delivery).toBe('waiting');
	});
});

describe('what the gate holds is not sent:', () => {
	it('expired', async () => {
		const { send, received } = await assigned(receipting({}));
		const at = new Date(DUE_AT).toISOString();
		expect(await send(DUE_AT)).toEqual({ kind: 'skipped', at, reason: 'expired' });
		expect(received).toHaveLength(0);
	});

	it('no consent', async () => {
		const { send, received } = await assigned(receipting({}), { consentGiven: false });
		expect(await send()).toEqual({ kind: 'skipped', at: AT, reason: 'no-consent' });
		expect(received).toHaveLength(0);
	});

	it.each([
		['answered', 'done'],
		['withdrawn', 'withdrawn'],
	] as const)('%s', async (kind, outcome) => {
		const { send, received, activities, assignmentId } = await assigned(receipting({}));
		const event = { eventId: `${assignmentId}.${kind}`, assignmentId, kind, at: AT, outcome };
		await perform(activities.workflows.recordEvent, event);
		expect(await send()).toMatchObject({ kind: 'skipped', reason: kind });
		expect(received).toHaveLength(0);
	});

	it('while something that was said about it is not on record', async () => {
		const { send, received, others, assignmentId } = await assigned(receipting({}));
		others.unheard.add(assignmentId);
		expect((await failureOf(send())).type).toBe('Held');
		expect(received).toHaveLength(0);
		others.unheard.clear();
		expect(await send(MORNING + 3_000)).toMatchObject({ kind: 'sent' });
	});

	it('at night, also where the worker has a clock that stands behind', async () => {
		const { activities, order, received } = await assigned(receipting({}));
		const night = MORNING + 11 * HOUR;
		const trying = perform(activities.push.sendMessage, order, { at: MORNING, scheduledAt: night });
		expect((await failureOf(trying)).type).toBe('Held');
		expect(
			(await failureOf(perform(activities.push.sendMessage, order, { at: night, scheduledAt: MORNING }))).type,
		).toBe('Held');
		expect(received).toHaveLength(0);
	});

	it('at night, also where Temporal, which was restarted, hands out at once what waits for the morning', async () => {
		const { activities, order, ledger, received } = await assigned(receipting({}));
		const night = MORNING + 11 * HOUR;
		const early = { at: night, scheduledAt: MORNING + 24 * HOUR };
		const held = await failureOf(perform(activities.push.sendMessage, order, early));
		expect(held.type).toBe('Held');
		expect(night + Number(held.nextRetryDelay)).toBeGreaterThan(night + 11 * HOUR);
		expect(received).toHaveLength(0);
		expect((await ledger.commands.standing(order.commandId))?.unsure).toEqual([]);
	});
});

it('is not posted while somebody has just asked to hold all that goes to clients, before that is on record', async () => {
	const { send, received, others } = await assigned(receipting({ result: 'sent' }));
	others.brakeIsAsked = true;
	expect(await failureOf(send())).toMatchObject({ type: 'Held' });
	expect(received).toEqual([]);
	others.brakeIsAsked = false;
	expect(await send()).toMatchObject({ kind: 'sent' });
});

it('is not posted where it was composed when somebody asks to hold all that goes to clients', async () => {
	const { send, received, others } = await assigned(receipting({ result: 'sent' }), {
		atPoint: (point) => {
			if (point === 'composed') others.brakeIsAsked = true;
		},
	});
	expect(await failureOf(send())).toMatchObject({ type: 'Held' });
	expect(received).toEqual([]);
});
