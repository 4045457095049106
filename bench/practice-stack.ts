import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { N8nApi } from '../scripts/stack/n8n/api.ts';
import { n8nUrl } from '../scripts/stack/n8n/server.ts';
import { ensurePrograms } from '../scripts/stack/setup.ts';
import { settingsFromEnvironment, type StackSettings } from '../scripts/stack/settings.ts';
import { Stack } from '../scripts/stack/stack.ts';
import { temporalAddress } from '../scripts/stack/temporal.ts';
import type { Terms } from '../temporal/contract/assignment';
import type { OwnedKind } from '../temporal/contract/command';
import { KeyRing, parseKeys } from '../temporal/contract/keys';
import { assignmentWorkflowId, MEMO, taskQueues, WORKFLOW } from '../temporal/contract/names';
import { encryptingDataConverter } from '../temporal/contract/payload-codec';
import type { Route } from '../temporal/contract/request';
import { openLedger, type Ledger } from '../temporal/ledger/ledger';
import { assignmentInput } from '../test/assignment-input';

const DAY = 24 * 60 * 60 * 1000;
const WITHIN = 30_000;

/** The whole product with a state of its own, and what a bench needs to look behind it. */
export interface PracticeStack {
	stack: Stack;
	ring: KeyRing;
	client: Client;
	ledger: Ledger;
}

/**
 * Runs a measurement on the whole product, and ends it whatever happens.
 *
 * @param more settings that are others than usual
 */
export async function onPracticeStack<T>(
	measure: (practice: PracticeStack) => Promise<T>,
	more: Partial<StackSettings> = {},
): Promise<T> {
	const stateFolder = await mkdtemp(path.join(os.tmpdir(), 'homework-bench-'));
	const settings = { ...settingsFromEnvironment(), ...more, stateFolder };
	const stack = await Stack.start(settings, await ensurePrograms(settings));
	const connection = await Connection.connect({ address: temporalAddress(settings) });
	const ring = new KeyRing(parseKeys(await readFile(stack.state.keysFile, 'utf8')));
	const ledger = await openLedger({ file: stack.state.ledgerFile, ring });
	try {
		const client = new Client({ connection, dataConverter: encryptingDataConverter(ring) });
		return await measure({ stack, ring, client, ledger });
	} finally {
		await ledger.close();
		await connection.close();
		await stack.stop();
		await rm(stateFolder, { recursive: true });
	}
}

/** The route that a starter flow has claimed: n8n is ready some moments before. */
export async function claimed({ ledger }: PracticeStack, kind: OwnedKind): Promise<Route> {
	return await soon(async () => await ledger.routes.owner(kind), `No starter flow has claimed "${kind}".`);
}

/** Assigns an exercise that is delivered in a day, if nobody does before; answers its id once it is on record. */
export async function assigned(practice: PracticeStack, email: string, more?: Partial<Terms>): Promise<string> {
	const id = await assign(practice, email, more);
	await recorded(practice, id);
	return id;
}

/** Assigns an exercise, at any hour of the day unless `more` says otherwise; answers its id. */
export async function assign(
	{ client, ring, stack }: PracticeStack,
	email: string,
	more: Partial<Terms> = {},
): Promise<string> {
	const input = assignmentInput(ring, {
		key: randomUUID(),
		clientName: 'Ada Example',
		clientEmail: email,
		exerciseId: 'thought-record',
		deliverAt: new Date(Date.now() + DAY).toISOString(),
		dueAt: new Date(Date.now() + 7 * DAY).toISOString(),
		zone: 'Europe/London',
		// A bench may run at night.
		anyHour: true,
		...more,
	});
	await client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(input.assignmentId),
		taskQueue: taskQueues(stack.settings.taskQueue).workflows,
		args: [input],
		memo: { [MEMO.terms]: input.terms },
	});
	return input.assignmentId;
}

/** Waits until an assignment is on record. */
export async function recorded({ ledger }: PracticeStack, assignmentId: string): Promise<void> {
	await soon(
		async () => (await ledger.stories.of(assignmentId)) ?? undefined,
		'The assignment was not recorded in time.',
	);
}

/** A node of n8n's own in a flow. */
interface FlowNode {
	name: string;
	type: string;
	typeVersion: number;
	parameters: object;
	credentials?: object;
}

/** Publishes a flow of a webhook and what follows it, in a line; answers the webhook's URL. */
export async function publishedWebhook(
	{ stack }: PracticeStack,
	name: string,
	webhook: { httpMethod: 'GET' | 'POST' } & Record<string, unknown>,
	following: FlowNode[] = [],
): Promise<string> {
	const { settings, secrets } = stack;
	const webhookId = randomUUID();
	const first: FlowNode & { webhookId: string } = {
		...{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId },
		parameters: { path: webhookId, ...webhook },
	};
	const line = [first, ...following];
	const n8n = await N8nApi.signIn(settings, secrets);
	const flow = await n8n.create({
		name,
		nodes: line.map((node, index) => ({ ...node, id: randomUUID(), position: [index * 240, 0] })),
		connections: Object.fromEntries(
			following.map((node, index) => [line[index]!.name, { main: [[{ node: node.name, type: 'main', index: 0 }]] }]),
		),
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
	});
	const { status } = await n8n.publish(flow);
	if (status !== 'published') throw new Error(`n8n did not publish the flow "${name}" (${status}).`);
	return `${n8nUrl(settings)}/webhook/${webhookId}`;
}

/** Asks until there is an answer, for half a minute at most. */
export async function soon<T>(ask: () => Promise<T | undefined>, otherwise: string): Promise<T> {
	for (const deadline = Date.now() + WITHIN; Date.now() < deadline; await setTimeout(50)) {
		const answer = await ask();
		if (answer !== undefined) return answer;
	}
	throw new Error(otherwise);
}
