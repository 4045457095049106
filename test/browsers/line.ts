import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';

/** A phone's line to a server, which can be cut and mended. */
export class Line {
	private sockets = new Set<Socket>();

	private constructor(
		private readonly server: Server,
		private readonly to: URL,
		private readonly port: number,
	) {}

	/** A line to where a page is served. */
	static async to(url: string): Promise<Line> {
		const server = createServer();
		const line = new Line(server, new URL(url), await listening(server, 0));
		server.on('connection', (socket) => line.pass(socket));
		return line;
	}

	/** The same address over this line. */
	url(address: string): string {
		const url = new URL(address);
		url.port = String(this.port);
		return url.href;
	}

	/** Nothing comes through any more. */
	async cut(): Promise<void> {
		const closed = new Promise((resolve) => this.server.close(resolve));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}

	async mend(): Promise<void> {
		await listening(this.server, this.port);
	}

	private pass(socket: Socket): void {
		const onwards = connect(Number(this.to.port), this.to.hostname);
		for (const [end, other] of [
			[socket, onwards],
			[onwards, socket],
		] as const) {
			this.sockets.add(end);
			end.on('error', () => other.destroy());
			end.on('close', () => {
				this.sockets.delete(end);
				other.destroy();
			});
			end.pipe(other);
		}
	}
}

async function listening(server: Server, port: number): Promise<number> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
}
