import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { inProject } from '../../scripts/setup/project.ts';
import { run } from '../../scripts/setup/run.ts';
import { generateKeys } from '../../temporal/contract/keys';
import { devServer } from '../dev-server';
import { WorkerProcess } from './worker-process';

jest.setTimeout(60_000);

/** Made once by OpenSSL, good for a hundred years; the key of their authority was thrown away. */
const certificate = (name: string) => join(__dirname, 'certificates', name);
const CERTIFICATE = {
	HOMEWORK_TEMPORAL_TLS_CERT_FILE: certificate('client.pem'),
	HOMEWORK_TEMPORAL_TLS_KEY_FILE: certificate('client.key'),
};

const folder = mkdtempSync(join(tmpdir(), 'client-certificate-'));
let temporal: TestWorkflowEnvironment;
/** Stands before Temporal and asks for a client certificate, as a server with mTLS does. */
let door: Server;
let address: string;

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(generateKeys()));
	temporal = await devServer({ bare: true });
	const [host, port] = temporal.address.split(':');
	door = createServer(
		{
			cert: readFileSync(certificate('server.pem')),
			key: readFileSync(certificate('server.key')),
			ca: readFileSync(certificate('authority.pem')),
			requestCert: true,
			rejectUnauthorized: true,
			ALPNProtocols: ['h2'],
		},
		(visitor) => {
			const inside = connect(Number(port), host);
			visitor.pipe(inside).pipe(visitor);
			visitor.on('error', () => inside.destroy());
			inside.on('error', () => visitor.destroy());
		},
	);
	door.listen(0, '127.0.0.1');
	await once(door, 'listening');
	address = `127.0.0.1:${(door.address() as AddressInfo).port}`;
});

afterAll(async () => {
	door?.close();
	await temporal?.teardown();
	rmSync(folder, { recursive: true });
});

async function check(env: Record<string, string>): Promise<string> {
	const worker = new WorkerProcess(
		{
			HOMEWORK_TEMPORAL_ADDRESS: address,
			HOMEWORK_TEMPORAL_TLS: 'true',
			HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
			HOMEWORK_LEDGER_FILE: join(folder, 'ledger.db'),
			HOMEWORK_LIBRARY_FOLDER: join(__dirname, '../../library'),
			SSL_CERT_FILE: certificate('authority.pem'),
			...env,
		},
		{ args: ['--check'] },
	);
	await worker.ended;
	return worker.output;
}

it('npm start prepares a server that asks for one', async () => {
	const script = `
		import { settingsFromEnvironment } from './scripts/stack/settings.ts';
		import { registerAttributes } from './scripts/stack/temporal.ts';
		await registerAttributes(settingsFromEnvironment());
	`;
	await run(process.execPath, ['--input-type=module', '--eval', script], {
		cwd: inProject('.'),
		env: {
			...process.env,
			...CERTIFICATE,
			HOMEWORK_TEMPORAL_ADDRESS: address,
			HOMEWORK_TEMPORAL_TLS: 'true',
			GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: certificate('authority.pem'),
		},
	});
	const { customAttributes } = await temporal.connection.operatorService.listSearchAttributes({ namespace: 'default' });
	expect(customAttributes).toHaveProperty('HomeworkOutcome');
});

it('the worker reaches a server that asks for one', async () => {
	const output = await check(CERTIFICATE);
	expect(output).toContain(`ok    Temporal: reached at ${address}`);
	expect(output).toContain('ok    search attributes: registered');
});

it('the worker is turned away without one', async () => {
	expect(await check({})).toContain(`FAIL  Temporal: Temporal cannot be reached at ${address}`);
});

it('the worker names the file that cannot be read', async () => {
	const output = await check({ ...CERTIFICATE, HOMEWORK_TEMPORAL_TLS_KEY_FILE: '/nowhere/client.key' });
	expect(output).toMatch(/FAIL {2}Temporal: HOMEWORK_TEMPORAL_TLS_KEY_FILE names a file that cannot be read: ENOENT/);
});
