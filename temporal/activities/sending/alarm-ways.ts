import { createTransport } from 'nodemailer';

/** By what the alarm speaks, as the settings name it. */
export interface AlarmPlaces {
	smtp?: AlarmMail;
	/** Gets a POST. */
	url?: string;
}

/** A mail server, who writes, and who is written to. */
export interface AlarmMail {
	host: string;
	port: number;
	/** TLS from the first byte; else as the server offers it. */
	secure: boolean;
	auth?: { user: string; pass: string };
	from: string;
	to: string;
}

/** What is said: words that name nobody, and codes for programs. */
export interface AlarmLine {
	subject: string;
	text: string;
	/** What is wrong, or over. */
	troubles: string[];
	over: boolean;
}

/** One way to speak that needs neither n8n nor Temporal. */
export interface AlarmWay {
	/** Without user and password. */
	name: string;
	say(line: AlarmLine): Promise<void>;
	/** Looks whether it could be used, as far as that shows without using it. */
	check(): Promise<void>;
}

const TIMEOUT_MS = 15_000;

/** On this machine itself nobody listens in, and a mail server there has no certificate that fits. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The ways that the settings name. */
export function alarmWays({ smtp, url }: AlarmPlaces): AlarmWay[] {
	return [...(smtp ? [byMail(smtp)] : []), ...(url === undefined ? [] : [byPost(url)])];
}

function byMail({ from, to, ...server }: AlarmMail): AlarmWay {
	const using = async (use: (mail: ReturnType<typeof createTransport>) => Promise<unknown>) => {
		const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
		const isHere = LOOPBACK.includes(server.host);
		// A password goes out encrypted, or not at all.
		const requireTLS = server.auth !== undefined && !isHere;
		const transport = createTransport({ ...server, ...timeouts, ignoreTLS: isHere, requireTLS });
		try {
			await use(transport);
		} finally {
			transport.close();
		}
	};
	return {
		name: `the mail server ${server.host}:${server.port}`,
		say: ({ subject, text }) =>
			using((mail) => mail.sendMail({ from, to, subject, text, headers: { 'Auto-Submitted': 'auto-generated' } })),
		check: () => using((mail) => mail.verify()),
	};
}

function byPost(url: string): AlarmWay {
	return {
		name: new URL(url).origin,
		say: async (line) => {
			const response = await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(line),
				redirect: 'error',
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
			await response.body?.cancel();
			if (!response.ok) throw new Error(`it answered ${response.status}`);
		},
		// Nothing but a POST shows whether it takes one.
		check: async () => undefined,
	};
}
