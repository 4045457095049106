import type {
	BriefCommand,
	Command,
	MessageCommand,
	NoticeCommand,
	RouteCommand,
} from '../../temporal/contract/command';
import { FlowOrigins } from '../../temporal/activities/sending/flow-origins';
import { contactIndex } from '../../temporal/contract/identity';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import { readBriefToken, readLinkToken } from '../../temporal/contract/link-token';
import type { Request, Route } from '../../temporal/contract/request';
import { assignmentInput, claimOf, DELIVER_AT, routeOf, stopped, TERMS } from '../ledger/practice';
import { json, receipting, serveFlow, type Flow } from './flow-server';
import { newActivities, perform, recordAssignment } from './setting';

function claim(route: Route, takeOver = false) {
	return { version: CONTRACT_VERSION, kind: 'claim-routes', ...claimOf(route, takeOver) } as const;
}

const origins = new FlowOrigins(['https://n8n.example']);

describe('a request about a route', () => {
	it('claims it, and tells a second flow who has it', async () => {
		const { activities, ring } = await newActivities({ origins });
		const { carryOut } = activities.workflows;
		expect(await perform(carryOut, claim(routeOf(ring, 'deliver', 'First')))).toEqual({ kind: 'claimed' });
		const second = routeOf(ring, 'deliver', 'Second');
		expect(await perform(carryOut, claim(second))).toEqual({
			kind: 'owned-by-others',
			taken: [
				{ kind: 'deliver', instanceId: 'instance', flowId: 'first', flowName: 'First', nodeName: 'Homework Trigger' },
			],
		});
		expect(await perform(carryOut, claim(second, true))).toEqual({ kind: 'claimed' });
	});

	it('gives up only what the flow owns', async () => {
		const { activities, ring } = await newActivities({ origins });
		const { carryOut } = activities.workflows;
		const { routeId } = routeOf(ring, 'deliver', 'First');
		const release: Request = { version: CONTRACT_VERSION, kind: 'release-routes', routeIds: [routeId] };
		expect(await perform(carryOut, release)).toEqual({ kind: 'released', routeIds: [] });
		await perform(carryOut, claim(routeOf(ring, 'deliver', 'First')));
		expect(await perform(carryOut, release)).toEqual({ kind: 'released', routeIds: [routeId] });
	});

	it('of another version is refused for good', async () => {
		const { activities, ring } = await newActivities();
		const request = { ...claim(routeOf(ring, 'deliver', 'First')), version: 2 as 1 };
		await expect(perform(activities.workflows.carryOut, request)).rejects.toMatchObject({
			type: 'BadInput',
			nonRetryable: true,
			message: expect.stringContaining('who updates both together') as unknown,
		});
	});
});

it('puts an agreement on record, and says where it was taken back', async () => {
	const { activities, ledger, ring } = await newActivities();
	const { clientId } = assignmentInput(ring);
	const { clientName, clientEmail } = TERMS;
	const grants = [{ clientId, clientName, clientEmail }];
	const grant = { version: CONTRACT_VERSION, kind: 'grant-consents', grants } as const;
	const { carryOut } = activities.workflows;
	expect(await perform(carryOut, grant)).toEqual({ kind: 'consents', consents: ['recorded'] });
	await stopped({ ledger, ring }, clientEmail, DELIVER_AT);
	expect(await perform(carryOut, grant)).toEqual({ kind: 'consents', consents: ['withdrawn'] });
});

describe('a request to stop messages', () => {
	const stop = { version: CONTRACT_VERSION, kind: 'record-stop', scope: 'all', source: 'client-page' } as const;
	const lift = { version: CONTRACT_VERSION, kind: 'lift-stop', source: 'staff', wording: 'She called' } as const;
	const at = new Date(DELIVER_AT - 1000).toISOString();

	it('goes by the address of an assignment, and is taken back with what was not delivered for it', async () => {
		const { activities, ledger, ring, others } = await newActivities();
		const { assignmentId } = assignmentInput(ring);
		await recordAssignment(activities, assignmentInput(ring));
		const { carryOut } = activities.workflows;
		const stopped = await perform(carryOut, { ...stop, of: { assignmentId }, stopId: 's'.repeat(22), at });
		expect(stopped).toMatchObject({ kind: 'stop', as: 'recorded', scope: 'all' });
		expect(await ledger.stories.of(assignmentId)).toMatchObject({ stopped: { scope: 'all', at } });
		await ledger.events.record({
			...{ eventId: `${assignmentId}.undeliverable`, assignmentId, kind: 'undeliverable', outcome: 'open', at },
			because: 'opted-out',
		});
		const of = { contactIndex: contactIndex(ring, TERMS.clientEmail) };
		const lifted = { ...lift, of, stopId: 'l'.repeat(22), at: new Date(DELIVER_AT).toISOString() };
		expect(await perform(carryOut, lifted)).toMatchObject({ kind: 'stop', as: 'recorded' });
		expect(others.agreed).toEqual([assignmentId]);
		expect(others.stops).toEqual([
			[assignmentId, 'all'],
			[assignmentId, 'none'],
		]);
	});

	it('is told to what is answered and not closed, whose page says what is stopped, and not to what has closed', async () => {
		const { activities, ledger, ring, others } = await newActivities();
		const [answered, closed] = [assignmentInput(ring), assignmentInput(ring, { key: 'closed' })];
		for (const input of [answered, closed]) {
			await recordAssignment(activities, input);
			const { assignmentId } = input;
			const kinds = input === closed ? (['answered', 'closed'] as const) : (['answered'] as const);
			for (const kind of kinds)
				await ledger.events.record({ eventId: `${assignmentId}.${kind}`, assignmentId, kind, outcome: 'done', at });
		}
		const of = { contactIndex: contactIndex(ring, TERMS.clientEmail) };
		await perform(activities.workflows.carryOut, { ...stop, of, stopId: 's'.repeat(22), at });
		await perform(activities.workflows.carryOut, {
			...{ ...lift, of, stopId: 'l'.repeat(22), at: new Date(DELIVER_AT).toISOString() },
		});
		expect(others.stops).toEqual([
			[answered.assignmentId, 'all'],
			[answered.assignmentId, 'none'],
		]);
	});

	it('through a link that is of nothing on record changes nothing', async () => {
		const { activities, ring } = await newActivities();
		const { assignmentId } = assignmentInput(ring);
		const asked = { ...stop, of: { assignmentId }, stopId: 's'.repeat(22), at };
		expect(await perform(activities.workflows.carryOut, asked)).toEqual({ kind: 'nothing-on-record' });
	});
});

