import { readConfig } from '../../temporal/worker/config';

const needed = {
	HOMEWORK_KEYS_FILE: '/etc/homework/keys.json',
	HOMEWORK_LEDGER_FILE: '/var/lib/homework/ledger.db',
	HOMEWORK_LIBRARY_FOLDER: '/etc/homework/library',
};

function problems(env: NodeJS.ProcessEnv): string {
	try {
		readConfig(env);
	} catch (error) {
		return (error as Error).message;
	}
	return '';
}

describe("the worker's settings", () => {
	it('need three paths, and take the rest from what is usual', () => {
		expect(readConfig({ ...needed, PATH: '/bin' })).toEqual({
			temporal: { address: '127.0.0.1:7233', namespace: 'default', tls: false, apiKey: undefined },
			taskQueue: 'homework',
			keysFile: needed.HOMEWORK_KEYS_FILE,
			ledger: { file: needed.HOMEWORK_LEDGER_FILE },
			libraryFolder: needed.HOMEWORK_LIBRARY_FOLDER,
			flowOrigins: undefined,
			healthPort: undefined,
			codec: undefined,
			logLevel: 'info',
			shutdownGrace: 10,
		});
	});

	it('are all read', () => {
		const env = {
			...needed,
			HOMEWORK_TEMPORAL_ADDRESS: 'temporal.example:443',
			HOMEWORK_TEMPORAL_NAMESPACE: 'practice',
			HOMEWORK_TASK_QUEUE: 'linden',
			HOMEWORK_TEMPORAL_TLS: 'true',
			HOMEWORK_TEMPORAL_TLS_CERT_FILE: '/etc/homework/client.pem',
			HOMEWORK_TEMPORAL_TLS_KEY_FILE: '/etc/homework/client.key',
			HOMEWORK_TEMPORAL_API_KEY: 'key',
			HOMEWORK_FLOW_ORIGINS: 'https://N8N.practice.example:443, http://n8n:5678/',
			HOMEWORK_HEALTH_PORT: '8235',
			HOMEWORK_CODEC_PORT: '8234',
			HOMEWORK_CODEC_SECRET: 'abcdefghijklmnop',
			HOMEWORK_CODEC_ALLOWED_ORIGIN: 'http://127.0.0.1:8233',
			HOMEWORK_ALARM_SMTP: 'smtp://user:p%40ss@mail.example?from=service@practice.example&to=office@practice.example',
			HOMEWORK_ALARM_URL: 'https://alerts.example/homework',
			HOMEWORK_LOG_LEVEL: 'debug',
			HOMEWORK_SHUTDOWN_GRACE: '30',
		};
		expect(readConfig(env)).toMatchObject({
			temporal: {
				address: 'temporal.example:443',
				namespace: 'practice',
				tls: true,
				clientCertificate: { certificate: '/etc/homework/client.pem', key: '/etc/homework/client.key' },
				apiKey: 'key',
			},
			alarm: {
				smtp: {
					...{ host: 'mail.example', port: 587, secure: false, auth: { user: 'user', pass: 'p@ss' } },
					...{ from: 'service@practice.example', to: 'office@practice.example' },
				},
				url: 'https://alerts.example/homework',
				after: 300,
			},
			taskQueue: 'linden',
			flowOrigins: ['https://n8n.practice.example', 'http://n8n:5678'],
			healthPort: 8235,
			codec: { port: 8234, secret: 'abcdefghijklmnop', allowedOrigin: 'http://127.0.0.1:8233' },
			logLevel: 'debug',
			shutdownGrace: 30,
		});
	});

	it('may have the ledger in PostgreSQL', () => {
		const url = 'postgres://homework:secret@db.example:5432/homework?sslmode=verify-full';
		const env = { ...needed, HOMEWORK_LEDGER_FILE: '', HOMEWORK_LEDGER_URL: url };
		expect(readConfig(env).ledger).toEqual({ url });
	});

	it.each(['smtp://user:hunter2%@mail.example', 'smtp://us%er:hunter2@mail.example'])(
		'take no mail server with a percent sign that is not encoded (%s), and do not repeat the password',
		(server) => {
			const to = '?from=service@practice.example&to=office@practice.example';
			const message = problems({ ...needed, HOMEWORK_ALARM_SMTP: `${server}${to}` });
			expect(message).toContain('HOMEWORK_ALARM_SMTP holds something else than a mail server');
			expect(message).toContain('% as %25');
			expect(message).not.toContain('hunter2');
		},
	);

	it('name one ledger', () => {
		const message = problems({ ...needed, HOMEWORK_LEDGER_URL: 'postgres://homework:hunter2@db.example/homework' });
		expect(message).toContain('HOMEWORK_LEDGER_FILE and HOMEWORK_LEDGER_URL are both set');
		expect(message).not.toContain('hunter2');
	});

	it.each(['mysql://homework:hunter2@db.example/homework', 'db.example:hunter2', 'postgres://homework:hunter2@:x/'])(
		'take no other ledger than PostgreSQL (%s), and do not repeat the password',
		(url) => {
			const message = problems({ ...needed, HOMEWORK_LEDGER_FILE: '', HOMEWORK_LEDGER_URL: url });
			expect(message).toContain('HOMEWORK_LEDGER_URL holds something else than a PostgreSQL database');
			expect(message).not.toContain('hunter2');
			expect(message).not.toContain('HOMEWORK_LEDGER_FILE is missing');
		},
	);

	it('that are missing are all named, with what they take', () => {
		const message = problems({ HOMEWORK_KEYS_FILE: '' });
		expect(message).toContain('HOMEWORK_KEYS_FILE is missing; it takes the path of keys.json');
		expect(message).toContain('HOMEWORK_LEDGER_FILE is missing');
		expect(message).toContain('HOMEWORK_LIBRARY_FOLDER is missing');
	});

	it('that are unknown are named, with those that are known', () => {
		const message = problems({ ...needed, HOMEWORK_LEGDER_FILE: 'x' });
		expect(message).toMatch(/HOMEWORK_LEGDER_FILE is unknown; allowed are .*HOMEWORK_LEDGER_FILE/);
	});

	it.each([
		['HOMEWORK_TEMPORAL_ADDRESS', 'http://temporal', 'host:port'],
		['HOMEWORK_TEMPORAL_TLS', 'yes', 'true or false'],
		['HOMEWORK_FLOW_ORIGINS', 'http://n8n:5678/webhook', 'separated by commas'],
		['HOMEWORK_FLOW_ORIGINS', 'http://n8n:5678,', 'separated by commas'],
		['HOMEWORK_FLOW_ORIGINS', 'n8n:5678', 'separated by commas'],
		['HOMEWORK_FLOW_ORIGINS', 'https://user@n8n.practice.example', 'separated by commas'],
		['HOMEWORK_HEALTH_PORT', '70000', '1 to 65535'],
		['HOMEWORK_CODEC_PORT', 'none', '1 to 65535'],
		['HOMEWORK_CODEC_SECRET', 'short', 'at least 16'],
		['HOMEWORK_CODEC_ALLOWED_ORIGIN', 'http://127.0.0.1:8233/', 'origin'],
		['HOMEWORK_LOG_LEVEL', 'loud', 'trace, debug, info, warn or error'],
		['HOMEWORK_SHUTDOWN_GRACE', '-1', '0 to 600'],
	])('%s does not take %s, and says what it takes', (name, value, allowed) => {
		const message = problems({ ...needed, [name]: value });
		expect(message).toContain(name);
		expect(message).toContain(allowed);
	});

	it.each([
		[{ CERT_FILE: 'c' }, 'true', ['HOMEWORK_TEMPORAL_TLS_KEY_FILE is missing; it takes the path']],
		[{ KEY_FILE: 'k' }, 'true', ['HOMEWORK_TEMPORAL_TLS_CERT_FILE is missing; it takes the path']],
		[{ CERT_FILE: 'c', KEY_FILE: 'k' }, '', ['CERT_FILE has no use without TLS; set HOMEWORK_TEMPORAL_TLS to true']],
		[{ KEY_FILE: 'k' }, '', ['CERT_FILE is missing', 'KEY_FILE has no use without TLS']],
	])('for a client certificate come together, with TLS: %j', (files, tls, expected) => {
		const env: NodeJS.ProcessEnv = { ...needed, HOMEWORK_TEMPORAL_TLS: tls };
		for (const [name, file] of Object.entries(files)) env[`HOMEWORK_TEMPORAL_TLS_${name}`] = file;
		const message = problems(env);
		for (const part of expected) expect(message).toContain(part);
	});

	it('never repeat a secret that is wrong', () => {
		expect(problems({ ...needed, HOMEWORK_CODEC_SECRET: 'hunter2' })).not.toContain('hunter2');
	});

	it('for the codec come together', () => {
		const message = problems({ ...needed, HOMEWORK_CODEC_PORT: '8234' });
		expect(message).toContain('HOMEWORK_CODEC_SECRET is missing');
		expect(message).toContain('HOMEWORK_CODEC_ALLOWED_ORIGIN is missing');
	});
});
