import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { otherWorkflows, type OtherWorkflows } from '../../temporal/activities/other-workflows';
import type { Person, Terms } from '../../temporal/contract/assignment';
import { clinicianId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	assignmentWorkflowId,
	briefWorkflowId,
	CONTRACT_VERSION,
	requestWorkflowId,
	WORKFLOW,
} from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Route } from '../../temporal/contract/request';
import { localDate } from '../../temporal/plan/hours';
import { assignmentInput } from '../assignment-input';
import { devServer } from '../dev-server';
import { until } from '../e2e/until';
import { FlowServer } from '../workflows/flow-server';
import { WorkerProcess } from './worker-process';

export const HOUR = 3_600_000;
const ZONE = 'Europe/Berlin';

/** A practice on Temporal's own server, whose worker is a process of its own that a test kills and starts again. */
export class Practice {
	private worker: WorkerProcess | undefined;

	private constructor(
		private readonly temporal: TestWorkflowEnvironment,
		private readonly ring: KeyRing,
		private readonly folder: string,
		readonly flow: FlowServer,
	) {}

	static async open(): Promise<Practice> {
		const keys = generateKeys();
		const ring = new KeyRing(keys);
		const folder = mkdtempSync(join(tmpdir(), 'restart-'));
		writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
		cpSync(join(__dirname, '../../library'), join(folder, 'library'), { recursive: true });
		const practiceFile = join(folder, 'library/practice.yaml');
		const practice = readFileSync(practiceFile, 'utf8').replace('settleMinutes: 2', 'settleMinutes: 0');
		writeFileSync(practiceFile, `${practice}\nzone: ${ZONE}\n`);
		const temporal = await devServer({ dataConverter: encryptingDataConverter(ring) });
		return new Practice(temporal, ring, folder, await FlowServer.start(ring));
	}

	async close(): Promise<void> {
		await this.killWorker();
		await this.flow.close();
		await this.temporal.teardown();
		rmSync(this.folder, { recursive: true });
	}

	async startWorker(): Promise<void> {
		this.worker = new WorkerProcess({
			HOMEWORK_TEMPORAL_ADDRESS: this.temporal.address,
			HOMEWORK_KEYS_FILE: join(this.folder, 'keys.json'),
			HOMEWORK_LEDGER_FILE: join(this.folder, 'ledger.db'),
			HOMEWORK_LIBRARY_FOLDER: join(this.folder, 'library'),
		});
		await this.worker.says('The worker starts');
	}

	async killWorker(): Promise<void> {
		await this.worker?.stop('SIGKILL');
		this.worker = undefined;
	}

	/** Has the flow take these commands, as n8n does when it is published. */
	async publish(...kinds: Array<Route['kind']>): Promise<void> {
		const routes = kinds.map((kind) => this.flow.route(kind));
		await this.temporal.client.workflow.execute(WORKFLOW.request, {
			workflowId: requestWorkflowId(kinds.join('+')),
			taskQueue: 'homework',
			args: [{ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false }],
		});
	}

	/** Assigns homework that is delivered at any hour. */
	async assign(clientEmail: string, more: Partial<Terms> = {}): Promise<WorkflowHandle & { id: string }> {
		const input = assignmentInput(this.ring, {
			key: clientEmail,
			clientName: 'Ada Byron',
			clientEmail,
			exerciseId: 'thought-record',
			deliverAt: new Date().toISOString(),
			dueAt: new Date(Date.now() + 48 * HOUR).toISOString(),
			zone: ZONE,
			anyHour: true,
			...more,
		});
		const { assignmentId: id } = input;
		const handle = await this.temporal.client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(id),
			taskQueue: 'homework',
			args: [input],
		});
		return Object.assign(handle, { id });
	}

	/** The brief before a clinician's sessions of a day. */
	brief(clinician: Person, sessionAt: Date): WorkflowHandle {
		const day = localDate(sessionAt.getTime(), ZONE);
		return this.temporal.client.workflow.getHandle(briefWorkflowId(this.clinicianId(clinician), day));
	}

	/** How activities reach workflows. */
	get others(): OtherWorkflows {
		return otherWorkflows(this.temporal.client, 'homework');
	}

	clinicianId(clinician: Person): string {
		return clinicianId(this.ring, clinician);
	}
}

/** The only activity of a workflow that waits for another try. */
export async function waiting(handle: WorkflowHandle) {
	return await until(async () => {
		const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
		return pending?.lastFailure ? pending : undefined;
	});
}
