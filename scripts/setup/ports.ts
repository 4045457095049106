import { createServer, type AddressInfo, type Server } from 'node:net';

/** A port that a part is going to listen on, and the setting that changes it. */
export interface PortNeed {
	port: number;
	part: string;
	setting: string;
}

/**
 * Makes sure that every port is free on 127.0.0.1.
 *
 * @throws Error that names each port that is taken, what it is for, and the setting that changes it.
 */
export async function requireFreePorts(needs: PortNeed[]): Promise<void> {
	const twice = needs.filter((need, at) => needs.findIndex(({ port }) => port === need.port) !== at);
	const taken = await Promise.all(needs.map(async (need) => ((await isFree(need.port)) ? [] : [need])));
	const problems = [
		...twice.map(({ port, part, setting }) => `${port} is asked for twice, by ${part} too: change ${setting}`),
		...taken.flat().map(({ port, part, setting }) => `${port}, for ${part}, is taken: free it, or set ${setting}`),
	];
	if (problems.length > 0)
		throw new Error(`These ports cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

/** Ports of 127.0.0.1 that are free at this moment, all different. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

async function isFree(port: number): Promise<boolean> {
	try {
		const server = await listen(port);
		await new Promise((resolve) => server.close(resolve));
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
		throw error;
	}
}

function listen(port: number): Promise<Server> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(server));
	});
}
