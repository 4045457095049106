import type { ServerResponse } from 'node:http';
import { ApplicationFailure } from '@temporalio/activity';
import type { PushOrder } from '../../temporal/activities/types';
import type { ClientCommand } from '../../temporal/contract/command';
import { readLinkToken } from '../../temporal/contract/link-token';
import { commandId } from '../../temporal/contract/names';
import { openDatabase } from '../../temporal/ledger/ledger';
import { claimOf, assignmentInput, DELIVER_AT, DUE_AT, routeOf, TERMS } from '../ledger/practice';
import { json, receipting, serve, serveFlow, type Flow } from './flow-server';
import { newActivities, perform, PUSH_TIMEOUT_MS, recordAssignment } from './setting';

const PAGE_URL = 'https://n8n.example/webhook/page';
const AT = new Date(DELIVER_AT).toISOString();

/** An assignment whose delivery a flow has taken. */
async function assigned(
	flow: Flow,
	{ consentGiven = true, command = 'deliver' }: { consentGiven?: boolean; command?: ClientCommand } = {},
) {
	const parts = await newActivities();
	const { activities, ledger, ring } = parts;
	const input = assignmentInput(ring, { consentGiven });
	await recordAssignment(activities, input);
	await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
	const route = routeOf(ring, command, 'Message the client');
	const server = await serveFlow(ring, { routeId: route.routeId, command }, flow);
	await ledger.routes.claim(claimOf({ ...route, url: server.url }));

	const { assignmentId } = input;
	const order: PushOrder = {
		command,
		commandId: commandId(assignmentId, command),
		assignmentId,
		generation: 3,
		expiresAt: TERMS.dueAt,
	};
	const push = (at?: number) => perform(activities.push.push, order, { at });
	const story = async () => (await ledger.stories.of(assignmentId))!;
	return { ...parts, ...server, route, order, push, story, assignmentId };
}

/** The failure of a try. */
async function failureOf(push: Promise<unknown>): Promise<ApplicationFailure> {
	const failure = await push.then(
		(result) => new Error(`did not fail: ${JSON.stringify(result)}`),
		(error: unknown) => error,
	);
	expect(failure).toBeInstanceOf(ApplicationFailure);
	return failure as ApplicationFailure;
}

