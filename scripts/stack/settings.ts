import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_TASK_QUEUE } from '../../temporal/contract/names.ts';
import type { PortNeed } from '../setup/ports.ts';
import { inProject } from '../setup/project.ts';

/** What a stack listens on, all on 127.0.0.1. */
export interface Ports {
	n8n: number;
	/** n8n's own task runners fetch their work here. */
	n8nBroker: number;
	temporal: number;
	temporalUi: number;
	/** Decrypts payloads for the Temporal UI. */
	codec: number;
	/** The worker's health endpoint. */
	health: number;
	smtp: number;
	/** The mail catcher's web inbox. */
	inbox: number;
}

export interface StackSettings {
	/** Everything that outlives a stack: keys, databases, n8n's user folder, mail and logs. */
	stateFolder: string;
	ports: Ports;
	temporal: {
		/** `host:port` of a server that is there already; without it a dev server is started. */
		address?: string;
		namespace: string;
		tls: boolean;
		/** For a server that asks for one: PEM text. */
		clientCertificate?: { certificate: string; key: string };
		apiKey?: string;
	};
	/** Base name of the task queues. */
	taskQueue: string;
	/** The practice's library. */
	libraryFolder: string;
}

const PORTS: Record<keyof Ports, { part: string; setting: string; usual: number }> = {
	n8n: { part: 'n8n', setting: 'N8N_PORT', usual: 5678 },
	n8nBroker: { part: 'the task broker of n8n', setting: 'N8N_RUNNERS_BROKER_PORT', usual: 5679 },
	temporal: { part: 'the Temporal server', setting: 'HOMEWORK_TEMPORAL_PORT', usual: 7233 },
	temporalUi: { part: 'the Temporal UI', setting: 'HOMEWORK_TEMPORAL_UI_PORT', usual: 8233 },
	codec: { part: 'the codec of the Temporal UI', setting: 'HOMEWORK_CODEC_PORT', usual: 8234 },
	health: { part: "the worker's health endpoint", setting: 'HOMEWORK_HEALTH_PORT', usual: 8235 },
	smtp: { part: 'the mail catcher', setting: 'HOMEWORK_SMTP_PORT', usual: 1025 },
	inbox: { part: "the mail catcher's inbox", setting: 'HOMEWORK_INBOX_PORT', usual: 1080 },
};

/** Settings that the worker would not know. */
export const STACK_ONLY = [
	...['HOMEWORK_STATE', 'HOMEWORK_CACHE'],
	...['HOMEWORK_TEMPORAL_PORT', 'HOMEWORK_TEMPORAL_UI_PORT', 'HOMEWORK_SMTP_PORT', 'HOMEWORK_INBOX_PORT'],
];

/**
 * The settings of `npm start`: `HOMEWORK_STATE` (a folder), one variable for each port, and for a Temporal server
 * of one's own those of the worker: `HOMEWORK_TEMPORAL_ADDRESS`, `_NAMESPACE`, `_TLS`, `_TLS_CERT_FILE`, `_TLS_KEY_FILE`
 * and `_API_KEY`; for a library of one's own `HOMEWORK_LIBRARY_FOLDER`.
 *
 * @throws Error that names the variable, what it holds and what is allowed.
 */
export function settingsFromEnvironment(env: NodeJS.ProcessEnv = process.env): StackSettings {
	const names = Object.keys(PORTS) as Array<keyof Ports>;
	const tls = isOn(env, 'HOMEWORK_TEMPORAL_TLS');
	const apiKey = env['HOMEWORK_TEMPORAL_API_KEY'] || undefined;
	if (apiKey && !tls) {
		throw new Error('HOMEWORK_TEMPORAL_API_KEY would go out in the clear. Set HOMEWORK_TEMPORAL_TLS to true.');
	}
	return {
		stateFolder: resolve(env['HOMEWORK_STATE'] || inProject('.state')),
		ports: Object.fromEntries(names.map((name) => [name, port(env, name)])) as unknown as Ports,
		temporal: {
			address: env['HOMEWORK_TEMPORAL_ADDRESS'] || undefined,
			namespace: env['HOMEWORK_TEMPORAL_NAMESPACE'] || 'default',
			tls,
			clientCertificate: clientCertificate(env, tls),
			apiKey,
		},
		taskQueue: env['HOMEWORK_TASK_QUEUE'] || DEFAULT_TASK_QUEUE,
		libraryFolder: resolve(env['HOMEWORK_LIBRARY_FOLDER'] || inProject('library')),
	};
}

/** The ports that a stack needs, for the check that they are free. */
export function portNeeds({ ports, temporal }: StackSettings): PortNeed[] {
	const names = Object.keys(PORTS) as Array<keyof Ports>;
	return names
		.filter((name) => !(temporal.address && ['temporal', 'temporalUi'].includes(name)))
		.map((name) => ({ port: ports[name], part: PORTS[name].part, setting: PORTS[name].setting }));
}

function clientCertificate(env: NodeJS.ProcessEnv, tls: boolean) {
	const certificate = env['HOMEWORK_TEMPORAL_TLS_CERT_FILE'];
	const key = env['HOMEWORK_TEMPORAL_TLS_KEY_FILE'];
	if (!certificate && !key) return undefined;
	if (!certificate || !key) {
		throw new Error(
			'HOMEWORK_TEMPORAL_TLS_CERT_FILE and HOMEWORK_TEMPORAL_TLS_KEY_FILE go together, and one is missing. Set both or neither.',
		);
	}
	if (!tls) {
		throw new Error('HOMEWORK_TEMPORAL_TLS_CERT_FILE has no use without TLS. Set HOMEWORK_TEMPORAL_TLS to true.');
	}
	return {
		certificate: pem(certificate, 'HOMEWORK_TEMPORAL_TLS_CERT_FILE'),
		key: pem(key, 'HOMEWORK_TEMPORAL_TLS_KEY_FILE'),
	};
}

function pem(file: string, setting: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		throw new Error(`${setting} names a file that cannot be read: ${(error as Error).message}`, { cause: error });
	}
}

function isOn(env: NodeJS.ProcessEnv, setting: string): boolean {
	const text = env[setting] || 'false';
	if (text === 'true' || text === 'false') return text === 'true';
	throw new Error(`${setting} is "${text}". Set true or false, or unset it for false.`);
}

function port(env: NodeJS.ProcessEnv, name: keyof Ports): number {
	const { setting, usual } = PORTS[name];
	const text = env[setting];
	if (!text) return usual;
	const value = Number(text);
	if (Number.isInteger(value) && value > 0 && value < 65536) return value;
	throw new Error(
		`${setting} is "${text}", which is no port. Set a whole number from 1 to 65535, or unset it for ${usual}.`,
	);
}
