import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { CredentialTestContext } from 'n8n-core';
import { Worker } from '@temporalio/worker';
import { HomeworkAssign } from '../../nodes/HomeworkAssign/HomeworkAssign.node.ts';
import { closeConnections, type HomeworkCredentials } from '../../nodes/shared/connection';
import { generateKeys, KeyRing, type Keys } from '../../temporal/contract/keys';
import { taskQueues } from '../../temporal/contract/names';
import { EncryptionCodec, encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { readFlow, runFlow } from './harness';
import { Practice } from './practice';

const someId = 'AAAAAAAAAAAAAAAAAAAAAA';
/** Nothing ever listens there: port 1 needs root and belongs to a service that nobody runs. */
const nowhere = '127.0.0.1:1';

let practice: Practice;

beforeAll(async () => {
	practice = await Practice.start();
	await practice.startWorker();
}, 120_000);

afterAll(async () => {
	await closeConnections();
	await practice?.stop();
}, 60_000);

function withKeys(keys: Keys): Partial<HomeworkCredentials> {
	return { keys: JSON.stringify(keys) };
}

/** Asks for a status, and measures how long that takes, in milliseconds. */
async function askForStatus(changes: Partial<HomeworkCredentials>) {
	const credentials = { ...practice.credentials, ...changes };
	const startedAt = performance.now();
	const { error } = await runFlow(readFlow('status'), { credentials, items: [{ assignmentId: someId }] });
	return { error, took: performance.now() - startedAt };
}

describe('a node', () => {
	it('names the address that cannot be reached, within ten seconds', async () => {
		const { error, took } = await askForStatus({ address: nowhere });
		expect(error?.message).toBe(`The homework service cannot be reached at ${nowhere}`);
		expect(error?.description).toContain('ECONNREFUSED');
		expect(took).toBeLessThan(10_000);
	}, 30_000);

	it('gives one error item for every item where it continues, though nothing can be reached', async () => {
		const { outputs } = await runFlow(readFlow('status'), {
			credentials: { ...practice.credentials, address: nowhere },
			items: [{ assignmentId: someId }, { assignmentId: someId }],
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.error, pairedItem])).toEqual([
			[`The homework service cannot be reached at ${nowhere}`, { item: 0 }],
			[`The homework service cannot be reached at ${nowhere}`, { item: 1 }],
		]);
	}, 30_000);

	it('says within five seconds that no worker polls the queue', async () => {
		const { error, took } = await askForStatus({ taskQueue: 'elsewhere' });
		expect(error?.message).toBe('The homework service is not running');
		expect(error?.description).toContain(
			`tell whoever looks after the homework service. Technically: no worker polls the task queue "elsewhere-ask" of ` +
				`Temporal at ${practice.credentials.address}`,
		);
		expect(error?.description).toContain('Start the worker');
		expect(took).toBeLessThan(5_000);
	}, 30_000);

	it('never calls a busy worker absent', async () => {
		let letAnswer!: () => void;
		const asked = new Promise<void>((resolve) => (letAnswer = resolve));
		const worker = await Worker.create({
			connection: practice.nativeConnection,
			taskQueue: taskQueues('busy').ask,
			dataConverter: encryptingDataConverter(practice.ring),
			activities: { assignmentStory: () => asked.then(() => null) },
		});
		const { error, took } = await worker.runUntil(() => askForStatus({ taskQueue: 'busy' }).finally(letAnswer));
		expect(error?.message).toBe('The homework service is busy and did not answer in time');
		expect(error?.description).toMatch(/a worker was last seen on the task queue "busy-ask" \d+ s ago/);
		expect(took).toBeLessThan(5_000);
	}, 30_000);

	it('believes no answer that is in the clear', async () => {
		const codec = new EncryptionCodec(practice.ring);
		const worker = await Worker.create({
			connection: practice.nativeConnection,
			taskQueue: taskQueues('clear').ask,
			dataConverter: {
				payloadCodecs: [{ encode: async (payloads) => payloads, decode: (payloads) => codec.decode(payloads) }],
			},
			activities: { assignmentStory: () => null },
		});
		const { error } = await worker.runUntil(() => askForStatus({ taskQueue: 'clear' }));
		expect(error?.message).toBe('What came back was not written by your homework service');
		expect(error?.description).toContain('did not encrypt what it sent');
	}, 30_000);

	it('starts nothing where the keys differ from those of the worker', async () => {
		const { error } = await askForStatus(withKeys(generateKeys()));
		expect(error?.message).toBe('This credential and the homework service have different keys');
	}, 30_000);
});

