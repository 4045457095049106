import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { openLedger } from '../../temporal/ledger/ledger';
import { receipting, serveFlow } from '../activities/flow-server';
import { devServer } from '../dev-server';
import { until } from '../e2e/until';
import { FlowServer } from '../workflows/flow-server';
import { alarmUrl, MailServer } from './mail-server';
import { freePort, health, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const keys = generateKeys();
const ring = new KeyRing(keys);
const folder = mkdtempSync(join(tmpdir(), 'alarm-'));
let temporal: TestWorkflowEnvironment;
let mail: MailServer;
const running: WorkerProcess[] = [];

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
	temporal = await devServer();
});

beforeEach(async () => (mail = await MailServer.start()));

afterEach(async () => {
	await Promise.all(running.splice(0).map((worker) => worker.stop('SIGKILL')));
	await mail.close();
});

afterAll(async () => {
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

/** A worker that looks five times a second, and speaks after a second. */
function start(ledger: string, env: Record<string, string> = {}, args: string[] = []): WorkerProcess {
	const usual = {
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_FILE: join(folder, ledger),
		HOMEWORK_LIBRARY_FOLDER: inProject('library'),
		HOMEWORK_ALARM_SMTP: mail.url,
		HOMEWORK_ALARM_AFTER: '1',
	};
	const worker = new WorkerProcess({ ...usual, ...env }, { args });
	running.push(worker);
	return worker;
}

/** Puts on record that a flow takes deliveries. */
async function publish(file: string, flow: FlowServer): Promise<void> {
	const ledger = await openLedger({ file: join(folder, file), ring });
	await ledger.routes.claim({ routes: [flow.route('deliver')], givenUp: [], takeOver: true });
	await ledger.close();
}

it('says by mail, once for two workers, that n8n is gone, and that it is back', async () => {
	const flow = await FlowServer.start(ring);
	await publish('n8n.db', flow);
	for (const worker of [start('n8n.db'), start('n8n.db')]) await worker.says('The worker starts');
	await flow.close();
	const { to, source } = await mail.gets('No published flow of n8n answers');
	expect(to).toBe('office@practice.example');
	expect(source).toContain('Auto-Submitted: auto-generated');
	const back = await FlowServer.start(ring);
	await publish('n8n.db', back);
	await mail.gets('Flows of n8n answer again');
	expect(mail.subjects).toEqual(['Messages cannot go out', 'It is over: messages go out again']);
	await back.close();
});

it('says that Temporal is gone, and goes on', async () => {
	const own = await devServer();
	const worker = start('temporal.db', { HOMEWORK_TEMPORAL_ADDRESS: own.address });
	await worker.says('The worker starts');
	await own.teardown();
	await mail.gets('Temporal, which keeps what is planned, does not answer');
	expect(await worker.stop()).toBe(0);
}, 120_000);

it('says that Temporal is gone where it is so when the worker starts, which waits for it', async () => {
	const worker = start('late.db', { HOMEWORK_TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` });
	await worker.says('Temporal cannot be reached yet');
	await mail.gets('Temporal, which keeps what is planned, does not answer');
	expect(await worker.stop()).toBe(0);
});

it('says that the office is not told of what goes wrong while the flow for that fails', async () => {
	const own = { routeId: 'attention-of-this-test', command: 'attention' } as const;
	const away = { result: 'failed', proof: 'stated', reason: 'The mail server is away.' } as const;
	const { url, received } = await serveFlow(ring, own, receipting(away));
	const names = { instanceId: 'n8n', flowId: 'flow', flowName: 'Tell', nodeId: 'node', nodeName: 'Trigger' };
	const ledger = await openLedger({ file: join(folder, 'unheard.db'), ring });
	const routes = [{ routeId: own.routeId, kind: own.command, ...names, url }];
	await ledger.routes.claim({ routes, givenUp: [], takeOver: false });
	await ledger.troubles.note({ kind: 'stopped' }, Date.now());
	await ledger.close();
	start('unheard.db', { HOMEWORK_TASK_QUEUE: 'unheard' });
	await mail.gets('no flow can tell the office what');
	expect(mail.subjects).toEqual(['Homework needs attention']);
	expect(received.length).toBeGreaterThan(0);
});

it('posts to a URL, and tells in its log, in /health and in --check that its mail server is gone', async () => {
	const taken: unknown[] = [];
	const hook: Server = createServer((request, response) => {
		void json(request).then((body) => {
			taken.push(body);
			response.writeHead(204).end();
		});
	});
	await once(hook.listen(0, '127.0.0.1'), 'listening');
	const port = await freePort();
	const away = await freePort();
	const flow = await FlowServer.start(ring);
	await publish('mail.db', flow);
	await flow.close();
	const env = {
		HOMEWORK_ALARM_SMTP: alarmUrl(away),
		HOMEWORK_ALARM_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}/homework`,
		HOMEWORK_HEALTH_PORT: `${port}`,
	};
	const worker = start('mail.db', env);
	await worker.says(`The alarm cannot speak: the mail server 127.0.0.1:${away}`);
	await worker.says('The worker starts');
	expect(await health(port, 200)).toMatchObject({
		alarm: { working: false, reason: expect.stringContaining(`127.0.0.1:${away}`) as string },
	});
	await until(async () => taken.length > 0);
	expect(taken[0]).toMatchObject({ subject: 'Messages cannot go out', troubles: ['n8n'], over: false });

	const check = start('mail.db', env, ['--check']);
	expect(await check.ended).toBe(1);
	expect(check.output).toContain(`FAIL  alarm: the mail server 127.0.0.1:${away}`);
	hook.close();
});

it('speaks once its mail server is back', async () => {
	const flow = await FlowServer.start(ring);
	await publish('back.db', flow);
	await flow.close();
	const { port } = mail;
	const worker = start('back.db');
	await mail.close();
	await worker.says('The alarm could not speak');
	mail = await MailServer.start(port);
	await mail.gets('No published flow of n8n answers');
	expect(worker.output).not.toContain('office@practice.example');
});

it('says nothing while all is well, and --check says that it could speak', async () => {
	const flow = await FlowServer.start(ring);
	await publish('well.db', flow);
	const port = await freePort();
	start('well.db', { HOMEWORK_HEALTH_PORT: `${port}` });
	expect(await health(port, 200)).toMatchObject({ alarm: { working: true } });
	const check = start('well.db', {}, ['--check']);
	expect(await check.ended).toBe(0);
	expect(check.output).toContain(`ok    alarm: the mail server 127.0.0.1:${mail.port}`);
	expect(mail.mails).toEqual([]);
	await flow.close();
});