describe('a request to keep what comes after the close', () => {
	it('keeps as much of a client as it may, whatever was not taken before the close', async () => {
		const { activities, ledger, ring } = await newActivities();
		const { assignmentId } = assignmentInput(ring);
		await recordAssignment(activities, assignmentInput(ring));
		const at = new Date(DELIVER_AT).toISOString();
		for (const number of [1, 2, 3])
			await ledger.events.record({
				...{ eventId: `${assignmentId}.not-taken.${number}`, assignmentId, kind: 'not-taken', outcome: 'open', at },
			});
		const keep = async (changeId: string) => {
			const asked = { version: CONTRACT_VERSION, kind: 'keep-not-taken', change: 'submit', changeId } as const;
			return await perform(activities.workflows.carryOut, { ...asked, assignmentId, outcome: 'done', atMost: 2 });
		};
		expect([await keep('a'), await keep('b'), await keep('c'), await keep('a')]).toEqual([
			...[{ kind: 'kept' }, { kind: 'kept' }, { kind: 'not-kept' }, { kind: 'kept' }],
		]);
	});
});

describe('a request for a sample', () => {
	async function listening<C extends Command = MessageCommand>(flow: Flow, command: RouteCommand = 'deliver') {
		const parts = await newActivities();
		const { routeId } = routeOf(parts.ring, command, 'Under test');
		const server = await serveFlow<C>(parts.ring, { routeId, command }, flow);
		const request = {
			version: CONTRACT_VERSION,
			kind: 'send-sample',
			command,
			routeId,
			url: server.url,
		} as const;
		return { ...parts, ...server, send: () => perform(parts.activities.workflows.carryOut, request) };
	}

	it('pushes what a real one looks like, about nobody, and touches no route', async () => {
		const { send, received, ledger, ring } = await listening(receipting({}));
		expect(await send()).toEqual({ kind: 'sample-sent' });
		expect(received[0]).toMatchObject({
			sample: true,
			attempt: 1,
			to: { email: expect.stringMatching(/@example\.com$/) as unknown },
		});
		expect(received[0]!.messages.email.text).toContain(received[0]!.link);
		expect(await ledger.routes.owner('deliver')).toBeUndefined();
		const token = new URL(received[0]!.link).searchParams.get('t')!;
		expect(await ledger.stories.of(readLinkToken(ring, token)!.assignmentId)).toBeNull();
	});

	it('of a brief has several lines, also in HTML, and a link that opens nothing', async () => {
		const { send, received, ring } = await listening<BriefCommand>(receipting({}), 'brief');
		await send();
		const [{ message, seenLink, clinicianId, date, edition, sample }] = received as [BriefCommand];
		expect(sample).toBe(true);
		for (const name of ['Alex S.', 'Jo M.', 'Sam T.']) {
			expect(message.text).toContain(name);
			expect(message.html).toContain(name);
		}
		expect(message.text).toContain(seenLink);
		const token = new URL(seenLink!).searchParams.get('t')!;
		expect(readBriefToken(ring, token)).toEqual({ clinicianId, date, edition });
	});

	it.each([
		['answered', 'Alex S. has answered'],
		['overdue', 'No answer yet from Alex S.'],
		['undeliverable', 'Not delivered to Alex S.'],
	] as const)('of the topic "%s" is a notice for staff', async (topic, subject) => {
		const { send, received } = await listening<NoticeCommand>(receipting({}), topic);
		await send();
		expect(received[0]).toMatchObject({
			command: topic,
			sample: true,
			message: { subject: expect.stringContaining(subject) as unknown },
		});
	});

	it.each<[string, Flow]>([
		['fails', (_command, response) => json(response, 500, { message: 'Error in workflow' })],
		['has no receipt yet', (_command, response) => json(response, 200, {})],
		['takes longer than a push may', () => undefined],
	])('has served its purpose where the flow under test %s', async (_case, flow) => {
		const { send, received } = await listening(flow);
		expect(await send()).toEqual({ kind: 'sample-sent' });
		expect(received).toHaveLength(1);
	});

	it('is tried again while n8n does not listen yet', async () => {
		const { send } = await listening((_command, response) => json(response, 404, { message: 'not registered' }));
		await expect(send()).rejects.toMatchObject({ type: 'NotPublished', nonRetryable: false });
	});
});
