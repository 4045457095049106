import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../setup/project.ts';
import { run } from '../../setup/run.ts';
import type { StackSettings } from '../settings.ts';
import type { Secrets, StateFolder } from '../state.ts';
import { temporalAddress } from '../temporal.ts';
import { N8nApi } from './api.ts';
import { readN8n } from './database.ts';
import { n8nEnvironment } from './server.ts';

/** What a stack has put into n8n; kept beside n8n's database, so that a second start repeats nothing. */
interface Imported {
	/** Fingerprint of the credentials as last imported: another port or key ring makes others. */
	credentials?: string;
	/** Ids of the starter flows that were published. */
	published: string[];
}

interface Flow {
	id: string;
	name: string;
}

/**
 * Imports the credentials that the starter flows name, where n8n does not have them as they are now. Done by n8n's command
 * line, while its server is down: over its API nobody can choose their ids.
 */
export async function importCredentials(
	script: string,
	settings: StackSettings,
	state: StateFolder,
	secrets: Secrets,
	signal?: AbortSignal,
): Promise<void> {
	const imported = readImported(state);
	const credentials = credentialsFor(settings, state);
	const fingerprint = createHash('sha256').update(JSON.stringify(credentials)).digest('hex');
	if (imported.credentials === fingerprint) return;
	const env = n8nEnvironment(settings, state, secrets);
	await withJson(state, credentials, (file) =>
		run(process.execPath, [script, 'import:credentials', `--input=${file}`], { env, signal }),
	);
	requireCredentials(readN8n(state).credentialIds, credentials);
	writeImported(state, { ...imported, credentials: fingerprint });
}

/**
 * Saves the starter flows that n8n does not have, and publishes those that were not published before. One that is there is
 * never overwritten, and what the practice does with it is left alone; whoever deletes one gets it back as it was at
 * first. Done over n8n's API, since its command line takes seconds each time.
 *
 * @throws Error that names the flow and says why
 */
export async function publishStarterFlows(
	settings: StackSettings,
	state: StateFolder,
	secrets: Secrets,
): Promise<void> {
	const imported = readImported(state);
	const { flowIds } = readN8n(state);
	const unpublished = starterFlows().filter(({ id }) => !flowIds.has(id) || !imported.published.includes(id));
	if (unpublished.length === 0) return;
	const n8n = await N8nApi.signIn(settings, secrets);
	for (const flow of unpublished) {
		const { id, name } = flow;
		if (!flowIds.has(id)) await n8n.create(flow);
		const { status, triggers } = await n8n.publish(id);
		if (status !== 'published') {
			const why = triggers.map(({ errorMessage }) => errorMessage ?? '').join(' ');
			throw new Error(`n8n did not publish the starter flow "${name}" (${status}). ${why}`);
		}
		imported.published = [...new Set([...imported.published, id])];
		writeImported(state, imported);
	}
}

/** The starter flows, as they stand in the project. */
export function starterFlows(): Flow[] {
	const folder = inProject('workflows');
	return readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Flow);
}

/** The credentials that the starter flows name. */
function credentialsFor(settings: StackSettings, state: StateFolder) {
	const { clientCertificate } = settings.temporal;
	return [
		{
			id: 'therapyHomework',
			name: 'Therapy Homework',
			type: 'therapyHomeworkApi',
			data: {
				address: temporalAddress(settings),
				namespace: settings.temporal.namespace,
				taskQueue: settings.taskQueue,
				tls: settings.temporal.tls,
				apiKey: settings.temporal.apiKey ?? '',
				tlsClientCertificate: clientCertificate?.certificate ?? '',
				tlsClientKey: clientCertificate?.key ?? '',
				keys: readFileSync(state.keysFile, 'utf8'),
			},
		},
		{
			id: 'practiceMail',
			name: 'Practice mail',
			type: 'smtp',
			data: {
				host: '127.0.0.1',
				port: settings.ports.smtp,
				secure: false,
				disableStartTls: true,
				user: '',
				password: '',
			},
		},
	];
}

async function withJson(state: StateFolder, value: unknown, use: (file: string) => Promise<unknown>): Promise<void> {
	const file = join(state.n8nUserFolder, 'import.json');
	writeFileSync(file, JSON.stringify(value), { mode: 0o600 });
	try {
		await use(file);
	} finally {
		rmSync(file);
	}
}

/** n8n's command line says that an import failed and still ends with code 0, so what it did is looked up. */
function requireCredentials(present: Set<string>, wanted: Array<{ id: string; name: string }>): void {
	const absent = wanted.filter(({ id }) => !present.has(id));
	if (absent.length === 0) return;
	const names = absent.map(({ name }) => `"${name}"`).join(', ');
	throw new Error(`n8n did not take the credential ${names}. Import it in the editor to see why.`);
}

function importedFile(state: StateFolder): string {
	return join(state.n8nUserFolder, 'imported.json');
}

function readImported(state: StateFolder): Imported {
	const file = importedFile(state);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Imported) : { published: [] };
}

function writeImported(state: StateFolder, imported: Imported): void {
	writeFileSync(importedFile(state), `${JSON.stringify(imported, null, 2)}\n`);
}
