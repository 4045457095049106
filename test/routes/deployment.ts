import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, Worker, type WorkflowBundle } from '@temporalio/worker';
import { defineSearchAttributeKey } from '@temporalio/common';
import { ensureTemporalCli } from '../../scripts/setup/temporal';
import type { AssignmentInput, PageMemo } from '../../temporal/contract/assignment';
import { assignmentId, clientId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	assignmentWorkflowId,
	CONTRACT_VERSION,
	MEMO,
	SEARCH_ATTRIBUTE,
	taskQueues,
	WORKFLOW,
} from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { HomeworkCredentials } from '../../nodes/shared/connection';

/** Far enough off that nothing is delivered while a test looks at an assignment. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** A Temporal dev server under the keys of one deployment, and a worker that can be started and stopped. */
export class Deployment {
	readonly keys = generateKeys();
	readonly ring = new KeyRing(this.keys);
	private readonly dataConverter = encryptingDataConverter(this.ring);
	private environment!: TestWorkflowEnvironment;
	private bundle!: WorkflowBundle;
	private working: { worker: Worker; end: Promise<void> } | undefined;

	private constructor(private readonly activities: object) {}

	static async start(activities: object): Promise<Deployment> {
		const deployment = new Deployment(activities);
		deployment.environment = await TestWorkflowEnvironment.createLocal({
			server: {
				executable: { type: 'existing-path', path: await ensureTemporalCli() },
				searchAttributes: [
					defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'),
					defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'),
					defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'),
				],
			},
			client: { dataConverter: deployment.dataConverter },
		});
		deployment.bundle = await bundleWorkflowCode({
			workflowsPath: require.resolve('../../temporal/workflows/index.ts'),
			failureConverterPath: deployment.dataConverter.failureConverterPath,
		});
		return deployment;
	}

	/** The credential that a practice would set up. */
	get credentials(): HomeworkCredentials {
		return {
			address: this.environment.address,
			namespace: 'default',
			taskQueue: 'homework',
			keys: JSON.stringify(this.keys),
			tls: false,
		};
	}

	get client() {
		return this.environment.client;
	}

	async startWorker(): Promise<void> {
		const worker = await Worker.create({
			connection: this.environment.nativeConnection,
			taskQueue: taskQueues(this.credentials.taskQueue).workflows,
			workflowBundle: this.bundle,
			activities: this.activities,
			dataConverter: this.dataConverter,
		});
		this.working = { worker, end: worker.run() };
	}

	async stopWorker(): Promise<void> {
		this.working?.worker.shutdown();
		await this.working?.end;
		this.working = undefined;
	}

	/** Assigns homework, due in a week, and waits until a worker has taken it up. Answers the assignment's id. */
	async assign(key: string, zone = 'Europe/Berlin'): Promise<string> {
		const email = 'ada@example.org';
		const id = assignmentId(this.ring, key);
		const input: AssignmentInput = {
			version: CONTRACT_VERSION,
			assignmentId: id,
			clientId: clientId(this.ring, { email }),
			terms: {
				clientName: 'Ada Example',
				clientEmail: email,
				exerciseId: 'thought-record',
				deliverAt: new Date(Date.now() + DAY_MS).toISOString(),
				dueAt: new Date(Date.now() + 7 * DAY_MS).toISOString(),
				zone,
			},
			consentGiven: true,
		};
		const handle = await this.client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(id),
			taskQueue: taskQueues(this.credentials.taskQueue).workflows,
			args: [input],
			memo: { [MEMO.terms]: input.terms },
		});
		// A query is answered by the first task, which records the assignment; its memo follows at once.
		await handle.query('status');
		while (!(await this.page(id)));
		return id;
	}

	/** What the assignment's page shows, once it is recorded. */
	async page(id: string): Promise<PageMemo | undefined> {
		const { memo } = await this.client.workflow.getHandle(assignmentWorkflowId(id)).describe();
		return memo?.[MEMO.page] as PageMemo | undefined;
	}

	async stop(): Promise<void> {
		await this.stopWorker();
		await this.environment.teardown();
	}
}
