import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { HomeworkCredentials } from '../../nodes/shared/connection';
import { createActivities } from '../../temporal/activities/activities';
import { FlowOrigins } from '../../temporal/activities/sending/flow-origins';
import { otherWorkflows } from '../../temporal/activities/other-workflows';
import type { AssignmentStatus } from '../../temporal/contract/assignment';
import type { EventKind } from '../../temporal/contract/event';
import { assignmentId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import { assignmentWorkflowId, MEMO, QUERY } from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { loadLibrary } from '../../temporal/library/library';
import { readConfig, type WorkerConfig } from '../../temporal/worker/config';
import { lookingAround } from '../../temporal/worker/look-around';
import { createWorkers, runWorkers } from '../../temporal/worker/workers';
import { devServer } from '../dev-server';
import { logger } from '../temporal-runtime';
import { workflowBundle } from '../workflow-bundle';

const libraryFolder = join(__dirname, '../../library');

/** The Temporal side of one practice: dev server, ledger and library, and a worker that can be started and stopped. */
export class Practice {
	readonly keys = generateKeys();
	readonly ring = new KeyRing(this.keys);
	private readonly dataConverter = encryptingDataConverter(this.ring);
	private readonly folder = mkdtempSync(join(tmpdir(), 'practice-'));
	private environment!: TestWorkflowEnvironment;
	ledger!: Ledger;
	private working?: { stop: AbortController; end: Promise<void> };

	private constructor(private readonly libraryFolder: string) {}

	/** @param config settings of Temporal's server */
	static async start(
		libraryFolder = join(__dirname, '../../library'),
		config: Record<string, number> = {},
	): Promise<Practice> {
		const practice = new Practice(libraryFolder);
		const { folder, ring, dataConverter } = practice;
		practice.environment = await devServer({ dataConverter, config });
		practice.ledger = await openLedger({ file: join(folder, 'ledger.db'), ring });
		return practice;
	}

	get address(): string {
		return this.environment.address;
	}

	get nativeConnection() {
		return this.environment.nativeConnection;
	}

	/** The credential that the practice sets up in n8n. */
	get credentials(): HomeworkCredentials {
		return {
			address: this.address,
			namespace: 'default',
			taskQueue: 'homework',
			keys: JSON.stringify(this.keys),
			tls: false,
			apiKey: '',
			tlsClientCertificate: '',
			tlsClientKey: '',
		};
	}

	get client() {
		return this.environment.client;
	}

	/** The id that an assignment key leads to. */
	idOf(key: string): string {
		return assignmentId(this.ring, key);
	}

	/** Waits until a worker has taken an assignment up, and so recorded it. */
	async taken(id: string): Promise<void> {
		await this.status(id);
		await this.recorded(id, 'assigned');
	}

	/** Waits until the memo of an assignment has what its client's page shows. */
	async shown(id: string): Promise<void> {
		const handle = this.client.workflow.getHandle(assignmentWorkflowId(id));
		while ((await handle.describe()).memo?.[MEMO.page] === undefined) await nextTurn();
	}

	/** Whether Temporal has an assignment, open or closed. */
	async has(id: string): Promise<boolean> {
		try {
			await this.client.workflow.getHandle(assignmentWorkflowId(id)).describe();
			return true;
		} catch (error) {
			if (error instanceof WorkflowNotFoundError) return false;
			throw error;
		}
	}

	/** How an open assignment stands, as its workflow says. */
	async status(id: string): Promise<AssignmentStatus> {
		return await this.client.workflow.getHandle(assignmentWorkflowId(id)).query<AssignmentStatus>(QUERY.status);
	}

	/** How an assignment ended. */
	async result(id: string): Promise<AssignmentStatus> {
		return (await this.client.workflow.getHandle(assignmentWorkflowId(id)).result()) as AssignmentStatus;
	}

	/** What the Temporal UI shows of an assignment in its list and above its timeline. */
	async summary(id: string): Promise<string | undefined> {
		const { staticSummary } = await this.client.workflow.getHandle(assignmentWorkflowId(id)).describe();
		return await staticSummary();
	}

	/** Publishes flows that nobody reaches, so that homework can be expected to go out. */
	async publishFlows(): Promise<void> {
		for (const kind of ['deliver', 'page'] as const) {
			const flow = { instanceId: 'n8n', flowId: kind, flowName: kind, nodeId: kind, nodeName: kind };
			const route = { ...flow, kind, routeId: kind.padEnd(22, '-'), url: 'http://127.0.0.1:1/webhook/x' };
			await this.ledger.routes.claim({ routes: [route], givenUp: [], takeOver: false });
		}
	}

	/** Waits until a step is on record, as it is before anything follows from it. */
	async recorded(id: string, kind: EventKind): Promise<void> {
		while (!(await this.ledger.stories.of(id))?.events.some((event) => event.kind === kind)) await nextTurn();
	}

	/** @param origins where flows may be; on this machine, if left out */
	async startWorker(origins = new FlowOrigins()): Promise<void> {
		// The tests' dates are years ahead.
		const library = { ...loadLibrary(this.libraryFolder), dueWithinDays: 3_660 };
		await this.ledger.exerciseFiles.record(library.files);
		const workers = await createWorkers(this.workerConfig, {
			connection: this.nativeConnection,
			ring: this.ring,
			activities: createActivities({
				ledger: this.ledger,
				library,
				ring: this.ring,
				others: otherWorkflows(this.client, this.credentials.taskQueue),
				origins,
				lookAround: lookingAround({
					...{ config: this.workerConfig, ring: this.ring, ledger: this.ledger, origins },
					connection: this.nativeConnection,
				}),
			}),
			workflowBundle: { codePath: await workflowBundle() },
			identity: 'worker-under-test',
		});
		const stop = new AbortController();
		this.working = { stop, end: runWorkers(workers, stop.signal, logger) };
	}

	async stopWorker(): Promise<void> {
		this.working?.stop.abort();
		await this.working?.end;
		this.working = undefined;
	}

	async stop(): Promise<void> {
		await this.stopWorker();
		await this.environment?.teardown();
		await this.ledger?.close();
		rmSync(this.folder, { recursive: true });
	}

	private get workerConfig(): WorkerConfig {
		return readConfig({
			HOMEWORK_TEMPORAL_ADDRESS: this.address,
			HOMEWORK_KEYS_FILE: join(this.folder, 'keys.json'),
			HOMEWORK_LEDGER_FILE: join(this.folder, 'ledger.db'),
			HOMEWORK_LIBRARY_FOLDER: libraryFolder,
			HOMEWORK_SHUTDOWN_GRACE: '1',
		});
	}
}
