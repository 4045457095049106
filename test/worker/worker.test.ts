import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { readPayloads, writePayloads } from '../../temporal/codec/payloads';
import { assignmentId, clientId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { assignmentWorkflowId, WORKFLOW } from '../../temporal/contract/names';
import { EncryptionCodec, encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Route } from '../../temporal/contract/request';
import { openLedger } from '../../temporal/ledger/ledger';
import { devServer } from '../dev-server';
import { builtWorker, freePort, health, WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

const keys = generateKeys();
const ring = new KeyRing(keys);
const folder = mkdtempSync(join(tmpdir(), 'worker-'));
let environment: TestWorkflowEnvironment;
const running: WorkerProcess[] = [];

beforeAll(async () => {
	environment = await devServer({ dataConverter: encryptingDataConverter(ring) });
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
});

afterEach(async () => {
	await Promise.all(running.splice(0).map((worker) => worker.stop('SIGKILL')));
});

afterAll(async () => {
	await environment.teardown();
	rmSync(folder, { recursive: true });
});

function start(env: Record<string, string> = {}, options: ConstructorParameters<typeof WorkerProcess>[1] = {}) {
	const worker = new WorkerProcess(
		{
			HOMEWORK_TEMPORAL_ADDRESS: environment.address,
			HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
			HOMEWORK_LEDGER_FILE: join(folder, 'ledger.db'),
			HOMEWORK_LIBRARY_FOLDER: join(__dirname, '../../library'),
			...env,
		},
		options,
	);
	running.push(worker);
	return worker;
}

/** Starts an assignment that is to be delivered at once. */
async function assign(key: string) {
	const id = assignmentId(ring, key);
	const terms = {
		clientName: 'Ada Byron',
		clientEmail: 'ada@example.com',
		exerciseId: 'thought-record',
		deliverAt: new Date().toISOString(),
		dueAt: new Date(Date.now() + 3_600_000).toISOString(),
		zone: 'Europe/Berlin',
		anyHour: true,
	};
	const input = {
		version: 1,
		assignmentId: id,
		clientId: clientId(ring, { name: terms.clientName, email: terms.clientEmail }),
		terms,
	};
	return await environment.client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: 'homework',
		args: [{ ...input, consentGiven: true }],
	});
}

/** Puts routes on record, as if flows had claimed them. */
async function claim(file: string, url: string, kinds: Array<Route['kind']>): Promise<void> {
	const ledger = await openLedger({ file, ring });
	const names = {
		instanceId: 'n8n',
		flowId: 'flow',
		flowName: 'Message the client',
		nodeId: 'trigger',
		nodeName: 'Trigger',
	};
	for (const kind of kinds) {
		const routes = [{ routeId: 'AAAAAAAAAAAAAAAAAAAAAA', kind, ...names, url }];
		await ledger.routes.claim({ routes, givenUp: [], takeOver: false });
	}
	await ledger.close();
}

