import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v4';
import {
	briefCommandSchema,
	messageCommandSchema,
	pingSchema,
	routeCommandSchema,
	type BriefCommand,
	type MessageCommand,
	type Pong,
} from '../../temporal/contract/command';
import type { RouteLimits } from '../../temporal/activities/sending/route-loads';
import { verifyPush } from '../../temporal/contract/hand-off';
import { routeId } from '../../temporal/contract/identity';
import type { KeyRing } from '../../temporal/contract/keys';
import type { Receipt } from '../../temporal/contract/receipt';
import type { Route } from '../../temporal/contract/request';

/** How a flow answers a command: with a receipt, with a bare HTTP status, or not until it is told to. */
export type FlowAnswer = Answer | Promise<Answer>;
type Answer = Omit<Receipt, 'version' | 'tryId'> | { status: number };

/** The answer of a flow that works. */
export const SENT = (command: MessageCommand): FlowAnswer => ({
	result: 'sent',
	providerMessageId: `<${command.commandId}@mail>`,
});

/** The answer of a flow whose provider takes nothing just now. */
export const FAILED = (): FlowAnswer => ({ result: 'failed', proof: 'stated', reason: 'The mail server is down.' });

/** For skipped time, in which what waits for room would wait for days. */
export const UNLIMITED: RouteLimits = {
	atOnce: Infinity,
	toOneN8n: Infinity,
	forUrgent: 0,
	atDoorMs: 0,
	failuresToOpen: Infinity,
};

const pushSchema = z.discriminatedUnion('command', [messageCommandSchema, briefCommandSchema, pingSchema]);

/** Stands for n8n, which is not ours: takes signed commands over HTTP and answers with what the flow's last node made. */
export class FlowServer {
	/** Every command that came in, tries counted one by one. */
	readonly commands: MessageCommand[] = [];
	/** Every brief that came in, tries counted one by one. */
	readonly briefs: BriefCommand[] = [];
	answer = SENT;
	/** How a brief is answered. */
	briefAnswer: (brief: BriefCommand) => FlowAnswer = () => ({ result: 'sent' });
	private readonly arrivals: Array<() => void> = [];
	private server!: Server;

	private constructor(private readonly ring: KeyRing) {}

	static async start(ring: KeyRing): Promise<FlowServer> {
		const flow = new FlowServer(ring);
		flow.server = createServer((request, response) => {
			// The client's page, as the watch looks for it.
			if (request.method === 'GET') return response.writeHead(404, { 'content-type': 'text/html' }).end();
			void flow.receive(request).then(({ status, body }) => {
				response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
			});
		});
		flow.server.listen(0, '127.0.0.1');
		await once(flow.server, 'listening');
		return flow;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook/homework`;
	}

	/** The id of the route by which it takes a command. */
	routeId(command: string): string {
		return routeId(this.ring, { instanceId: 'n8n', flowId: 'flow', nodeId: 'trigger', command });
	}

	/** The route by which it takes a command, as its trigger or page claims it. */
	route(kind: Route['kind']): Route {
		const names = {
			instanceId: 'n8n',
			flowId: 'flow',
			flowName: 'Message the client',
			nodeId: 'trigger',
			nodeName: 'Homework Trigger',
		};
		return { routeId: this.routeId(kind), kind, ...names, url: this.url };
	}

	/** The commands for one assignment. */
	commandsFor(assignmentId: string): MessageCommand[] {
		return this.commands.filter((command) => command.assignmentId === assignmentId);
	}

	/** Waits until a command for this assignment has come in. */
	async arrived(assignmentId: string): Promise<MessageCommand> {
		for (;;) {
			const command = this.commandsFor(assignmentId)[0];
			if (command) return command;
			await new Promise<void>((resolve) => this.arrivals.push(resolve));
		}
	}

	/** Waits until so many briefs for this clinician have come in, and answers them all. */
	async briefed(clinicianId: string, count: number): Promise<BriefCommand[]> {
		for (;;) {
			const briefs = this.briefs.filter((brief) => brief.clinicianId === clinicianId);
			if (briefs.length >= count) return briefs;
			await new Promise<void>((resolve) => this.arrivals.push(resolve));
		}
	}

	async close(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}

	private async receive(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
		const chunks: Buffer[] = [];
		for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
		const body = Buffer.concat(chunks);
		const push = pushSchema.parse(JSON.parse(body.toString()));
		const verified = verifyPush(this.ring, push.routeId, request.headers, body, new Date());
		if (!verified.trusted) return { status: 401, body: { startedNothing: true, message: verified.reason } };
		if (push.command === 'ping') return { status: 200, body: this.pong(push.routeId) };
		const answering = push.command === 'brief' ? this.takeBrief(push) : this.take(push);
		for (const arrival of this.arrivals.splice(0)) arrival();
		const answer = await answering;
		if ('status' in answer) return { status: answer.status, body: {} };
		return { status: 200, body: { homeworkReceipt: { version: 1, tryId: push.tryId, ...answer } } };
	}

	private pong(id: string): Pong {
		return { routeId: id, command: routeCommandSchema.options.find((command) => this.routeId(command) === id)! };
	}

	private take(command: MessageCommand): FlowAnswer {
		this.commands.push(command);
		return this.answer(command);
	}

	private takeBrief(brief: BriefCommand): FlowAnswer {
		this.briefs.push(brief);
		return this.briefAnswer(brief);
	}
}
