import { request } from 'node:http';
import { defaultPayloadConverter } from '@temporalio/common';
import { startCodecEndpoint, type CodecEndpoint } from '../../temporal/codec/endpoint';
import { readPayloads, writePayloads } from '../../temporal/codec/payloads';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { EncryptionCodec, showing } from '../../temporal/contract/payload-codec';

const codec = new EncryptionCodec(new KeyRing(generateKeys()), showing);
const allowedOrigin = 'http://127.0.0.1:8233';
const clear = defaultPayloadConverter.toPayload('Thought record');
const errors: Error[] = [];
let endpoint: CodecEndpoint;

beforeAll(async () => {
	const onError = (error: Error) => errors.push(error);
	endpoint = await startCodecEndpoint({ codec, port: 0, secret: 'a-secret-of-the-path', allowedOrigin, onError });
});
afterAll(() => endpoint.close());

async function encrypted(): Promise<string> {
	return writePayloads(await codec.encode([clear]));
}

async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
	return await fetch(`${endpoint.url}${path}`, { method: 'POST', body, headers });
}

describe('the codec endpoint', () => {
	it('decodes what the Temporal UI posts, also with a query behind the path', async () => {
		for (const path of ['/decode', '/decode?preserveStorageRefs=true']) {
			const answer = await post(path, await encrypted(), { origin: allowedOrigin, 'x-namespace': 'default' });
			expect(answer.status).toBe(200);
			expect(answer.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
			const [payload] = readPayloads(await answer.text())!;
			expect(defaultPayloadConverter.fromPayload(payload!)).toBe('Thought record');
		}
	});

	it('encodes what an engineer types in', async () => {
		const answer = await post('/encode', writePayloads([clear]));
		const text = await answer.text();
		expect(text).not.toContain(Buffer.from('Thought').toString('base64'));
		const [payload] = await codec.decode(readPayloads(text)!);
		expect(defaultPayloadConverter.fromPayload(payload!)).toBe('Thought record');
	});

	it("answers the browser's preflight for the allowed origin", async () => {
		const answer = await fetch(`${endpoint.url}/decode`, {
			method: 'OPTIONS',
			headers: {
				origin: allowedOrigin,
				'access-control-request-method': 'POST',
				'access-control-request-headers': 'content-type,x-namespace',
			},
		});
		expect(answer.status).toBe(204);
		expect(answer.headers.get('access-control-allow-origin')).toBe(allowedOrigin);
		expect(answer.headers.get('access-control-allow-headers')).toBe('content-type, x-namespace');
		expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
	});

	it('refuses every other origin', async () => {
		for (const method of ['OPTIONS', 'POST']) {
			const headers = { origin: 'http://elsewhere.example' };
			const body = method === 'POST' ? await encrypted() : undefined;
			const answer = await fetch(`${endpoint.url}/decode`, { method, headers, body });
			expect(answer.status).toBe(403);
			expect(answer.headers.get('access-control-allow-origin')).toBeNull();
		}
	});

	it('is not there for who does not know the secret', async () => {
		const { origin } = new URL(endpoint.url);
		for (const path of [
			'/decode',
			'/wrong/decode',
			'/a-secret-of-the-path',
			'/a-secret-of-the-path/decode/more',
			'//decode',
		]) {
			const answer = await fetch(`${origin}${path}`, { method: 'POST', body: await encrypted() });
			expect([path, answer.status]).toEqual([path, 404]);
		}
	});

	it('listens on the loopback interface only', () => {
		expect(new URL(endpoint.url).hostname).toBe('127.0.0.1');
	});

	it('takes nothing but POST', async () => {
		expect((await fetch(`${endpoint.url}/decode`)).status).toBe(405);
	});

	it('takes a body without payloads for an empty list, as the CLI writes one', async () => {
		for (const path of ['/decode', '/encode']) {
			const answer = await post(path, '{}', { 'content-type': 'application/json' });
			expect([path, answer.status, await answer.json()]).toEqual([path, 200, { payloads: [] }]);
		}
	});

	it.each(['', 'payloads', '[]', '{"payloads":{}}', '{"payloads":[{"data":"%%%"}]}'])(
		'says what it expects instead of %j',
		async (body) => {
			const answer = await post('/decode', body);
			expect(answer.status).toBe(400);
			expect(await answer.text()).toContain('payloads');
		},
	);

	it('shows what is in the clear as it is: Temporal writes such payloads, too', async () => {
		const answer = await post('/decode', writePayloads([clear]));
		expect(await answer.text()).toBe(writePayloads([clear]));
	});

	it('names both keys where it cannot read a payload', async () => {
		const other = new KeyRing(generateKeys());
		const answer = await post('/decode', writePayloads(await new EncryptionCodec(other).encode([clear])));
		expect(answer.status).toBe(422);
		expect(await answer.text()).toContain(other.ids[0]!);
	});

	it('stops reading a body that is too large', async () => {
		const answer = await post('/decode', 'x'.repeat(9 * 1024 * 1024)).catch((error: Error) => error);
		if (answer instanceof Response) expect(answer.status).toBe(413);
		expect((await post('/decode', await encrypted())).status).toBe(200);
	});

	it('survives a request that breaks off', async () => {
		const broken = request(`${endpoint.url}/decode`, { method: 'POST', headers: { 'content-length': '100' } });
		broken.on('error', () => undefined);
		await new Promise<void>((resolve) => broken.write('{', () => resolve()));
		broken.destroy();
		expect((await post('/decode', await encrypted())).status).toBe(200);
	});
});
