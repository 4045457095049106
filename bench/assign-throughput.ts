import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { defineSearchAttributeKey } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { mapConcurrently } from '../nodes/shared/concurrency';
import { closeConnections } from '../nodes/shared/connection';
import { inProject } from '../scripts/setup/project.ts';
import { ensureTemporalCli } from '../scripts/setup/temporal.ts';
import { createActivities } from '../temporal/activities/activities';
import { otherWorkflows } from '../temporal/activities/other-workflows';
import type { AssignmentInput } from '../temporal/contract/assignment';
import { assignmentId, clientId } from '../temporal/contract/identity';
import { generateKeys, KeyRing } from '../temporal/contract/keys';
import {
	assignmentWorkflowId,
	CONTRACT_VERSION,
	DEFAULT_TASK_QUEUE,
	MEMO,
	SEARCH_ATTRIBUTE,
	taskQueues,
	WORKFLOW,
} from '../temporal/contract/names';
import { encryptingDataConverter } from '../temporal/contract/payload-codec';
import { openLedger } from '../temporal/ledger/ledger';
import { loadLibrary } from '../temporal/library/library';
import { readFlow, runFlow } from '../test/nodes/harness';
import { medianFigure, ratios, type Figure } from './figure.ts';

const ITEMS = 400;
const IN_FLIGHT = 50;
const ROUNDS = 9;

const OUTCOME = defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD');
const CLIENT = defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD');
const DUE = defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME');

/**
 * Assignments a second through the Homework Assign node, beside the bare client with the same payload and codec. Only
 * questions are answered meanwhile: nobody works on the workflows, so that both sides have the server to themselves.
 */
export async function assignThroughput(): Promise<Figure[]> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'homework-assign-'));
	const keys = generateKeys();
	const ring = new KeyRing(keys);
	const dataConverter = encryptingDataConverter(ring);
	const queues = taskQueues(DEFAULT_TASK_QUEUE);
	const temporal = await TestWorkflowEnvironment.createLocal({
		server: {
			executable: { type: 'existing-path', path: await ensureTemporalCli() },
			dbFilename: path.join(folder, 'temporal.db'),
			searchAttributes: [OUTCOME, CLIENT, DUE],
		},
		client: { dataConverter },
	});
	const ledger = await openLedger({ file: path.join(folder, 'ledger.db'), ring });
	const library = loadLibrary(inProject('library'));
	const worker = await Worker.create({
		connection: temporal.nativeConnection,
		taskQueue: queues.ask,
		activities: createActivities({
			ledger,
			library,
			ring,
			others: otherWorkflows(temporal.client, DEFAULT_TASK_QUEUE),
		}).ask,
		dataConverter,
	});
	const working = worker.run();

	let round = 0;
	const dueAt = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000);
	const due = dueAt.toISOString();
	const person = (item: number) => ({ client: `Client ${item}`, email: `client${item}@example.org` });
	const flow = readFlow('assign');
	const credentials = {
		address: temporal.address,
		namespace: 'default',
		taskQueue: DEFAULT_TASK_QUEUE,
		keys: JSON.stringify(keys),
	};

	async function byNode(): Promise<number> {
		round += 1;
		const items = Array.from({ length: ITEMS }, (_, item) => ({
			...person(item),
			exercise: 'thought-record',
			due,
			zone: 'Europe/London',
			key: `node/${round}/${item}`,
		}));
		const start = performance.now();
		const { outputs, error } = await runFlow(flow, { credentials, items });
		const seconds = (performance.now() - start) / 1000;
		const assigned = outputs[0]?.filter(({ json }) => json.status === 'assigned').length;
		if (assigned !== ITEMS) throw error ?? new Error(`Only ${assigned} of ${ITEMS} were assigned.`);
		return ITEMS / seconds;
	}

	async function byClient(): Promise<number> {
		round += 1;
		const start = performance.now();
		await mapConcurrently(Array.from({ length: ITEMS }), IN_FLIGHT, async (_, item) => {
			const { client, email } = person(item);
			const input: AssignmentInput = {
				version: CONTRACT_VERSION,
				assignmentId: assignmentId(ring, `client/${round}/${item}`),
				clientId: clientId(ring, { name: client, email }),
				terms: {
					clientName: client,
					clientEmail: email,
					exerciseId: 'thought-record',
					deliverAt: new Date().toISOString(),
					dueAt: due,
					zone: 'Europe/London',
				},
				batchId: ring.blindIndex('batch', `client/${round}`),
				consentGiven: true,
			};
			await temporal.client.workflow.start(WORKFLOW.assignment, {
				workflowId: assignmentWorkflowId(input.assignmentId),
				taskQueue: queues.workflows,
				args: [input],
				workflowIdReusePolicy: 'REJECT_DUPLICATE',
				workflowIdConflictPolicy: 'FAIL',
				memo: { [MEMO.terms]: input.terms, [MEMO.agreed]: true, [MEMO.batch]: input.batchId },
				typedSearchAttributes: [
					{ key: OUTCOME, value: 'open' },
					{ key: CLIENT, value: input.clientId },
					{ key: DUE, value: dueAt },
				],
				staticSummary: 'Thought record, due 2026-11-27 18:00 UTC',
			});
		});
		return ITEMS / ((performance.now() - start) / 1000);
	}

	try {
		await byNode();
		await byClient();
		const measured = await ratios(ROUNDS, byNode, byClient);
		return [
			medianFigure(`Assign node beside workflow.start, ${IN_FLIGHT} in flight`, 'ratio', measured, { atLeast: 0.9 }),
		];
	} finally {
		await closeConnections();
		worker.shutdown();
		await working;
		await ledger.close();
		await temporal.teardown();
		await rm(folder, { recursive: true });
	}
}
