import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import type { PageMemo } from '../../temporal/contract/page-memo';
import { assignmentWorkflowId, CHANGE, MEMO, WORKFLOW } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { FlowServer } from '../routes/flow-server';
import { fieldsIn, noteIn, open, post } from './browsing';
import { KillableTemporal } from './killable-temporal';
import { DONE, PublishedPage, servePage } from './served-page';

jest.setTimeout(60_000);

let page: PublishedPage;
/** The same page while Temporal cannot be reached. */
let cutOff: FlowServer;
/** What every link is answered with for as long as nobody can say what it opens. */
let notReady: Awaited<ReturnType<typeof all>>;
const served: FlowServer[] = [];

beforeAll(async () => {
	page = await PublishedPage.start();
	cutOff = await serve({ address: '127.0.0.1:1' });
	notReady = await all(page.link('x'.repeat(22), { at: cutOff }));
}, 120_000);
afterEach(() => page.practice.stopWorker());
afterAll(async () => {
	await Promise.all(served.map((flow) => flow.close()));
	await page?.stop();
});

/** The page under a credential that differs from the practice's. */
async function serve(different: { address?: string; namespace?: string }): Promise<FlowServer> {
	const flow = await servePage({ ...page.practice.credentials, ...different });
	served.push(flow);
	return flow;
}

/** All that a browser gets for a link, apart from when. */
async function all(url: string) {
	const { status, headers, html } = await open(url);
	return { status, html, shown: Object.fromEntries([...headers].filter(([name]) => name !== 'date')) };
}

it('asks to come back, and leaves it to whoever opened it', () => {
	expect(notReady).toMatchObject({ status: 503, shown: { 'retry-after': '60', 'cache-control': 'private, no-cache' } });
	expect(notReady.shown).not.toHaveProperty('refresh');
	expect(notReady.html).not.toMatch(/<script|http-equiv/i);
});

describe('a link whose assignment is not recorded yet', () => {
	it('asks to come back, and opens once a worker has recorded it', async () => {
		const id = await page.begin('not recorded');
		expect(await all(page.link(id))).toEqual(notReady);
		await page.practice.startWorker();
		await page.recorded(id);
		expect((await open(page.link(id))).html).toContain('Name the moment.');
	});

	it('gives back what was entered, in the form that it is saved by later', async () => {
		const id = await page.begin('not recorded, posted');
		const entered = { form: 'answer', nonce: 'n', outcome: 'partly', note: 'Half of <it>' };
		const early = await post(page.link(id), entered);
		expect(early.status).toBe(503);
		expect(early.html).toContain('could not be saved');
		expect(noteIn(early.html)).toBe('Half of &lt;it&gt;');
		expect(fieldsIn(early.html)).toEqual({ form: 'answer', nonce: 'n', base: '', outcome: 'partly' });

		await page.practice.startWorker();
		await page.recorded(id);
		// A form that no page of ours gave out is to be pressed once more.
		const again = await post(page.link(id), { ...fieldsIn(early.html), note: entered.note });
		const sent = await post(page.link(id), { ...fieldsIn(again.html), note: entered.note });
		expect(sent.html).toContain(DONE);
		expect(await page.answers(id)).toEqual(['Half of <it>']);
	});

	it('opens nothing where it was withdrawn meanwhile, or has ended', async () => {
		const [withdrawn, ended] = [await page.begin('early withdrawal'), await page.begin('early end')];
		await page.handle(withdrawn).signal(CHANGE.withdraw, { withdrawalId: 'w' });
		await page.handle(ended).terminate();
		for (const id of [withdrawn, ended]) expect((await open(page.link(id))).status).toBe(404);
	});
});

it("says the same of a clinician's link as of a client's", async () => {
	expect(await all(page.briefLink({}, cutOff))).toEqual(notReady);
});

it('waits for a namespace that is not there yet, and then says what the server says', async () => {
	const namespace = 'made-later';
	const at = await serve({ namespace });
	const links = [page.link('x'.repeat(22), { at }), page.briefLink({}, at)];
	for (const link of links) expect(await all(link)).toEqual(notReady);

	const { workflowService } = page.practice.client;
	await workflowService.registerNamespace({
		namespace,
		workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
	});
	for (const link of links) {
		let answer = await open(link);
		while (answer.status === 503) answer = await open(link);
		expect(answer.status).toBe(404);
	}
});

it('is not called dead by a Temporal that takes calls and does not answer', async () => {
	const sockets: Socket[] = [];
	const silent: Server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
	await once(silent, 'listening');
	const at = await serve({ address: `127.0.0.1:${(silent.address() as AddressInfo).port}` });
	expect(await all(page.link('x'.repeat(22), { at }))).toEqual(notReady);
	for (const socket of sockets) socket.destroy();
	silent.close();
});

it('is never called dead while Temporal is killed and comes back', async () => {
	const temporal = await KillableTemporal.make();
	temporal.start();
	try {
		const at = await serve({ address: temporal.address });
		const id = page.practice.idOf('outlives a kill');
		const link = page.link(id, { at });
		// A server that has just begun knows of no such assignment, and may say so once it is ready.
		while ((await open(link)).status !== 404);
		await assignAt(temporal.address, id);
		expect((await open(link)).status).toBe(200);

		const seen = new Set<number>();
		for (let kills = 0; kills < 2; kills += 1) {
			await temporal.kill();
			expect(await all(link)).toEqual(notReady);
			temporal.start();
			for (let status = 503; status !== 200; seen.add(status)) status = (await open(link)).status;
		}
		expect([...seen].filter((status) => status !== 503)).toEqual([200]);
	} finally {
		await temporal.remove();
	}
});

/** An assignment at another Temporal, with its page as if a worker had recorded it. */
async function assignAt(address: string, assignmentId: string): Promise<void> {
	const connection = await Connection.connect({ address });
	const shown: PageMemo = {
		generation: 0,
		outcome: 'open',
		noteIds: [],
		exercise: { title: 'A walk', language: 'en', text: 'Go for a walk.', fields: [] },
		practice: { name: 'Practice at the Park', crisisText: 'In a crisis call 112.' },
		dueAt: new Date().toISOString(),
		zone: 'Europe/Berlin',
	};
	const { workflow } = new Client({ connection, dataConverter: encryptingDataConverter(page.practice.ring) });
	await workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(assignmentId),
		taskQueue: 'nobody',
		args: [],
		memo: { [MEMO.page]: shown },
	});
	await connection.close();
}
