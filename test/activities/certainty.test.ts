import type { ServerResponse } from 'node:http';
import { claimOf, DUE_AT, TERMS } from '../ledger/practice';
import { assigned, AT, HOUR, inTurn, MINUTE, MORNING } from './delivery';
import { json, receipting, serve, type Flow } from './flow-server';
import { failureOf, perform, PUSH_TIMEOUT_MS } from './setting';

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
		[
			'an n8n that starts',
			(_command, response) => void response.writeHead(200).end('n8n is starting up. Please wait'),
			'Unreachable',
			expect.stringMatching(/^n8n at http:\S+ is still starting\./),
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
			'n8n answered 302, a redirect, which is not followed. Set N8N_WEBHOOK_URL of n8n to its address without redirects.',
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
		const { route, ledger, send, received } = await assigned(answering(502, {}));
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
	});

	it('also where a receipt was handed in that does not come on record', async () => {
		const { send, received, others } = await assigned(answering(500, {}));
		others.receiptOf = () => new Promise(() => undefined);
		expect((await failureOf(send())).type).toBe('Unsure');
		expect(await send(MORNING + 11 * MINUTE)).toMatchObject({ kind: 'unknown' });
		expect(received).toHaveLength(2);
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
