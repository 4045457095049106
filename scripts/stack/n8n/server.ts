import { encodeBase64, hashSync } from 'bcryptjs';
import { createHash } from 'node:crypto';
import { readN8n } from './database.ts';
import { answers, type PartCommand } from '../part.ts';
import type { StackSettings } from '../settings.ts';
import type { Secrets, StateFolder } from '../state.ts';

/** Who signs in to the editor; the password is made up for each state folder. */
export const OWNER_EMAIL = 'owner@practice.example';

/** Where the editor is, without a slash at the end. */
export function n8nUrl({ ports }: StackSettings): string {
	return `http://127.0.0.1:${ports.n8n}`;
}

/** Environment of n8n's server and of its command line. */
export function n8nEnvironment(settings: StackSettings, state: StateFolder, secrets: Secrets): NodeJS.ProcessEnv {
	const { ports } = settings;
	return {
		...process.env,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: state.n8nUserFolder,
		N8N_ENCRYPTION_KEY: secrets.n8nEncryptionKey,
		N8N_PORT: `${ports.n8n}`,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: `${ports.n8nBroker}`,
		N8N_EDITOR_BASE_URL: n8nUrl(settings),
		N8N_WEBHOOK_URL: `${n8nUrl(settings)}/`,
		GENERIC_TIMEZONE: process.env['GENERIC_TIMEZONE'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
		// Over plain HTTP on loopback, browsers would not keep a secure cookie.
		N8N_SECURE_COOKIE: 'false',
		// Its runner for Python code asks for an environment that we do not bring.
		N8N_PYTHON_ENABLED: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_COMMUNITY_PACKAGES_ALLOW_TOOL_USAGE: 'true',
		// n8n would make an isolate for every credential that it reads, at 50 ms of the client's page each, and need none.
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		// Executions that are not to be saved stay in n8n's tables until it prunes them: minutes, by default 15.
		EXECUTIONS_DATA_PRUNE_HARD_DELETE_INTERVAL: '1',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
		N8N_INSTANCE_OWNER_EMAIL: OWNER_EMAIL,
		N8N_INSTANCE_OWNER_FIRST_NAME: 'Practice',
		N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
		N8N_INSTANCE_OWNER_PASSWORD_HASH: ownerPasswordHash(secrets),
	};
}

/** The same at every start of one state folder: n8n signs everybody out when the hash changes. */
function ownerPasswordHash({ n8nEncryptionKey, n8nOwnerPassword }: Secrets): string {
	const salt = createHash('sha256').update(`salt of the owner/${n8nEncryptionKey}`).digest();
	return hashSync(n8nOwnerPassword, `$2b$10$${encodeBase64(salt, 16)}`);
}

/** n8n's server, with editor and webhooks. */
export function n8nServer(script: string, settings: StackSettings, state: StateFolder, secrets: Secrets): PartCommand {
	return {
		name: 'n8n',
		command: process.execPath,
		args: [script, 'start'],
		env: n8nEnvironment(settings, state, secrets),
		logFile: `${state.logFolder}/n8n.log`,
		isReady: async () => (await answers(`${n8nUrl(settings)}/healthz/readiness`)) && servesFlows(state),
		readyWithinMs: 180_000,
		graceMs: 15_000,
	};
}

/** n8n calls itself ready before it has registered the webhooks of the published flows. */
function servesFlows(state: StateFolder): boolean {
	const { waiting } = readN8n(state);
	if (waiting.length === 0) return true;
	throw new Error(`not served yet: ${waiting.join(', ')}`);
}