describe('a push', () => {
	it('leaves on record how a try ended, also one that this program itself broke off', async () => {
		const { push, ledger, ring, place } = await assigned(receipting({}));
		await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', 'nowhere')));
		await expect(push()).rejects.toThrow('Invalid URL');
		await ledger.routes.claim(claimOf(routeOf(ring, 'page', 'Page', PAGE_URL)));
		await push();
		const database = openDatabase(place);
		const sends = await database.selectFrom('sends').select(['decision', 'result']).orderBy('attempt').execute();
		await database.destroy();
		expect(sends).toEqual([
			{ decision: 'go', result: 'failed' },
			{ decision: 'go', result: 'sent' },
		]);
	});

	it('hands the command over, signed, and records what was sent', async () => {
		const { push, received, route, ring, assignmentId, story } = await assigned(
			receipting({ providerMessageId: '<1@mail.example>' }),
		);
		expect(await push()).toEqual({ kind: 'sent', at: AT, providerMessageId: '<1@mail.example>' });

		const [command] = received;
		expect(command).toMatchObject({
			version: 1,
			routeId: route.routeId,
			command: 'deliver',
			commandId: `${assignmentId}.deliver`,
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
		const { push, received } = await assigned(receipting({ providerMessageId: '<1@mail.example>' }));
		const first = await push();
		expect(await push(DELIVER_AT + 60_000)).toEqual(first);
		expect(received).toHaveLength(1);
	});

	it('that the provider refuses ends, and says why', async () => {
		const { push, story, received } = await assigned(receipting({ result: 'refused', reason: 'No such mailbox' }));
		const refused = { kind: 'refused', at: AT, reason: 'No such mailbox' };
		expect(await push()).toEqual(refused);
		expect(await push()).toEqual(refused);
		expect(received).toHaveLength(1);
		expect((await story()).delivery).toBe('waiting');
	});

	it('that the flow skips ends, and says why', async () => {
		const { push } = await assigned(receipting({ result: 'skipped', reason: 'On holiday' }));
		const skipped = { kind: 'skipped', at: AT, reason: 'by-flow', detail: 'On holiday' };
		expect(await push()).toEqual(skipped);
		expect(await push()).toEqual(skipped);
	});

	it('that fails softly is tried again, and tells staff nothing about the client', async () => {
		const reason = 'Marisol: 550 <marisol.q@clients.example> unknown, call +1 (312) 555-0142, QUINTANILLA!';
		let attempts = 0;
		const { push, received, story } = await assigned((command, response) =>
			receipting(attempts++ === 0 ? { result: 'failed', reason } : {})(command, response),
		);
		const failure = await failureOf(push());
		expect(failure).toMatchObject({ type: 'SendFailed', nonRetryable: false });
		expect(failure.message).toBe(
			'The flow for "deliver" could not send this time: [name]: 550 <[address]> unknown, call [number], [name]!',
		);
		expect((await story()).delivery).toBe('waiting');

		expect(await push(DELIVER_AT + 60_000)).toMatchObject({ kind: 'sent' });
		expect(received.map(({ attempt, commandId }) => [attempt, commandId])).toEqual([
			[1, received[0]!.commandId],
			[2, received[0]!.commandId],
		]);
	});

	it('of a confirmation leaves the delivery as it is', async () => {
		const { push, received, story } = await assigned(receipting({}), { command: 'confirm' });
		const inDaytime = DELIVER_AT + 8 * 3_600_000;
		expect(await push(inDaytime)).toMatchObject({ kind: 'sent' });
		expect(received[0]).toMatchObject({
			command: 'confirm',
			messages: { email: { subject: expect.stringContaining('Thank you') as unknown } },
		});
		expect((await story()).delivery).toBe('waiting');
	});
});

describe('an answer that is no receipt fails the try, and tells staff what to do:', () => {
	const answering =
		(status: number, body: unknown): Flow =>
		(_command, response) =>
			json(response, status, body);
	const noReceipt =
		'The flow "Message the client" ended without a receipt: end it with a Homework Receipt node, and remove Wait nodes.';

	it.each<[string, Flow, string, string]>([
		['the input, echoed', (command, response) => json(response, 200, command), 'NoReceipt', noReceipt],
		[
			'what a send node says',
			answering(200, { messageId: 'x', accepted: [TERMS.clientEmail] }),
			'NoReceipt',
			noReceipt,
		],
		['n8n\'s "Workflow was started"', answering(200, { message: 'Workflow was started' }), 'NoReceipt', noReceipt],
		['nothing', (_command, response) => void response.writeHead(200).end(), 'NoReceipt', noReceipt],
		['a page', (_command, response) => void response.end('<html>'), 'NoReceipt', noReceipt],
		['a receipt of another version', receipting({ version: 2 as 1 }), 'NoReceipt', noReceipt],
		[
			'a receipt of another command',
			receipting({ commandId: 'other.deliver' }),
			'NoReceipt',
			'The flow "Message the client" ended with the receipt of another command: in its Homework Receipt node, take the ' +
				'command id from the item of Homework Trigger.',
		],
		[
			'a failing flow',
			answering(500, { message: `Error in workflow: ${TERMS.clientEmail}` }),
			'FlowFailed',
			'The flow "Message the client" failed (n8n answered 500). Run it in the editor with a sample to see at which node.',
		],
		[
			'404',
			answering(404, { message: 'The requested webhook is not registered.' }),
			'FlowFailed',
			'n8n answered 404: publish the flow "Message the client".',
		],
		[
			'a redirect',
			(_command, response) => void response.writeHead(302, { location: 'https://elsewhere.example' }).end(),
			'FlowFailed',
			'n8n answered 302, a redirect, which is not followed. Set WEBHOOK_URL of n8n to its address without redirects.',
		],
	])('%s', async (_case, flow, type, message) => {
		const { push, story, received } = await assigned(flow);
		expect(await failureOf(push())).toMatchObject({ type, message, nonRetryable: false });
		expect(received).toHaveLength(1);
		expect((await story()).delivery).toBe('waiting');
		// The next try goes out: nothing of this one counts as said.
		await failureOf(push(DELIVER_AT + 60_000));
		expect(received.map(({ attempt }) => attempt)).toEqual([1, 2]);
	});

	it('a trigger that is another route', async () => {
		const { push, route, ledger, received } = await assigned(receipting({}));
		const owner = (await ledger.routes.owner('deliver'))!;
		await ledger.routes.claim(claimOf({ ...owner, routeId: 'b'.repeat(22) }, true));
		const failure = await failureOf(push());
		expect(failure.type).toBe('FlowFailed');
		expect(failure.message).toMatch(/^The flow "Message the client" answered 409: This trigger is another route/);
		expect(received).toHaveLength(0);
		await ledger.routes.claim(claimOf({ ...owner, routeId: route.routeId }, true));
		expect(await push()).toMatchObject({ kind: 'sent' });
	});

	it('a flow that hangs', async () => {
		const hanging: ServerResponse[] = [];
		const { push, received } = await assigned((_command, response) => hanging.push(response));
		const failure = await failureOf(push());
		expect(failure.type).toBe('TimedOut');
		expect(failure.message).toContain(`did not answer within ${PUSH_TIMEOUT_MS / 1000} seconds. Remove Wait nodes`);
		expect(received).toHaveLength(1);
	});

	it('an answer that never ends', async () => {
		const { push } = await assigned((_command, response) => void response.writeHead(200).write('{'));
		expect(await failureOf(push())).toMatchObject({ type: 'TimedOut' });
	});

	it('a connection that breaks', async () => {
		const { push } = await assigned((_command, response) => void response.destroy());
		expect(await failureOf(push())).toMatchObject({ type: 'Unreachable' });
	});

	it('n8n that is down', async () => {
		const { push, ledger } = await assigned(receipting({}));
		const owner = (await ledger.routes.owner('deliver'))!;
		// Port 9 (discard) has no listener, and no server may be given it.
		await ledger.routes.claim(claimOf({ ...owner, url: 'http://127.0.0.1:9/webhook/x' }));
		expect(await failureOf(push())).toMatchObject({
			type: 'Unreachable',
			message: expect.stringMatching(
				/^n8n cannot be reached at http:\/\/127\.0\.0\.1:9 \(.+\)\. Is it running\? /,
			) as unknown,
		});
	});

	it.each([
		['deliver', 'No published flow has a Homework Trigger for "deliver". Publish one.'],
		['page', 'No published flow has a Homework Page node. Publish one.'],
	] as const)('no flow for "%s"', async (kind, message) => {
		const { push, ledger, received } = await assigned(receipting({}));
		await ledger.routes.release([(await ledger.routes.owner(kind))!.routeId]);
		expect(await failureOf(push())).toMatchObject({ type: 'NoRoute', message });
		expect(received).toHaveLength(0);
	});
});

describe('what the gate holds is not sent:', () => {
	it('expired', async () => {
		const { push, received } = await assigned(receipting({}));
		const at = new Date(DUE_AT).toISOString();
		expect(await push(DUE_AT)).toEqual({ kind: 'skipped', at, reason: 'expired' });
		expect(received).toHaveLength(0);
	});

	it('no consent', async () => {
		const { push, received } = await assigned(receipting({}), { consentGiven: false });
		expect(await push()).toEqual({ kind: 'skipped', at: AT, reason: 'no-consent' });
		expect(received).toHaveLength(0);
	});

	it.each([
		['answered', 'done'],
		['withdrawn', 'withdrawn'],
	] as const)('%s', async (kind, outcome) => {
		const { push, received, activities, assignmentId } = await assigned(receipting({}));
		const event = { eventId: `${assignmentId}.${kind}`, assignmentId, kind, at: AT, outcome };
		await perform(activities.workflows.recordEvent, event);
		expect(await push()).toEqual({ kind: 'skipped', at: AT, reason: kind });
		expect(received).toHaveLength(0);
	});

	it('answered while it was being tried again', async () => {
		const { push, received, activities, assignmentId } = await assigned((_command, response) =>
			json(response, 500, {}),
		);
		await failureOf(push());
		const event = {
			eventId: `${assignmentId}.answered`,
			assignmentId,
			kind: 'answered',
			at: AT,
			outcome: 'done',
		} as const;
		await perform(activities.workflows.recordEvent, event);
		expect(await push(DELIVER_AT + 60_000)).toMatchObject({ kind: 'skipped', reason: 'answered' });
		expect(received).toHaveLength(1);
	});
});

it('does not send a redirected push on', async () => {
	const arrived: string[] = [];
	const elsewhere = await serve((request, response) => {
		arrived.push(request.url ?? '');
		response.end();
	});
	const { push } = await assigned((_command, response) => void response.writeHead(307, { location: elsewhere }).end());
	await failureOf(push());
	expect(arrived).toEqual([]);
});