describe('a running worker', () => {
	it('polls its queues, says so, and ends gracefully', async () => {
		const port = await freePort();
		const worker = start({ HOMEWORK_HEALTH_PORT: String(port) });
		expect(await health(port, 200)).toEqual({
			healthy: true,
			ledger: { writable: true },
			queues: {
				workflows: { taskQueue: 'homework', polled: true },
				push: { taskQueue: 'homework-push', polled: true },
				urgent: { taskQueue: 'homework-urgent', polled: true },
				ask: { taskQueue: 'homework-ask', polled: true },
			},
		});
		const answer: unknown = await environment.client.activity.execute('checkKeys', {
			id: 'ask/keys',
			taskQueue: 'homework-ask',
			args: [{ identityId: ring.identityId }],
			scheduleToCloseTimeout: '10 seconds',
		});
		expect(answer).toEqual({ ringIds: ring.ids, identityId: ring.identityId });
		expect(await worker.stop()).toBe(0);
		expect(worker.lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain('The worker has ended');
	});

	it('shows itself to others under its key ids only', async () => {
		const worker = start();
		const line = JSON.parse(await worker.says('The worker starts')) as { identity: string };
		expect(line.identity).toMatch(new RegExp(`^homework-worker/${ring.ids[0]}/[0-9a-f]{8}$`));
	});

	it('logs of an assignment what happened, and nothing about the client', async () => {
		const worker = start({ HOMEWORK_LOG_LEVEL: 'debug' });
		const handle = await assign('logged');
		const failure = JSON.parse(await worker.says('Activity failed')) as object;
		expect(failure).toMatchObject({ activityType: 'sendMessage', error: { type: 'NoRoute' } });
		await handle.terminate();
		expect(await worker.stop()).toBe(0);
		expect(worker.output).toContain(handle.workflowId);
		// In the id of a run these letters stand by chance now and then, though not as a word.
		expect(worker.output).not.toMatch(/\bAda\b|Byron|ada@example|thought/i);
	});

	it('logs of a task that it cannot read why, and not the task', async () => {
		const worker = start();
		const foreign = new Client({
			connection: environment.connection,
			dataConverter: encryptingDataConverter(new KeyRing(generateKeys())),
		});
		const asked = foreign.activity.execute('checkKeys', {
			id: 'ask/foreign',
			taskQueue: 'homework-ask',
			args: [{ identityId: ring.identityId }],
			scheduleToCloseTimeout: '10 seconds',
			retry: { maximumAttempts: 1 },
		});
		await expect(asked).rejects.toThrow();
		const line = JSON.parse(await worker.says('Give both sides the same keys.json')) as object;
		expect(line).toMatchObject({ activityId: 'ask/foreign', taskQueue: 'homework-ask' });
		for (const name of ['task', 'taskEncoded', 'taskToken']) expect(line).not.toHaveProperty(name);
	});

	it('leaves behind what does not end in its grace time', async () => {
		const file = join(folder, 'hanging.db');
		const flow = createServer().listen(0, '127.0.0.1');
		await once(flow, 'listening');
		try {
			const { port } = flow.address() as AddressInfo;
			await claim(file, `http://127.0.0.1:${port}/webhook/homework`, ['deliver', 'page']);
			const worker = start({ HOMEWORK_LEDGER_FILE: file, HOMEWORK_SHUTDOWN_GRACE: '0' });
			const handle = await assign('hanging');
			await once(flow, 'request');
			expect(await worker.stop()).toBe(0);
			expect(worker.output).toContain('Work was left behind at the end of the grace time');
			await handle.terminate();
		} finally {
			flow.closeAllConnections();
			flow.close();
		}
	});

	it('decodes for the Temporal UI where it is told to', async () => {
		const port = await freePort();
		const worker = start({
			HOMEWORK_CODEC_PORT: String(port),
			HOMEWORK_CODEC_SECRET: 'a-secret-of-the-path',
			HOMEWORK_CODEC_ALLOWED_ORIGIN: 'http://127.0.0.1:8233',
		});
		await worker.says('The worker starts');
		const payloads = await new EncryptionCodec(ring).encode([defaultPayloadConverter.toPayload('readable')]);
		const answer = await fetch(`http://127.0.0.1:${port}/a-secret-of-the-path/decode`, {
			method: 'POST',
			headers: { origin: 'http://127.0.0.1:8233' },
			body: writePayloads(payloads),
		});
		expect(defaultPayloadConverter.fromPayload(readPayloads(await answer.text())![0]!)).toBe('readable');
		expect(worker.output).not.toContain('a-secret-of-the-path');
	});

	it('is unhealthy while Temporal is gone', async () => {
		const gone = await devServer();
		const port = await freePort();
		try {
			start({ HOMEWORK_TEMPORAL_ADDRESS: gone.address, HOMEWORK_HEALTH_PORT: String(port) });
			await health(port, 200);
		} finally {
			await gone.teardown();
		}
		expect(await health(port, 503)).toMatchObject({
			healthy: false,
			queues: { push: { polled: false, reason: expect.stringContaining('Temporal does not answer') as string } },
		});
	});
});

describe('a worker that cannot start', () => {
	it('for its settings names each of them', async () => {
		const worker = start({ HOMEWORK_LEDGER_FILE: '', HOMEWORK_COLOUR: 'green' });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain('HOMEWORK_COLOUR is unknown');
		expect(worker.output).toContain('HOMEWORK_LEDGER_FILE is missing');
	});

	it('for its keys names the file', async () => {
		const worker = start({ HOMEWORK_KEYS_FILE: join(folder, 'nowhere.json') });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain('nowhere.json');
		expect(worker.output).toContain('HOMEWORK_KEYS_FILE');
	});

	it('for a ledger of other keys names both sides', async () => {
		const other = new KeyRing(generateKeys());
		const file = join(folder, 'other-ledger.db');
		await (await openLedger({ file, ring: other })).close();
		const worker = start({ HOMEWORK_LEDGER_FILE: file });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain(other.identityId);
		expect(worker.output).toContain(ring.identityId);
	});

	it('for want of a bundle names the command that makes it', async () => {
		const copy = join(folder, 'unbundled');
		mkdirSync(copy);
		symlinkSync(join(__dirname, '../../node_modules'), join(copy, 'node_modules'));
		const built = dirname(dirname(builtWorker));
		const bundle = join(built, 'workflow-bundle.js');
		cpSync(built, join(copy, 'dist'), { recursive: true, filter: (source) => source !== bundle });
		const worker = start({}, { script: join(copy, 'dist/worker/main.js') });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain('npm run build');
	});

	it('for want of Temporal waits for it, and still ends when it is asked to', async () => {
		const worker = start({ HOMEWORK_TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}` });
		await worker.says('Temporal cannot be reached yet');
		expect(await worker.stop()).toBe(0);
	});
});

describe('--check', () => {
	const args = ['--check'];

	it('looks at everything and finds nothing wrong', async () => {
		const worker = start({ HOMEWORK_LEDGER_FILE: join(folder, 'fresh.db') }, { args });
		expect(await worker.ended).toBe(0);
		expect(worker.lines.map((line) => line.split(':')[0])).toEqual(
			[
				'workflows',
				'settings',
				'keys',
				'library',
				'clock',
				'Temporal',
				'access',
				'namespace',
				'search attributes',
				'ledger',
				'writing',
				'exercises',
				'open assignments',
				'responsibilities',
				'brake',
				'routes',
			].flatMap((name) => {
				if (name === 'clock') return ['note  clock'];
				return name === 'ledger' ? ['ok    ledger', 'note  ledger'] : [`ok    ${name}`];
			}),
		);
		expect(worker.output).toContain('note  ledger: made just now');
		expect(worker.output).toContain('since practice.yaml sets no zone');
	});

	it('names the address where Temporal is not, and goes on looking', async () => {
		const address = `127.0.0.1:${await freePort()}`;
		const worker = start({ HOMEWORK_TEMPORAL_ADDRESS: address }, { args });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain(`FAIL  Temporal: Temporal cannot be reached at ${address}: Connection refused`);
		expect(worker.output).toContain('ok    ledger');
	});

	it('names a namespace that is missing, and how to make it', async () => {
		const worker = start({ HOMEWORK_TEMPORAL_NAMESPACE: 'elsewhere' }, { args });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain('temporal operator namespace create --namespace elsewhere');
	});

	it('names search attributes that are missing, and how to register them', async () => {
		const bare = await devServer({ bare: true });
		try {
			const worker = start({ HOMEWORK_TEMPORAL_ADDRESS: bare.address }, { args });
			expect(await worker.ended).toBe(1);
			expect(worker.output).toContain(
				'temporal operator search-attribute create --namespace default --name HomeworkOutcome --type Keyword',
			);
		} finally {
			await bare.teardown();
		}
	});

	it('asks every claimed route, and says which flow does not answer', async () => {
		const file = join(folder, 'routes.db');
		await claim(file, `http://127.0.0.1:${await freePort()}/webhook/homework`, ['deliver']);
		const worker = start({ HOMEWORK_LEDGER_FILE: file }, { args });
		expect(await worker.ended).toBe(1);
		expect(worker.output).toContain('FAIL  route deliver: n8n cannot be reached');
	});
});
