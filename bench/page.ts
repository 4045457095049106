import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { N8nApi } from '../scripts/stack/n8n/api.ts';
import { n8nUrl } from '../scripts/stack/n8n/server.ts';
import { ensurePrograms } from '../scripts/stack/setup.ts';
import { settingsFromEnvironment } from '../scripts/stack/settings.ts';
import { Stack } from '../scripts/stack/stack.ts';
import { temporalAddress } from '../scripts/stack/temporal.ts';
import type { AssignmentInput } from '../temporal/contract/assignment';
import { assignmentId, clientId } from '../temporal/contract/identity';
import { KeyRing, parseKeys } from '../temporal/contract/keys';
import { linkToken } from '../temporal/contract/link-token';
import { assignmentWorkflowId, CONTRACT_VERSION, MEMO, taskQueues, WORKFLOW } from '../temporal/contract/names';
import { encryptingDataConverter } from '../temporal/contract/payload-codec';
import { openLedger } from '../temporal/ledger/ledger';
import { figure, p95, type Figure } from './figure.ts';

const ROUNDS = 200;
const WARM_UP = 20;
const DAY = 24 * 60 * 60 * 1000;
const SHOWN_WITHIN = 30_000;
/** n8n goes on with an execution after it has answered, which must not fall on the next request. */
const PAUSE = 150;

/**
 * The client's page, looked up in Temporal, decrypted and rendered, beside a bare webhook of the same n8n that returns
 * the same HTML as a constant. Both are opened one after the other, in changing order.
 */
export async function page(): Promise<Figure[]> {
	const stateFolder = await mkdtemp(path.join(os.tmpdir(), 'homework-bench-'));
	const settings = { ...settingsFromEnvironment(), stateFolder };
	const stack = await Stack.start(settings, await ensurePrograms(settings));
	const connection = await Connection.connect({ address: temporalAddress(settings) });
	try {
		const ring = new KeyRing(parseKeys(await readFile(stack.state.keysFile, 'utf8')));
		const client = new Client({ connection, dataConverter: encryptingDataConverter(ring) });
		const link = `${await pageUrl(stack.state.ledgerFile, ring)}?t=${await assigned(client, ring, settings.taskQueue)}`;
		const html = await shown(link);
		const bare = await bareWebhook(stack, html);

		const opened = { page: [] as number[], bare: [] as number[] };
		for (let round = -WARM_UP; round < ROUNDS; round++) {
			for (const side of round % 2 ? (['page', 'bare'] as const) : (['bare', 'page'] as const)) {
				const time = await open(side === 'page' ? link : bare, html.length);
				if (round >= 0) opened[side].push(time);
				await setTimeout(PAUSE);
			}
		}
		const ratio = p95(opened.page) / p95(opened.bare);
		return [
			figure("p95 of the client's page beside a bare webhook that returns its HTML", 'ratio', ratio, { atMost: 2 }),
		];
	} finally {
		await connection.close();
		await stack.stop();
		await rm(stateFolder, { recursive: true });
	}
}

/** Where the starter flow serves the page. */
async function pageUrl(file: string, ring: KeyRing): Promise<string> {
	const ledger = await openLedger({ file, ring });
	try {
		const owner = await ledger.routes.owner('page');
		if (!owner) throw new Error('No starter flow serves the page.');
		return owner.url;
	} finally {
		await ledger.close();
	}
}

/** Assigns an exercise, and answers the token of the link to it. */
async function assigned(client: Client, ring: KeyRing, taskQueue: string): Promise<string> {
	const id = assignmentId(ring, randomUUID());
	const input: AssignmentInput = {
		version: CONTRACT_VERSION,
		assignmentId: id,
		clientId: clientId(ring, { email: 'ada@example.org' }),
		terms: {
			clientName: 'Ada Example',
			clientEmail: 'ada@example.org',
			exerciseId: 'thought-record',
			deliverAt: new Date(Date.now() + DAY).toISOString(),
			dueAt: new Date(Date.now() + 7 * DAY).toISOString(),
			zone: 'Europe/London',
		},
		consentGiven: true,
	};
	await client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: taskQueues(taskQueue).workflows,
		args: [input],
		memo: { [MEMO.terms]: input.terms },
	});
	return linkToken(ring, { assignmentId: id, generation: 0 });
}

/** The page, as soon as the assignment is recorded. */
async function shown(link: string): Promise<string> {
	const deadline = Date.now() + SHOWN_WITHIN;
	while (Date.now() < deadline) {
		const response = await fetch(link);
		const html = await response.text();
		if (response.ok) return html;
		await setTimeout(100);
	}
	throw new Error('The page was not shown in time.');
}

/** Publishes a flow of one webhook that answers at once, with a constant, and saves nothing; answers its URL. */
async function bareWebhook({ settings, secrets }: Stack, html: string): Promise<string> {
	const n8n = await N8nApi.signIn(settings, secrets);
	const webhookId = randomUUID();
	const flow = await n8n.create({
		name: 'Bare webhook',
		nodes: [
			{
				id: randomUUID(),
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2.1,
				position: [0, 0],
				webhookId,
				parameters: {
					path: webhookId,
					responseMode: 'onReceived',
					options: {
						responseData: html,
						responseHeaders: { entries: [{ name: 'Content-Type', value: 'text/html; charset=utf-8' }] },
					},
				},
			},
		],
		connections: {},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
	});
	const { status } = await n8n.publish(flow);
	if (status !== 'published') throw new Error(`n8n did not publish the bare webhook (${status}).`);
	return `${n8nUrl(settings)}/webhook/${webhookId}`;
}

/** Milliseconds until all of a page is there. */
async function open(url: string, length: number): Promise<number> {
	const start = performance.now();
	const response = await fetch(url);
	const html = await response.text();
	const time = performance.now() - start;
	if (!response.ok || html.length !== length) throw new Error(`The page was answered ${response.status}.`);
	return time;
}
