import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { AssignmentStatus, Terms } from '../../temporal/contract/assignment';
import { assignmentId, clientId, clinicianId } from '../../temporal/contract/identity';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	assignmentWorkflowId,
	briefWorkflowId,
	CHANGE,
	CONTRACT_VERSION,
	QUERY,
	requestWorkflowId,
	WORKFLOW,
} from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Route } from '../../temporal/contract/request';
import { localDate } from '../../temporal/plan/hours';
import { devServer } from '../dev-server';
import { daytimeZone } from '../e2e/daytime';
import { until } from '../e2e/until';
import { FlowServer } from '../workflows/flow-server';
import { WorkerProcess } from './worker-process';

jest.setTimeout(90_000);

const HOUR = 3_600_000;
const CLINICIAN = { name: 'Robin Example', email: 'robin@practice.example' };

const keys = generateKeys();
const ring = new KeyRing(keys);
const dataConverter = encryptingDataConverter(ring);
const folder = mkdtempSync(join(tmpdir(), 'restart-'));
let temporal: TestWorkflowEnvironment;
let flow: FlowServer;
let worker: WorkerProcess | undefined;

beforeAll(async () => {
	writeFileSync(join(folder, 'keys.json'), JSON.stringify(keys));
	cpSync(join(__dirname, '../../library'), join(folder, 'library'), { recursive: true });
	const practiceFile = join(folder, 'library/practice.yaml');
	const practice = readFileSync(practiceFile, 'utf8').replace('settleMinutes: 2', 'settleMinutes: 0');
	writeFileSync(practiceFile, `${practice}\nzone: Europe/Berlin\n`);
	temporal = await devServer({ dataConverter });
	flow = await FlowServer.start(ring);
});

afterEach(async () => void (await worker?.stop('SIGKILL')));

afterAll(async () => {
	await flow.close();
	await temporal.teardown();
	rmSync(folder, { recursive: true });
});

async function startWorker(): Promise<void> {
	worker = new WorkerProcess({
		HOMEWORK_TEMPORAL_ADDRESS: temporal.address,
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_FILE: join(folder, 'ledger.db'),
		HOMEWORK_LIBRARY_FOLDER: join(folder, 'library'),
	});
	await worker.says('The worker starts');
}

/** Has the flow take these commands, as n8n does when it is published. */
async function publish(...kinds: Array<Route['kind']>): Promise<void> {
	const names = {
		instanceId: 'n8n',
		flowId: 'flow',
		flowName: 'Flow',
		nodeId: 'trigger',
		nodeName: 'Homework Trigger',
	};
	const routes = kinds.map((kind): Route => ({ routeId: flow.routeId(kind), kind, ...names, url: flow.url }));
	await temporal.client.workflow.execute(WORKFLOW.request, {
		workflowId: requestWorkflowId(kinds.join('+')),
		taskQueue: 'homework',
		args: [{ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false }],
	});
}

async function assign(clientEmail: string, more: Partial<Terms>): Promise<WorkflowHandle> {
	const terms: Terms = {
		clientName: 'Ada Byron',
		clientEmail,
		exerciseId: 'thought-record',
		deliverAt: new Date().toISOString(),
		dueAt: new Date(Date.now() + 48 * HOUR).toISOString(),
		zone: 'Europe/Berlin',
		...more,
	};
	const id = assignmentId(ring, clientEmail);
	const ids = { assignmentId: id, clientId: clientId(ring, { email: clientEmail }) };
	const responsible = terms.clinician && { clinicianId: clinicianId(ring, terms.clinician) };
	return await temporal.client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: 'homework',
		args: [{ version: CONTRACT_VERSION, ...ids, ...responsible, terms, consentGiven: true }],
	});
}

/** The only activity of a workflow that waits for another try. */
async function waiting(handle: WorkflowHandle) {
	return await until(async () => {
		const [pending] = (await handle.describe()).raw.pendingActivities ?? [];
		return pending?.lastFailure ? pending : undefined;
	});
}

it('a brief that waits while its worker is killed goes out once another one runs, and once', async () => {
	await startWorker();
	const sessionAt = new Date(Date.now() + 3 * HOUR);
	const assigned = await assign('briefed@example.com', { clinician: CLINICIAN, sessionAt: sessionAt.toISOString() });
	const clinician = clinicianId(ring, CLINICIAN);
	const day = localDate(sessionAt.getTime(), 'Europe/Berlin');
	const brief = temporal.client.workflow.getHandle(briefWorkflowId(clinician, day));
	await until(() =>
		brief.describe().then(
			() => true,
			() => false,
		),
	);
	await waiting(brief);
	await worker!.stop('SIGKILL');

	await startWorker();
	await publish('brief', 'page');
	const [message] = await flow.briefed(clinician, 1);
	expect(message!.message.text).toContain('Ada B.: Thought record:');
	expect((await assigned.query<AssignmentStatus>(QUERY.status)).outcome).toBe('open');
	expect(flow.briefs.map(({ edition }) => edition)).toEqual([1]);
});

it("a reminder in the client's quiet hours waits in Temporal until they end", async () => {
	await startWorker();
	await publish('deliver', 'remind');
	// Where it is early afternoon, these quiet hours last for another three to four hours.
	const quietHours = { from: '09:00', to: '17:00' };
	const assigned = await assign('quiet@example.com', { zone: daytimeZone(), anyHour: true, policy: { quietHours } });
	await until(async () => (await assigned.query<AssignmentStatus>(QUERY.status)).delivery === 'delivered');
	await assigned.executeUpdate(CHANGE.remindNow, { args: [{ changeId: 'now' }] });

	const { nextAttemptScheduleTime } = await waiting(assigned);
	const hoursUntil = (Number(nextAttemptScheduleTime!.seconds) * 1000 - Date.now()) / HOUR;
	expect(hoursUntil).toBeGreaterThan(2.9);
	expect(hoursUntil).toBeLessThan(4.1);
	expect(flow.commands.map(({ command }) => command)).toEqual(['deliver']);
});
