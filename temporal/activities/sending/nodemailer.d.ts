/** Of nodemailer what the alarm uses; the package comes without types. */
declare module 'nodemailer' {
	interface Mail {
		from: string;
		to: string;
		subject: string;
		text: string;
		headers?: Record<string, string>;
	}

	interface Transport {
		sendMail(mail: Mail): Promise<unknown>;
		/** Connects, and signs in where the settings say so. */
		verify(): Promise<true>;
		close(): void;
	}

	export function createTransport(settings: {
		host: string;
		port: number;
		secure: boolean;
		auth?: { user: string; pass: string };
		ignoreTLS: boolean;
		requireTLS: boolean;
		connectionTimeout: number;
		greetingTimeout: number;
		socketTimeout: number;
	}): Transport;
}
