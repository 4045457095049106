import { z } from 'zod/v4';
import { DEFAULT_TASK_QUEUE } from '../contract/names';
import type { LedgerPlace } from '../ledger/ledger';
import { alarmConfig, alarmVariables, type AlarmConfig } from './alarm/config';

const PREFIX = 'HOMEWORK_';

const text = z.string().min(1);
const port = z.coerce.number().int().min(1).max(65_535);

/** What each variable is for and what it may hold, as told to whoever got one wrong. */
const variables = {
	HOMEWORK_TEMPORAL_ADDRESS: {
		schema: z
			.string()
			.regex(/^[^\s/]+:\d+$/)
			.default('127.0.0.1:7233'),
		allowed: 'host:port of Temporal, such as 127.0.0.1:7233',
	},
	HOMEWORK_TEMPORAL_NAMESPACE: { schema: text.default('default'), allowed: 'the name of a Temporal namespace' },
	HOMEWORK_TASK_QUEUE: {
		schema: text.default(DEFAULT_TASK_QUEUE),
		allowed: 'the base name of the task queues, the same as in the credential',
	},
	HOMEWORK_TEMPORAL_TLS: {
		schema: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
		allowed: 'true or false',
	},
	HOMEWORK_TEMPORAL_API_KEY: { schema: text.optional(), allowed: 'an API key of Temporal Cloud, which needs TLS' },
	HOMEWORK_TEMPORAL_TLS_CERT_FILE: {
		schema: text.optional(),
		allowed: 'the path of a client certificate in PEM, which needs TLS and HOMEWORK_TEMPORAL_TLS_KEY_FILE',
	},
	HOMEWORK_TEMPORAL_TLS_KEY_FILE: {
		schema: text.optional(),
		allowed: "the path of the client certificate's key in PEM, which needs HOMEWORK_TEMPORAL_TLS_CERT_FILE",
	},
	HOMEWORK_KEYS_FILE: { schema: text, allowed: 'the path of keys.json' },
	HOMEWORK_LEDGER_FILE: {
		schema: text.optional(),
		allowed: 'the path of the ledger in SQLite, made at the first start, unless HOMEWORK_LEDGER_URL is set',
	},
	HOMEWORK_LEDGER_URL: {
		schema: z
			.string()
			.regex(/^postgres(ql)?:\/\//)
			.refine((url) => URL.canParse(url))
			.optional(),
		allowed: 'a PostgreSQL database for the ledger, as postgres://user:password@host:5432/database',
	},
	HOMEWORK_LIBRARY_FOLDER: { schema: text, allowed: 'the folder with practice.yaml, exercises/ and messages/' },
	HOMEWORK_FLOW_ORIGINS: {
		schema: z.string().transform(origins).optional(),
		allowed:
			"the origins of n8n's webhooks, separated by commas, such as https://n8n.practice.example or http://n8n:5678",
	},
	HOMEWORK_HEALTH_PORT: { schema: port.optional(), allowed: 'a port, 1 to 65535' },
	HOMEWORK_CODEC_PORT: { schema: port.optional(), allowed: 'a port, 1 to 65535' },
	HOMEWORK_CODEC_SECRET: {
		schema: z
			.string()
			.regex(/^[A-Za-z0-9_-]{16,}$/)
			.optional(),
		allowed: 'at least 16 letters, digits, - or _, and needed with HOMEWORK_CODEC_PORT',
	},
	HOMEWORK_CODEC_ALLOWED_ORIGIN: {
		schema: z
			.string()
			.regex(/^https?:\/\/[^/\s]+$/)
			.optional(),
		allowed: 'the origin of the Temporal UI, such as http://127.0.0.1:8233, and needed with HOMEWORK_CODEC_PORT',
	},
	...alarmVariables,
	HOMEWORK_LOG_LEVEL: {
		schema: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
		allowed: 'trace, debug, info, warn or error',
	},
	HOMEWORK_SHUTDOWN_GRACE: {
		schema: z.coerce.number().int().min(0).max(600).default(10),
		allowed: 'seconds that running work is given to end, 0 to 600',
	},
} as const;

type Variable = keyof typeof variables;
type Values = { [V in Variable]: z.infer<(typeof variables)[V]['schema']> };

/** Where the Temporal UI may have payloads decoded. */
export interface CodecConfig {
	port: number;
	secret: string;
	allowedOrigin: string;
}

/** Where a server that asks for a client certificate is shown one: paths of PEM files. */
export interface ClientCertificateFiles {
	certificate: string;
	key: string;
}

/** The worker's settings, as read from the environment. */
export interface WorkerConfig {
	temporal: {
		address: string;
		namespace: string;
		tls: boolean;
		clientCertificate?: ClientCertificateFiles;
		apiKey?: string;
	};
	/** Base name of the four task queues. */
	taskQueue: string;
	keysFile: string;
	ledger: LedgerPlace;
	libraryFolder: string;
	/** Where flows may be; this machine on any port, if not set. */
	flowOrigins?: string[];
	healthPort?: number;
	codec?: CodecConfig;
	/** By what it speaks where nothing goes out; it does not, if not set. */
	alarm?: AlarmConfig;
	logLevel: Values['HOMEWORK_LOG_LEVEL'];
	/** Seconds that running work is given to end. */
	shutdownGrace: number;
}

/** Everything that is wrong with the environment. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';

	constructor(readonly problems: string[]) {
		super(`The worker cannot be configured:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
	}
}

/**
 * Reads the settings from environment variables. An empty variable counts as missing.
 *
 * @throws ConfigError that names each variable that is unknown, missing or wrong, and what is allowed
 */
export function readConfig(env: NodeJS.ProcessEnv): WorkerConfig {
	const problems = unknownVariables(env);
	const values = {} as Record<Variable, unknown>;
	for (const name of Object.keys(variables) as Variable[]) {
		const { schema, allowed } = variables[name];
		const parsed = schema.safeParse(env[name] || undefined);
		if (parsed.success) values[name] = parsed.data;
		else problems.push(`${name} ${env[name] ? 'holds something else than' : 'is missing; it takes'} ${allowed}`);
	}
	const read = values as Values;
	const codec = codecConfig(read, problems);
	const ledger = ledgerPlace(read, problems);
	const clientCertificate = clientCertificateFiles(read, problems);
	if (read.HOMEWORK_TEMPORAL_API_KEY !== undefined && !read.HOMEWORK_TEMPORAL_TLS) {
		problems.push('HOMEWORK_TEMPORAL_API_KEY would go out in the clear; set HOMEWORK_TEMPORAL_TLS to true');
	}
	if (problems.length > 0) throw new ConfigError(problems);
	return {
		temporal: {
			address: read.HOMEWORK_TEMPORAL_ADDRESS,
			namespace: read.HOMEWORK_TEMPORAL_NAMESPACE,
			tls: read.HOMEWORK_TEMPORAL_TLS,
			clientCertificate,
			apiKey: read.HOMEWORK_TEMPORAL_API_KEY,
		},
		taskQueue: read.HOMEWORK_TASK_QUEUE,
		keysFile: read.HOMEWORK_KEYS_FILE,
		ledger: ledger!,
		libraryFolder: read.HOMEWORK_LIBRARY_FOLDER,
		flowOrigins: read.HOMEWORK_FLOW_ORIGINS,
		healthPort: read.HOMEWORK_HEALTH_PORT,
		codec,
		alarm: alarmConfig(read),
		logLevel: read.HOMEWORK_LOG_LEVEL,
		shutdownGrace: read.HOMEWORK_SHUTDOWN_GRACE,
	};
}

/** Reads a list of origins, as URLs name them. */
function origins(list: string, context: z.RefinementCtx): string[] {
	return list.split(',').map((item) => {
		const url = URL.parse(item.trim());
		const { origin = '', protocol = '', href } = url ?? {};
		if (/^https?:$/.test(protocol) && href === `${origin}/`) return origin;
		context.addIssue({ code: 'custom', message: 'no origin' });
		return z.NEVER;
	});
}

function unknownVariables(env: NodeJS.ProcessEnv): string[] {
	return Object.keys(env)
		.filter((name) => name.startsWith(PREFIX) && !(name in variables))
		.map((name) => `${name} is unknown; allowed are ${Object.keys(variables).join(', ')}`);
}

function ledgerPlace(values: Values, problems: string[]): LedgerPlace | undefined {
	const { HOMEWORK_LEDGER_FILE: file, HOMEWORK_LEDGER_URL: url } = values;
	if (file !== undefined && url !== undefined) {
		problems.push('HOMEWORK_LEDGER_FILE and HOMEWORK_LEDGER_URL are both set; there is one ledger: unset one of them');
	}
	if (url !== undefined) return { url };
	if (file !== undefined) return { file };
	if (!problems.some((problem) => problem.startsWith('HOMEWORK_LEDGER_URL'))) {
		problems.push(`HOMEWORK_LEDGER_FILE is missing; it takes ${variables.HOMEWORK_LEDGER_FILE.allowed}`);
	}
	return undefined;
}

function clientCertificateFiles(values: Values, problems: string[]): ClientCertificateFiles | undefined {
	const {
		HOMEWORK_TEMPORAL_TLS_CERT_FILE: certificate,
		HOMEWORK_TEMPORAL_TLS_KEY_FILE: key,
		HOMEWORK_TEMPORAL_TLS: tls,
	} = values;
	if (certificate === undefined && key === undefined) return undefined;
	if (tls === false) {
		const given = certificate === undefined ? 'HOMEWORK_TEMPORAL_TLS_KEY_FILE' : 'HOMEWORK_TEMPORAL_TLS_CERT_FILE';
		problems.push(`${given} has no use without TLS; set HOMEWORK_TEMPORAL_TLS to true`);
	}
	if (certificate !== undefined && key !== undefined) return { certificate, key };
	const missing = certificate === undefined ? 'HOMEWORK_TEMPORAL_TLS_CERT_FILE' : 'HOMEWORK_TEMPORAL_TLS_KEY_FILE';
	problems.push(`${missing} is missing; it takes ${variables[missing].allowed}`);
	return undefined;
}

function codecConfig(values: Values, problems: string[]): CodecConfig | undefined {
	const { HOMEWORK_CODEC_PORT, HOMEWORK_CODEC_SECRET, HOMEWORK_CODEC_ALLOWED_ORIGIN } = values;
	if (HOMEWORK_CODEC_PORT === undefined) return undefined;
	if (HOMEWORK_CODEC_SECRET !== undefined && HOMEWORK_CODEC_ALLOWED_ORIGIN !== undefined) {
		return { port: HOMEWORK_CODEC_PORT, secret: HOMEWORK_CODEC_SECRET, allowedOrigin: HOMEWORK_CODEC_ALLOWED_ORIGIN };
	}
	for (const name of ['HOMEWORK_CODEC_SECRET', 'HOMEWORK_CODEC_ALLOWED_ORIGIN'] as const) {
		if (values[name] === undefined && !problems.some((problem) => problem.startsWith(name))) {
			problems.push(`${name} is missing; it takes ${variables[name].allowed}`);
		}
	}
	return undefined;
}
