import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';

export interface LoopbackServer {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	origin: string;
	/** Ends the server and every connection to it. */
	close: () => Promise<void>;
}

/**
 * Serves HTTP to this machine only.
 *
 * @param port 0 for any free port
 * @param setting the variable that names the port
 * @throws Error that names port and setting where the port cannot be had
 */
export async function serveOnLoopback(
	listener: RequestListener,
	port: number,
	setting: string,
): Promise<LoopbackServer> {
	const server = createServer(listener);
	server.listen(port, LOOPBACK);
	try {
		await once(server, 'listening');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Error(`Port ${port} of ${LOOPBACK} cannot be had (${code}). Free it, or set ${setting} to another one.`, {
			cause: error,
		});
	}
	return {
		origin: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}
