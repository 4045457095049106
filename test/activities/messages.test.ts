import type { ServerResponse } from 'node:http';
import type { MessageOrder } from '../../temporal/activities/types';
import type { ClientCommand } from '../../temporal/contract/command';
import { readLinkToken } from '../../temporal/contract/link-token';
import { commandId } from '../../temporal/contract/names';
import type { Receipt } from '../../temporal/contract/receipt';
import { claimOf, assignmentInput, DELIVER_AT, DUE_AT, routeOf, TERMS } from '../ledger/practice';
import { json, receipting, serve, serveFlow, type Flow } from './flow-server';
import { failureOf, newActivities, perform, PUSH_TIMEOUT_MS, recordAssignment } from './setting';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAGE_URL = 'https://n8n.example/webhook/page';
/** Ten in the morning in Chicago. */
const MORNING = DELIVER_AT + 7 * HOUR;
const AT = new Date(MORNING).toISOString();

/** An assignment whose delivery a flow has taken. */
async function assigned(
	flow: Flow,
	{ consentGiven = true, command = 'deliver' }: { consentGiven?: boolean; command?: ClientCommand } = {},
) {
	const parts = await newActivities();
	const { activities, ledger, ring } = parts;
	const input = assignmentInput(ring, { consentGiven, deliverAt: AT });
	await recordAssignment(activities, input);
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
	const route = routeOf(ring, command, 'Message the client');
	const server = await serveFlow(ring, { routeId: route.routeId, command }, flow);
	await ledger.routes.claim(claimOf({ ...route, url: server.url }));

	const { assignmentId } = input;
	const order: MessageOrder = {
		...{ command, commandId: commandId(assignmentId, command), assignmentId, generation: 3 },
		...{ at: AT, expiresAt: TERMS.dueAt },
	};
	const send = (at = MORNING) => perform(activities.push.sendMessage, order, { at });
	const story = async () => (await ledger.stories.of(assignmentId))!;
	const steps = async () => (await story()).events.map(({ kind }) => kind);
	return { ...parts, ...server, route, order, send, story, steps, assignmentId };
}

