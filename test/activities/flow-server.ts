import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { receivePush, type OwnRoute } from '../../nodes/HomeworkTrigger/push';
import type { Command, MessageCommand } from '../../temporal/contract/command';
import type { KeyRing } from '../../temporal/contract/keys';
import { CONTRACT_VERSION } from '../../temporal/contract/names';
import type { Receipt } from '../../temporal/contract/receipt';

/** What a flow does with a command, and n8n answers for it. */
export type Flow = (command: Command, response: ServerResponse) => void;

const running: Server[] = [];

afterEach(async () => {
	for (const server of running.splice(0)) {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	}
});

/** A server that is closed after the test, on a free port. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
	const server = createServer(answer);
	running.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook/homework`;
}

/** n8n with one published flow: it takes a push as Homework Trigger does, and keeps what it took. */
export async function serveFlow<C extends Command = MessageCommand>(ring: KeyRing, own: OwnRoute, flow: Flow) {
	const received: C[] = [];
	const url = await serve((request, response) => {
		const chunks: Buffer[] = [];
		request
			.on('data', (chunk: Buffer) => chunks.push(chunk))
			.on('end', () => {
				const push = { headers: request.headers, rawBody: Buffer.concat(chunks) };
				const reception = receivePush(ring, [own], push, new Date());
				if (reception.kind === 'pong') return json(response, 200, reception.pong);
				if (reception.kind === 'refused') {
					return json(response, reception.status, { startedNothing: true, message: reception.reason });
				}
				received.push(reception.command as C);
				flow(reception.command, response);
			});
	});
	return { url, received };
}

/** A flow that ends in Homework Receipt. */
export function receipting(receipt: Partial<Receipt>): Flow {
	return ({ tryId }, response) =>
		json(response, 200, { homeworkReceipt: { version: CONTRACT_VERSION, tryId, result: 'sent', ...receipt } });
}

export function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
