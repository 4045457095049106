import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { ensureTestServer } from '../../scripts/setup/temporal.ts';
import { createActivities } from '../../temporal/activities/activities';
import { otherWorkflows, type OtherWorkflows } from '../../temporal/activities/other-workflows';
import type {
	AssignmentInput,
	AssignmentStatus,
	PageMemo,
	Person,
	Submission,
	SubmissionResult,
	Terms,
} from '../../temporal/contract/assignment';
import { assignmentId, clientId, clinicianId } from '../../temporal/contract/identity';
import {
	assignmentWorkflowId,
	briefWorkflowId,
	CHANGE,
	CONTRACT_VERSION,
	MEMO,
	SEARCH_ATTRIBUTE,
	taskQueues,
	WORKFLOW,
} from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Request, RequestResult, Route } from '../../temporal/contract/request';
import { addDays, instantAt, localDate } from '../../temporal/plan/hours';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { loadLibrary } from '../../temporal/library/library';
import { buildBundle } from '../../temporal/worker/build-bundle';
import { readConfig } from '../../temporal/worker/config';
import { createLogger, installTemporalRuntime } from '../../temporal/worker/logging';
import { createWorkers, runWorkers } from '../../temporal/worker/workers';
import { newPlace, type TestPlace } from '../ledger/databases';
import type { Ask } from './ask';
import { FlowServer, SENT, UNLIMITED } from './flow-server';
import { keepHistory } from './histories';
import { libraryFolder } from './library-folder';
import { testRing } from './test-keys';

const logger = createLogger('error');
installTemporalRuntime(logger);

const HOUR = 60 * 60 * 1000;
/** How long a receipt that is handed in is waited for, in milliseconds. */
const HAND_IN_MS = 20;
/**
 * How many workflows a worker keeps in memory between two tasks: `WORKFLOW_CACHE`, of which the SDK takes 2 or more. With
 * few, most tasks begin by a replay. With none, the SDK loses a task whose local activity has another workflow start.
 */
const CACHED = process.env['WORKFLOW_CACHE'];

/** Of the practice and its clients. */
export const ZONE = 'Europe/Berlin';
const { IndexedValueType } = temporal.api.enums.v1;

export interface RigOptions {
	/** Whether a flow takes confirmations. */
	confirm?: boolean;
	/** Whether tests stop the workers of assignments under way, and start others. */
	restarts?: boolean;
	/** Whether nothing is held back from a flow that fails. */
	unlimited?: boolean;
	/** Whether each run is another one, of which no history is kept. */
	random?: boolean;
	/** Comes between the activities and the workflows that they reach. */
	others?: (real: OtherWorkflows) => OtherWorkflows;
	/** Seconds that running work is given to end where tests stop the workers. */
	shutdownGrace?: number;
	/** A file that exports other workflows than ours under the same names, to compare with. */
	workflowsPath?: string;
}

export type Assigned = WorkflowHandle & { assignmentId: string; terms: Terms };

/**
 * A practice on the time-skipping server: real workers, activities, ledger, library and payload encryption; only the
 * flow is a stand-in. Every workflow that a test starts is replayed when the test is over.
 */
export class Rig {
	readonly dataConverter = encryptingDataConverter(testRing);
	private readonly folder = mkdtempSync(join(tmpdir(), 'workflows-'));
	private readonly bundleFile = join(this.folder, 'workflow-bundle.js');
	private started: Array<WorkflowHandle> = [];
	private working?: { stop: AbortController; end: Promise<void> };
	private count = 0;
	private clients = 0;

	private constructor(
		private readonly environment: TestWorkflowEnvironment,
		private readonly place: TestPlace,
		readonly flow: FlowServer,
		private readonly options: RigOptions,
	) {}

	ledger!: Ledger;
	/** What the practice has written into its practice.yaml; the workers that are started next read it. */
	editPractice: (yaml: string) => string = (yaml) => yaml;

	get client(): Client {
		return this.environment.client;
	}

	static async start(options: RigOptions): Promise<Rig> {
		const environment = await TestWorkflowEnvironment.createTimeSkipping({
			server: { executable: { type: 'existing-path', path: await ensureTestServer() } },
			client: { dataConverter: encryptingDataConverter(testRing), identity: 'test' },
		});
		await environment.connection.operatorService.addSearchAttributes({
			namespace: 'default',
			searchAttributes: {
				[SEARCH_ATTRIBUTE.outcome]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
				[SEARCH_ATTRIBUTE.client]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
				[SEARCH_ATTRIBUTE.due]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
			},
		});
		const rig = new Rig(environment, await newPlace(), await FlowServer.start(testRing), options);
		await buildBundle(rig.bundleFile, options.workflowsPath);
		await rig.openLedger();
		await rig.startWorkers();
		return rig;
	}