/** A flow that answers one after the other, the last one for good. */
function inTurn(...flows: Flow[]): Flow {
	return (command, response) => (flows.length > 1 ? flows.shift()! : flows[0]!)(command, response);
}

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

	it('is not sent again once there is a receipt', async () => {
		const { send, received } = await assigned(receipting({}));
		const first = await send();
		expect(await send(MORNING + MINUTE)).toEqual(first);
		expect(received).toHaveLength(1);
	});

	it.each<[Partial<Receipt>, object, string | undefined]>([
		[{ result: 'refused', reason: 'No such mailbox' }, { kind: 'refused', reason: 'No such mailbox' }, 'undeliverable'],
		[{ result: 'opted-out', reason: 'STOP' }, { kind: 'refused', reason: 'STOP', optedOut: true }, 'undeliverable'],
		[
			{ result: 'skipped', reason: 'On holiday' },
			{ kind: 'skipped', reason: 'by-flow', detail: 'On holiday' },
			'undeliverable',
		],
	])('that is %j ends so, and says why', async (receipt, ending, delivery) => {
		const { send, received, story, others, assignmentId } = await assigned(receipting(receipt));
		expect(await send()).toEqual({ ...ending, at: AT });
		expect(await send(MORNING + MINUTE)).toMatchObject(ending);
		expect(received).toHaveLength(1);
		expect((await story()).delivery).toBe(delivery);
		expect(others.notices).toEqual([]);
		expect((await story()).events.filter(({ kind }) => kind === 'undeliverable')).toHaveLength(1);
		expect(assignmentId).not.toContain('.');
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

describe('what proves that nothing went out is tried again until it goes out:', () => {
	it.each<[string, Flow, string, string]>([
		[
			'a flow that is not published',
			(_command, response) => json(response, 404, { message: 'The requested webhook is not registered.' }),
			'NotPublished',
			'n8n answered 404: publish the flow "Message the client".',
		],
		[
			'what the trigger refuses itself',
			(_command, response) => json(response, 401, { startedNothing: true, message: 'The signature does not fit.' }),
			'NotTrusted',
			'The flow "Message the client" answered 401: The signature does not fit.',
		],
	])('%s', async (_case, flow, type, message) => {
		const { send, story } = await assigned(inTurn(flow, flow, flow, receipting({})));
		for (const minute of [0, 1, 2]) {
			expect(await failureOf(send(MORNING + minute * MINUTE))).toMatchObject({ type, message, nonRetryable: false });
		}
		expect((await story()).delivery).toBe('waiting');
		expect(await send(MORNING + 10 * MINUTE)).toMatchObject({ kind: 'sent' });
	});

	it('n8n that is down', async () => {
		const { send, ledger } = await assigned(receipting({}));
		const owner = (await ledger.routes.owner('deliver'))!;
		// Port 9 (discard) has no listener, and no server may be given it.
		await ledger.routes.claim(claimOf({ ...owner, url: 'http://127.0.0.1:9/webhook/x' }));
		expect(await failureOf(send())).toMatchObject({
			type: 'Unreachable',
			message: expect.stringMatching(
				/^n8n cannot be reached at http:\/\/127\.0\.0\.1:9 \(.+\)\. Is it running\? /,
			) as unknown,
		});
		await ledger.routes.claim(claimOf(owner));
		expect(await send(MORNING + MINUTE)).toMatchObject({ kind: 'sent' });
	});

	it('a trigger that is another route', async () => {
		const { send, route, ledger, received } = await assigned(receipting({}));
		const owner = (await ledger.routes.owner('deliver'))!;
		await ledger.routes.claim(claimOf({ ...owner, routeId: 'b'.repeat(22) }, true));
		expect(await failureOf(send())).toMatchObject({
			type: 'NotTrusted',
			message: expect.stringMatching(/answered 409: This trigger is another route/) as unknown,
		});
		expect(received).toHaveLength(0);
		await ledger.routes.claim(claimOf({ ...owner, routeId: route.routeId }, true));
		expect(await send(MORNING + MINUTE)).toMatchObject({ kind: 'sent' });
	});

	it.each([
		['deliver', 'No published flow has a Homework Trigger for "deliver". Publish one.'],
		['page', 'No published flow has a Homework Page node. Publish one.'],
	] as const)('no flow for "%s"', async (kind, message) => {
		const { send, ledger, received } = await assigned(receipting({}));
		const owner = (await ledger.routes.owner(kind))!;
		await ledger.routes.release([owner.routeId]);
		expect(await failureOf(send())).toMatchObject({ type: 'NoRoute', message });
		expect(received).toHaveLength(0);
		await ledger.routes.claim(claimOf(owner));
		expect(await send(MORNING + MINUTE)).toMatchObject({ kind: 'sent' });
	});

	it('a provider that fails twelve times is given up, with eleven waits between', async () => {
		const { send, received, story } = await assigned(
			receipting({ result: 'failed', proof: 'rejected', reason: 'Try later' }),
		);
		for (let at = MORNING; received.length < 12 - 1;) {
			const failure = await failureOf(send(at));
			expect(failure.type).toMatch(/SendFailed|Held/);
			at += Number(failure.nextRetryDelay);
		}
		const last = DUE_AT - HOUR;
		expect(await send(last)).toMatchObject({ kind: 'given-up', reason: 'Try later' });
		expect(received).toHaveLength(12);
		expect(await story()).toMatchObject({ delivery: 'undeliverable' });
	});
});

describe('whatever else comes back may have gone out, and is tried once more in all:', () => {
	const answering =
		(status: number, body: unknown): Flow =>
		(_command, response) =>
			json(response, status, body);
	const noReceipt =
		'The flow "Message the client" ended without a receipt of this message: let it reach a Homework Receipt node, and ' +
		'remove Wait nodes before it.';

	it.each<[string, Flow, string]>([
		['the input, echoed', (command, response) => json(response, 200, command), noReceipt],
		['what a send node says', answering(200, { messageId: 'x', accepted: [TERMS.clientEmail] }), noReceipt],
		['n8n\'s "Workflow was started"', answering(200, { message: 'Workflow was started' }), noReceipt],
		['nothing', (_command, response) => void response.writeHead(200).end(), noReceipt],
		['a page', (_command, response) => void response.end('<html>'), noReceipt],
		['a receipt of another version', receipting({ version: 2 as 1 }), noReceipt],
		['a receipt of another try', receipting({ tryId: 'other.deliver/1' }), noReceipt],
		['a failure without proof', receipting({ result: 'failed', reason: 'Hm.' }), 'Hm.'],
		['a receipt that does not know', receipting({ result: 'unknown', reason: 'Timed out.' }), 'Timed out.'],
		[
			'a failing flow',
			answering(500, { message: `Error in workflow: ${TERMS.clientEmail}` }),
			'The flow "Message the client" failed (n8n, or a proxy before it, answered 500). Run it in the editor with a ' +
				'sample to see at which node.',
		],
		[
			'a try that was taken before',
			answering(409, { takenAlready: true, message: 'Taken before.' }),
			'The flow "Message the client" answered 409: Taken before.',
		],
		[
			'a redirect',
			(_command, response) => void response.writeHead(302, { location: 'https://elsewhere.example' }).end(),
			'n8n answered 302, a redirect, which is not followed. Set WEBHOOK_URL of n8n to its address without redirects.',
		],
	])('%s', async (_case, flow, message) => {
		const { send, story, steps, received } = await assigned(flow);
		const failure = await failureOf(send());
		expect(failure).toMatchObject({ type: 'Unsure', message, nonRetryable: false });
		expect(Number(failure.nextRetryDelay)).toBeGreaterThanOrEqual(10 * MINUTE);
		expect((await story()).delivery).toBe('waiting');
		// Not before ten minutes, by whatever way the try comes.
		expect((await failureOf(send(MORNING + 9 * MINUTE))).type).toBe('Unsure');
		expect(received).toHaveLength(1);

		expect(await send(MORNING + 11 * MINUTE)).toMatchObject({ kind: 'unknown', reason: message });
		expect(received.map(({ attempt }) => attempt)).toEqual([1, 2]);
		expect(await send(MORNING + 5 * HOUR)).toMatchObject({ kind: 'unknown' });
		expect(received).toHaveLength(2);
		expect((await story()).delivery).toBe('unconfirmed');
		expect(await steps()).toEqual(['assigned', 'unconfirmed']);
	});

	it('a flow that hangs, an answer that never ends, a connection that breaks', async () => {
		const hanging: ServerResponse[] = [];
		const flows: Flow[] = [
			(_command, response) => hanging.push(response),
			(_command, response) => void response.writeHead(200).write('{'),
			(_command, response) => void response.destroy(),
		];
		for (const flow of flows) {
			const { send } = await assigned(flow);
			expect(await failureOf(send())).toMatchObject({
				type: 'Unsure',
				message: expect.stringMatching(
					new RegExp(`did not answer within ${PUSH_TIMEOUT_MS / 1000} seconds|connection to n8n .* broke`),
				) as unknown,
			});
		}
	}, 30_000);

	it('not while its flow does not answer a ping: an hour of a proxy before a dead n8n costs nothing', async () => {
		let dead = false;
		const { route, ring, ledger, send, received } = await assigned(answering(502, {}));
		const proxy = await serve((_request, response) => void response.writeHead(502).end());
		const url = (await ledger.routes.owner('deliver'))!.url;
		const behind = async () => await ledger.routes.claim(claimOf({ ...route, url: dead ? proxy : url }));
		await failureOf(send());
		dead = true;
		await behind();
		for (let minute = 11; minute < 71; minute += 10) {
			expect((await failureOf(send(MORNING + minute * MINUTE))).type).toBe('Unreachable');
		}
		expect(received).toHaveLength(1);
		dead = false;
		await behind();
		expect(await send(MORNING + 90 * MINUTE)).toMatchObject({ kind: 'unknown' });
		expect(received).toHaveLength(2);
		expect(ring.ids).toHaveLength(1);
	});

	it('not where its receipt was handed in meanwhile', async () => {
		const { send, received, others, activities, steps } = await assigned(answering(500, {}));
		await failureOf(send());
		others.receiptOf = async (tryId) => {
			const receipt = { version: 1, tryId, result: 'sent' } as const;
			await perform(activities.workflows.carryOut, { version: 1, kind: 'hand-in-receipt', receipt });
			return true;
		};
		expect(await send(MORNING + 11 * MINUTE)).toEqual({ kind: 'sent', at: AT });
		expect(received).toHaveLength(1);
		expect(await steps()).toEqual(['assigned', 'delivered']);
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
});

it('does not send a redirected push on', async () => {
	const arrived: string[] = [];
	const elsewhere = await serve((request, response) => {
		arrived.push(request.url ?? '');
		response.end();
	});
	const { send } = await assigned((_command, response) => void response.writeHead(307, { location: elsewhere }).end());
	await failureOf(send());
	expect(arrived).toEqual([]);
});
