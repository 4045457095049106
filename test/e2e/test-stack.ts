import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports, StackSettings } from '../../scripts/stack/settings.ts';
import { DEFAULT_TASK_QUEUE } from '../../temporal/contract/names';
import { ensurePrograms } from '../../scripts/stack/setup.ts';
import { Stack } from '../../scripts/stack/stack.ts';

const PORT_NAMES: Array<keyof Ports> = [
	'n8n',
	'n8nBroker',
	'temporal',
	'temporalUi',
	'codec',
	'health',
	'smtp',
	'inbox',
];

/** The whole product on free ports, with its state in a new temporary folder. */
export async function startTestStack(): Promise<Stack> {
	const settings: StackSettings = {
		stateFolder: mkdtempSync(join(tmpdir(), 'homework-e2e-')),
		ports: await freePorts(),
		temporal: { namespace: 'default', tls: false },
		taskQueue: DEFAULT_TASK_QUEUE,
	};
	return await Stack.start(settings, await ensurePrograms(settings));
}

/** Held open together until all are known, so that no port is given twice. */
async function freePorts(): Promise<Ports> {
	const servers = await Promise.all(
		PORT_NAMES.map(async () => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			return server;
		}),
	);
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return Object.fromEntries(PORT_NAMES.map((name, index) => [name, ports[index]])) as unknown as Ports;
}
