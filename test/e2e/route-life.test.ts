import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts } from '../../scripts/setup/ports.ts';
import { waitForMail, type CaughtMail } from '../../scripts/stack/inbox.ts';
import { n8nUrl } from '../../scripts/stack/n8n/server.ts';
import type { Stack } from '../../scripts/stack/stack.ts';
import type { OwnedKind } from '../../temporal/contract/command';
import { KeyRing, parseKeys } from '../../temporal/contract/keys';
import type { Route } from '../../temporal/contract/request';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { checkWorker } from './check-worker';
import { claimingFlows, messageFlow, starterFlow, takingOver } from './flows';
import { N8nApi } from '../../scripts/stack/n8n/api.ts';
import { TemporalView, type Assigned } from './temporal-view';
import { startTestStack } from './test-stack';
import { startedExecutions } from './traces';
import { until } from './until';

const MINUTE = 60_000;
const FIRST = starterFlow('message-by-e-mail');
const PAGE = starterFlow('page');
const CLAIMING = claimingFlows();
const SECOND = messageFlow('Second', ['send', 'receipt']);

jest.setTimeout(5 * MINUTE);

describe('The life of routes in n8n', () => {
	let stack: Stack;
	let ledger: Ledger;
	let temporal: TemporalView;
	let n8n: N8nApi;
	let second: string;
	let link: string;

	beforeAll(async () => {
		stack = await startTestStack();
		const ring = new KeyRing(parseKeys(readFileSync(stack.state.keysFile, 'utf8')));
		ledger = await openLedger({ file: stack.state.ledgerFile, ring });
		temporal = await TemporalView.open(stack, ring);
		n8n = await N8nApi.signIn(stack.settings, stack.secrets);
	});

	afterAll(async () => {
		await temporal?.close();
		await ledger?.close();
		await stack?.stop();
		if (stack) rmSync(stack.settings.stateFolder, { recursive: true });
	});

	async function ownerOf(kind: OwnedKind, is: (owner: Route | undefined) => boolean): Promise<Route | undefined> {
		const found = await until(async () => {
			const owner = await ledger.routes.owner(kind);
			return is(owner) && { owner };
		});
		return found.owner;
	}

	async function mailTo({ email }: Assigned): Promise<CaughtMail> {
		return await waitForMail(stack.settings, { to: email, withinMs: MINUTE });
	}

	it('a published flow claims its route, under the address of its webhook', async () => {
		const deliver = await ownerOf('deliver', (owner) => owner !== undefined);
		expect(deliver).toMatchObject({ flowId: FIRST.id, flowName: FIRST.name, nodeName: 'Homework Trigger' });
		const page = await ownerOf('page', (owner) => owner !== undefined);
		expect(page).toMatchObject({ flowId: PAGE.id, flowName: PAGE.name });
		for (const { url } of [deliver!, page!]) expect(new URL(url).origin).toBe(n8nUrl(stack.settings));
	});

	it('a second flow is refused and told which one has the command, and the first goes on working', async () => {
		second = await n8n.create(SECOND);
		const { triggers } = await n8n.publish(second);
		const refused = triggers.filter(({ status }) => status === 'failed');
		expect(refused.map(({ errorMessage }) => errorMessage)).toEqual([
			expect.stringContaining(`The flow "${FIRST.name}" (node "Homework Trigger") already has "Deliver Homework"`),
		]);

		const assigned = await temporal.assign();
		const mail = await mailTo(assigned);
		expect(mail.subject).not.toContain(SECOND.name);
		link = linkIn(mail);
		expect(await ledger.routes.owner('deliver')).toMatchObject({ flowId: FIRST.id });
	});

	it('the page answers GET, HEAD and POST, and starts no execution', async () => {
		const database = join(stack.state.n8nUserFolder, '.n8n', 'database.sqlite');
		const before = startedExecutions(database);
		const form = { method: 'POST', body: new URLSearchParams({ note: 'without the nonce of a form' }) };
		const withoutToken = link.replace(/\?.*/, '');
		const answers = [
			{ url: link, init: {}, status: 200 },
			{ url: link, init: { method: 'HEAD' }, status: 200 },
			{ url: link, init: form, status: 400 },
			{ url: withoutToken, init: {}, status: 404 },
			{ url: withoutToken, init: { method: 'HEAD' }, status: 404 },
			{ url: withoutToken, init: form, status: 404 },
		];
		for (const { url, init, status } of answers) {
			const response = await fetch(url, init);
			const { method = 'GET' } = init as RequestInit;
			expect({ method, status: response.status }).toEqual({ method, status });
			expect(response.headers.get('content-type')).toMatch(/^text\/html/);
			expect((await response.text()) === '').toBe(method === 'HEAD');
		}
		expect(startedExecutions(database)).toBe(before);
		expect(before).toBeGreaterThan(0);
	});

	it('taking over on purpose moves the command, which the first then no longer gives up', async () => {
		const first = (await ledger.routes.owner('deliver'))!;
		await n8n.save(second, takingOver(SECOND));
		expect((await n8n.publish(second)).status).toBe('published');
		await ownerOf('deliver', (owner) => owner?.flowId === second);

		expect((await n8n.unpublish(FIRST.id)).status).toBe('not_published');
		// It gave up what it still had: the reminders and the confirmations.
		const released = await temporal.routesRequest(first);
		expect(released).toEqual({ kind: 'released', routeIds: [expect.any(String), expect.any(String)] });
		expect(released).not.toMatchObject({ routeIds: expect.arrayContaining([first.routeId]) as string[] });
		expect(await ledger.routes.owner('deliver')).toMatchObject({ flowId: second });
		expect((await mailTo(await temporal.assign())).subject).toContain(SECOND.name);
	});

	it('unpublishing and publishing are accepted without a worker, and carried out once one is back', async () => {
		await stack.kill('worker');
		expect((await n8n.unpublish(second)).status).toBe('not_published');
		expect(await ledger.routes.owner('deliver')).toMatchObject({ flowId: second });
		await stack.startPart('worker');
		await ownerOf('deliver', (owner) => owner === undefined);

		await stack.kill('worker');
		expect((await n8n.publish(FIRST.id)).status).toBe('published');
		expect(await ledger.routes.owner('deliver')).toBeUndefined();
		await stack.startPart('worker');
		await ownerOf('deliver', (owner) => owner?.flowId === FIRST.id);
		expect((await mailTo(await temporal.assign())).subject).not.toContain(SECOND.name);
	});

	it.each([
		{ what: 'without a receipt', flow: messageFlow('No receipt', ['something-else']), why: /ended without a receipt/ },
		{
			what: 'that waits',
			flow: messageFlow('Waiting', ['wait', 'receipt']),
			why: /did not answer within 75 seconds.+Wait nodes/,
		},
	])('a flow $what delivers nothing, and the assignment says why', async ({ flow, why }) => {
		const id = await n8n.create(takingOver(flow));
		expect((await n8n.publish(id)).status).toBe('published');
		await ownerOf('deliver', (owner) => owner?.flowId === id);

		const assigned = await temporal.assign();
		const failure = await temporal.failureOfPush(assigned);
		expect(failure).toMatch(why);
		expect(failure).toContain(`"${flow.name}"`);
		expect(await temporal.delivery(assigned)).toBe('waiting');
		await n8n.unpublish(id);
	});

	it('a flow that goes on when sending failed has not delivered, until the mail server is back', async () => {
		const id = await n8n.create(takingOver(messageFlow('Soft', ['send', 'receipt'])));
		expect((await n8n.publish(id)).status).toBe('published');
		await ownerOf('deliver', (owner) => owner?.flowId === id);

		await stack.stopPart('mail');
		const assigned = await temporal.assign();
		expect(await temporal.failureOfPush(assigned)).toMatch(/ECONNREFUSED/);
		expect(await temporal.delivery(assigned)).toBe('waiting');
		await stack.startPart('mail');
		// What failed at its provider is tried again after two minutes.
		const mail = await waitForMail(stack.settings, { to: assigned.email, withinMs: 3 * MINUTE });
		expect(mail.subject).toContain('Soft');
		await until(async () => (await temporal.delivery(assigned)) === 'delivered');
		await n8n.unpublish(id);
	});

	it('a flow that lost its command gets it back when it is published anew', async () => {
		await ownerOf('deliver', (owner) => owner === undefined);
		await publishAnew(FIRST);
		await ownerOf('deliver', (owner) => owner?.flowId === FIRST.id);
	});

	it('n8n under another address keeps its users signed in; the check finds it, and publishing anew mends it', async () => {
		expect(await checkWorker(stack)).toMatchObject({ passed: true });
		await stack.stopPart('n8n');
		stack.settings.ports.n8n = (await freePorts(1))[0]!;
		await stack.startPart('n8n');

		const { passed, report } = await checkWorker(stack);
		expect(passed).toBe(false);
		expect(report).toMatch(new RegExp(`^FAIL +route deliver: .*unpublish the flow "${FIRST.name}"`, 'm'));
		expect(report).toMatch(new RegExp(`^FAIL +route page: .*unpublish the flow "${PAGE.name}"`, 'm'));

		for (const flow of CLAIMING) await publishAnew(flow);
		await until(async () => {
			const routes = await ledger.routes.all();
			const moved = routes.every(({ url }) => url.startsWith(n8nUrl(stack.settings)));
			return moved && CLAIMING.every(({ id }) => routes.some(({ flowId }) => flowId === id));
		});
		expect(await checkWorker(stack)).toMatchObject({ passed: true });
		const mail = await mailTo(await temporal.assign());
		expect((await fetch(linkIn(mail))).status).toBe(200);
	});

	async function publishAnew({ id }: { id: string }): Promise<void> {
		await n8n.unpublish(id);
		expect((await n8n.publish(id)).status).toBe('published');
	}
});

function linkIn({ text }: CaughtMail): string {
	return /https?:\/\/\S+/.exec(text)![0];
}
