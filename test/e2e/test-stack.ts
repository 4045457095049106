import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../scripts/setup/ports.ts';
import { inProject } from '../../scripts/setup/project.ts';
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
export async function startTestStack(libraryFolder = inProject('library')): Promise<Stack> {
	const ports = await freePorts(PORT_NAMES.length);
	const settings: StackSettings = {
		stateFolder: mkdtempSync(join(tmpdir(), 'homework-e2e-')),
		ports: Object.fromEntries(PORT_NAMES.map((name, index) => [name, ports[index]])) as unknown as Ports,
		temporal: { namespace: 'default', tls: false },
		taskQueue: DEFAULT_TASK_QUEUE,
		libraryFolder,
	};
	return await Stack.start(settings, await ensurePrograms(settings));
}