describe("the credential's test", () => {
	async function test(changes: Partial<HomeworkCredentials> = {}) {
		const { therapyHomeworkApiTest } = new HomeworkAssign().methods.credentialTest;
		return await therapyHomeworkApiTest.call(new CredentialTestContext(), {
			id: '1',
			name: 'Deployment',
			type: 'therapyHomeworkApi',
			data: { ...practice.credentials, ...changes },
		});
	}

	it('is content where everything fits', async () => {
		expect(await test()).toEqual({ status: 'OK', message: expect.stringContaining('the keys match') as string });
	}, 30_000);

	it.each([
		['an address that cannot be reached', { address: nowhere }, `The homework service cannot be reached at ${nowhere}`],
		['a web address', { address: 'http://127.0.0.1:7233' }, 'Write host and port alone'],
		['TLS where there is none', { tls: true }, 'refused the connection. Check TLS'],
		['a certificate that is none', { tls: true, tlsClientCertificate: 'x', tlsClientKey: 'y' }, 'cannot be used'],
		['half of a certificate', { tls: true, tlsClientCertificate: 'x' }, 'one of them is empty'],
		['a missing namespace', { namespace: 'nope' }, 'The homework service has no namespace "nope"'],
		['queues without a worker', { taskQueue: 'elsewhere' }, 'The homework service is not running'],
		['keys that cannot be read', { keys: '{"ring":[]}' }, 'The keys in the credential cannot be read'],
	])(
		'finds %s',
		async (_, changes, message) => {
			expect(await test(changes)).toEqual({ status: 'Error', message: expect.stringContaining(message) as string });
		},
		30_000,
	);

	it('sends no API key in the clear, where TLS was switched off after the key was entered', async () => {
		const keys: unknown[] = [];
		const server = createServer().on('stream', (stream, headers) => {
			keys.push(headers.authorization);
			stream.respond({ ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '16' }, { endStream: true });
		});
		await once(server.listen(0, '127.0.0.1'), 'listening');
		try {
			const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
			expect(await test({ address, tls: false, apiKey: 'secret' })).toMatchObject({ status: 'Error' });
			expect(keys).toEqual([undefined]);
		} finally {
			server.close();
		}
	}, 30_000);

	it('finds another ring, and names the ids of both sides', async () => {
		const keys = { ...practice.keys, ring: generateKeys().ring };
		const { status, message } = await test(withKeys(keys));
		expect(status).toBe('Error');
		expect(message).toContain('This credential and the homework service have different keys');
		expect(message).toContain(`the credential has ring ${new KeyRing(keys).ids[0]}`);
		expect(message).toContain(practice.ring.ids[0]);
	}, 30_000);

	it('finds another identity key, and names the ids of both sides', async () => {
		const keys = { ...practice.keys, identity: generateKeys().identity };
		const { status, message } = await test(withKeys(keys));
		expect(status).toBe('Error');
		expect(message).toContain(`identity ${new KeyRing(keys).identityId}; the worker has`);
		expect(message).toContain(`identity ${practice.ring.identityId}. Give both the same keys.json`);
	}, 30_000);

	it('is content with a ring that still holds an older secret', async () => {
		const [secret] = practice.keys.ring;
		const keys = { ...practice.keys, ring: [secret!, generateKeys().ring[0]!] };
		expect(await test(withKeys(keys))).toMatchObject({ status: 'OK' });
	}, 30_000);

	it('finds a new secret that the worker does not have yet', async () => {
		const keys = { ...practice.keys, ring: [generateKeys().ring[0]!, practice.keys.ring[0]!] };
		const { status, message } = await test(withKeys(keys));
		expect(status).toBe('Error');
		expect(message).toContain(new KeyRing(keys).ids[0]);
		expect(message).toContain(practice.ring.ids[0]);
	}, 30_000);
});