	/** Ends everything, also when a test failed on the way. */
	async end(): Promise<void> {
		await this.flow.close();
		await this.stopWorkers();
		await this.ledger.close();
		await this.place.remove();
		await this.environment.teardown();
		rmSync(this.folder, { recursive: true });
	}

	async startWorkers(): Promise<void> {
		const config = readConfig({
			HOMEWORK_KEYS_FILE: 'unused',
			HOMEWORK_LEDGER_FILE: 'unused',
			HOMEWORK_LIBRARY_FOLDER: 'unused',
			...(this.options.shutdownGrace && { HOMEWORK_SHUTDOWN_GRACE: `${this.options.shutdownGrace}` }),
		});
		const others = otherWorkflows(this.environment.client, 'homework');
		const workers = await createWorkers(config, {
			connection: this.environment.nativeConnection,
			dataConverter: this.dataConverter,
			activities: createActivities({
				ledger: this.ledger,
				library: loadLibrary(libraryFolder(join(this.folder, 'library'), ZONE, this.editPractice)),
				ring: testRing,
				others: this.options.others?.(others) ?? others,
				handInMs: HAND_IN_MS,
				...(this.options.unlimited && { routeLimits: UNLIMITED }),
				clock: () => this.environment.currentTimeMs(),
			}),
			workflowBundle: { codePath: this.bundleFile },
			identity: 'test',
			...(CACHED && { maxCachedWorkflows: Number(CACHED) }),
			// The test server goes on keeping tasks for the cache of a worker that is gone.
			...(this.options.restarts && { maxCachedWorkflows: 0 }),
		});
		const stop = new AbortController();
		this.working = { stop, end: runWorkers(workers, stop.signal, logger) };
	}

	async stopWorkers(): Promise<void> {
		this.working?.stop.abort();
		await this.working?.end;
		this.working = undefined;
	}

	/** Leaves the workers with a ledger that fails. */
	async breakLedger(): Promise<void> {
		await this.ledger.close();
	}

	/** Gives other workers the ledger back. */
	async mendLedger(): Promise<void> {
		await this.stopWorkers();
		await this.openLedger();
		await this.startWorkers();
	}

