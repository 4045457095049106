import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A mail as it came in: who it is for, and its source. */
export interface TakenMail {
	to: string;
	source: string;
}

/** Stands for a practice's mail server: speaks as much SMTP as a mail needs, and keeps what it gets. */
export class MailServer {
	readonly mails: TakenMail[] = [];
	private readonly sockets = new Set<Socket>();
	private readonly arrivals = new Set<() => void>();

	private constructor(private readonly server: Server) {}

	/** @param port any that is free, if left out */
	static async start(port = 0): Promise<MailServer> {
		const server = createServer();
		const mailServer = new MailServer(server);
		server.on('connection', (socket) => mailServer.serve(socket));
		await once(server.listen(port, '127.0.0.1'), 'listening');
		return mailServer;
	}

	get port(): number {
		return (this.server.address() as AddressInfo).port;
	}

	/** Where a worker's alarm finds it. */
	get url(): string {
		return alarmUrl(this.port);
	}

	/** The subjects of what came in, in order. */
	get subjects(): string[] {
		return this.mails.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1]?.trim() ?? '');
	}

	/** Waits for a mail with this in it. */
	async gets(text: string): Promise<TakenMail> {
		for (;;) {
			const mail = this.mails.find(({ source }) => source.includes(text));
			if (mail) return mail;
			await new Promise<void>((resolve) => this.arrivals.add(resolve));
		}
	}

	async close(): Promise<void> {
		for (const socket of this.sockets) socket.destroy();
		this.server.close();
		await once(this.server, 'close');
	}

	private serve(socket: Socket): void {
		this.sockets.add(socket);
		socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
		let unread = '';
		let to = '';
		let isData = false;
		socket.write('220 mail.practice.example\r\n');
		socket.on('data', (bytes) => {
			unread += bytes.toString();
			for (;;) {
				const end = isData ? '\r\n.\r\n' : '\r\n';
				const at = unread.indexOf(end);
				if (at < 0) return;
				const part = unread.slice(0, at);
				unread = unread.slice(at + end.length);
				// Long lines are broken on their way, each with a sign that says so.
				if (isData) this.take({ to, source: part.replaceAll('=\r\n', '') });
				else to = /^RCPT TO:<(.*)>/i.exec(part)?.[1] ?? to;
				isData = !isData && /^DATA/i.test(part);
				socket.write(isData ? '354 go on\r\n' : /^QUIT/i.test(part) ? '221 bye\r\n' : '250 ok\r\n');
			}
		});
	}

	private take(mail: TakenMail): void {
		this.mails.push(mail);
		for (const arrived of this.arrivals) arrived();
		this.arrivals.clear();
	}
}

/** What a worker is told of a mail server on this machine. */
export function alarmUrl(port: number): string {
	return `smtp://127.0.0.1:${port}?from=service@practice.example&to=office@practice.example`;
}