	async assign(ask: Ask = {}): Promise<Assigned> {
		const {
			deliverIn = 1,
			sessionAt,
			dueIn = 48,
			exerciseId = 'thought-record',
			consentGiven = true,
			clientEmail = `ada.${(this.clients += 1)}@example.com`,
			sessionIn,
			clinician,
			clientName = 'Ada Byron',
			reminders = [],
			byPractice = false,
			policy,
			zone = ZONE,
		} = ask;
		const now = await this.environment.currentTimeMs();
		const terms: Terms = {
			clientName,
			clientEmail,
			exerciseId,
			deliverAt: new Date(now + deliverIn * HOUR).toISOString(),
			dueAt: new Date(sessionAt === undefined ? now + dueIn * HOUR : sessionAt - HOUR).toISOString(),
			...(sessionAt !== undefined && { sessionAt: new Date(sessionAt).toISOString() }),
			...(clinician && { clinician }),
			...(sessionIn !== undefined && { sessionAt: new Date(now + sessionIn * HOUR).toISOString() }),
			zone,
			policy: { ...(!byPractice && { reminders }), ...policy },
		};
		const input: AssignmentInput = {
			version: CONTRACT_VERSION,
			assignmentId: assignmentId(testRing, ask.key ?? `key ${(this.count += 1)}`),
			clientId: clientId(testRing, { email: terms.clientEmail }),
			...(clinician && { clinicianId: clinicianId(testRing, clinician) }),
			terms,
			consentGiven,
		};
		const handle = await this.environment.client.workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(input.assignmentId),
			taskQueue: taskQueues('homework').workflows,
			args: [input],
			memo: { [MEMO.terms]: terms },
			typedSearchAttributes: [
				{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.outcome, 'KEYWORD'), value: 'open' },
				{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.client, 'KEYWORD'), value: input.clientId },
				{ key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.due, 'DATETIME'), value: new Date(terms.dueAt) },
			],
		});
		this.started.push(handle);
		return Object.assign(handle, { assignmentId: input.assignmentId, terms });
	}

	/** Has the flow's trigger and page claim their routes, as n8n does when a flow is published. */
	async publishFlow(): Promise<void> {
		const kinds = [
			'deliver',
			'remind',
			'brief',
			'page',
			...(this.options.confirm ? (['confirm'] as const) : []),
		] as const;
		const routes = kinds.map((kind) => this.route(kind));
		await this.request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });
	}

	route(kind: Route['kind']): Route {
		const names = {
			instanceId: 'n8n',
			flowId: 'flow',
			flowName: 'Message the client',
			nodeId: 'trigger',
			nodeName: 'Homework Trigger',
		};
		return { routeId: this.flow.routeId(kind), kind, ...names, url: this.flow.url };
	}

	/** The brief before a clinician's sessions of a day, which is replayed, too. */
	brief(clinician: Person, date: string): WorkflowHandle {
		const workflowId = briefWorkflowId(clinicianId(testRing, clinician), date);
		const handle = this.environment.client.workflow.getHandle(workflowId);
		this.started.push(handle);
		return handle;
	}

	/** Lets time pass until an instant. */
	async until(at: number): Promise<void> {
		await this.environment.sleep(at - (await this.environment.currentTimeMs()));
	}

	async request(request: Request): Promise<RequestResult> {
		const handle = await this.environment.client.workflow.start(WORKFLOW.request, {
			workflowId: `request/${(this.count += 1)}`,
			taskQueue: taskQueues('homework').workflows,
			args: [request],
		});
		this.started.push(handle);
		return (await handle.result()) as RequestResult;
	}

	/** A workflow that an activity started, which is replayed, too. */
	follow(workflowId: string, runId?: string): WorkflowHandle {
		const handle = this.environment.client.workflow.getHandle(workflowId, runId);
		this.started.push(handle);
		return handle;
	}

	/** Lets time pass, in hours. */
	async pass(hours: number): Promise<void> {
		await this.environment.sleep(hours * HOUR);
	}

	/** Lets time pass until ten o'clock in the client's zone: ten hours are left before the night. */
	async morning(): Promise<void> {
		const now = await this.environment.currentTimeMs();
		const morning = instantAt(addDays(localDate(now, ZONE), 1), '10:00', ZONE);
		await this.environment.sleep(morning - now);
	}

	async now(): Promise<Date> {
		return new Date(await this.environment.currentTimeMs());
	}

	/** The kinds of the steps on record, in order. */
	async steps({ assignmentId }: Assigned): Promise<string[]> {
		return (await this.ledger.stories.of(assignmentId))!.events.map(({ kind }) => kind);
	}

	/** Replays whatever the last test started, as a new worker would. */
	async replay(): Promise<void> {
		for (const handle of this.started.splice(0)) {
			const history = await handle.fetchHistory();
			const options = { workflowBundle: { codePath: this.bundleFile }, dataConverter: this.dataConverter };
			await Worker.runReplayHistory(options, history, handle.workflowId);
			if (!this.options.random) keepHistory(expect.getState().currentTestName!, history);
		}
	}

	private async openLedger(): Promise<void> {
		this.ledger = await openLedger({ ...this.place.place, ring: testRing });
	}
}

/** A rig for all tests of a file; what each test started is replayed after it. */
export function useRig(options: RigOptions = {}): () => Rig {
	let rig: Rig | undefined;
	beforeAll(async () => {
		rig = await Rig.start(options);
		await rig.publishFlow();
	}, 60_000);
	beforeEach(async () => await rig!.morning());
	afterEach(async () => {
		rig!.flow.answer = SENT;
		await rig!.replay();
	});
	afterAll(async () => await rig?.end());
	return () => rig!;
}

export function status(handle: Assigned): Promise<AssignmentStatus> {
	return handle.query<AssignmentStatus>('status');
}

export async function result(handle: Assigned): Promise<AssignmentStatus> {
	return (await handle.result()) as AssignmentStatus;
}

/** What the client's page reads. */
export async function page(handle: Assigned): Promise<PageMemo> {
	return (await handle.describe()).memo![MEMO.page] as PageMemo;
}

export function submission(outcome: Submission['outcome'], more: Partial<Submission> = {}): Submission {
	return { submissionId: `${outcome} by the client`, outcome, reportedBy: 'client', ...more };
}

export function submit(handle: Assigned, change: Submission): Promise<SubmissionResult> {
	return handle.executeUpdate<SubmissionResult, [Submission]>(CHANGE.submit, { args: [change] });
}
