import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { decodeFromPayloadsAtIndex, loadDataConverter } from '@temporalio/common/lib/internal-non-workflow';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import type { Person } from '../../temporal/contract/assignment';
import { clinicianId } from '../../temporal/contract/identity';
import {
	assignmentWorkflowId,
	briefWorkflowId,
	CONTRACT_VERSION,
	eventId,
	MEMO,
	SEARCH_ATTRIBUTE,
	taskQueues,
	WORKFLOW,
} from '../../temporal/contract/names';
import { workflowDataConverter } from '../../temporal/contract/payload-codec';
import type { EventKind } from '../../temporal/contract/event';
import type { Answer } from '../../temporal/contract/question';
import type { Request, RequestResult } from '../../temporal/contract/request';
import { addDays, instantAt, localDate } from '../../temporal/plan/hours';
import { openLedger, type Ledger } from '../../temporal/ledger/ledger';
import { keptWith } from '../ledger/kept';
import { newPlace, type TestPlace } from '../ledger/databases';
import { inputOf, ZONE, type Ask } from './ask';
import type { Assigned } from './assigned';
import { atRest } from './at-rest';
import { FlowServer, SENT } from './flow-server';
import { keepHistory } from './histories';
import { libraryFolder } from './library-folder';
import { startWorkers, type WorkersOptions } from './rig-workers';
import { testRing } from './test-keys';
import { timeSkippingServer } from './time-skipping';
import { workflowBundle } from '../workflow-bundle';

const HOUR = 60 * 60 * 1000;

export interface RigOptions extends WorkersOptions {
	/** Whether a flow takes confirmations. */
	confirm?: boolean;
	/** Whether each run is another one, of which no history is kept. */
	random?: boolean;
	/** A bundle of other workflows than ours under the same names, to compare with. */
	bundleFile?: string;
}

/**
 * A practice on the time-skipping server: real workers, activities, ledger, library and payload encryption; only the
 * flow is a stand-in. Every workflow that a test starts is replayed when the test is over.
 */
export class Rig {
	private readonly folder = mkdtempSync(join(tmpdir(), 'workflows-'));
	/** What is replayed when the test is over, each run once, however often a test asks for it. */
	private started = new Map<string, WorkflowHandle>();
	private stopWorking: (() => Promise<void>) | undefined;
	private count = 0;
	private clients = 0;

	private constructor(
		private readonly environment: TestWorkflowEnvironment,
		private readonly place: TestPlace,
		readonly flow: FlowServer,
		private readonly options: RigOptions,
		private readonly bundleFile: string,
	) {}

	ledger!: Ledger;
	/** What the practice has written into its practice.yaml; the workers that are started next read it. */
	editPractice: (yaml: string) => string = (yaml) => yaml;

	get client(): Client {
		return this.environment.client;
	}

	/** The same while time stands still: by the other one time may skip as soon as what is waited for has come. */
	get still(): Client {
		const { connection, options } = this.client;
		return new Client({ connection, dataConverter: options.dataConverter });
	}

	static async start(options: RigOptions): Promise<Rig> {
		const environment = await timeSkippingServer();
		const bundleFile = options.bundleFile ?? (await workflowBundle());
		const rig = new Rig(environment, await newPlace(), await FlowServer.start(testRing), options, bundleFile);
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
		const { environment, ledger, bundleFile, options } = this;
		const library = libraryFolder(join(this.folder, 'library'), ZONE, this.editPractice);
		this.stopWorking = await startWorkers({ environment, ledger, bundleFile, library }, options);
	}

	async stopWorkers(): Promise<void> {
		await this.stopWorking?.();
		this.stopWorking = undefined;
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
		const unique = { clientEmail: `ada.${(this.clients += 1)}@example.com`, key: `key ${(this.count += 1)}` };
		const input = inputOf({ ...unique, ...ask }, await this.environment.currentTimeMs());
		const { terms } = input;
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
		this.keep(handle);
		return Object.assign(handle, {
			assignmentId: input.assignmentId,
			terms,
			terminate: async (reason?: string) => {
				const still = this.still.workflow.getHandle(handle.workflowId);
				return (await atRest(still)) ? await still.terminate(reason) : {};
			},
		});
	}

	/** Has the flow's trigger and page claim their routes, as n8n does when a flow is published. */
	async publishFlow(): Promise<void> {
		const confirming = this.options.confirm ? (['confirm'] as const) : [];
		const kinds = ['deliver', 'remind', 'brief', 'page', ...confirming] as const;
		const routes = kinds.map((kind) => this.flow.route(kind));
		await this.request({ version: CONTRACT_VERSION, kind: 'claim-routes', routes, givenUp: [], takeOver: false });
	}

	/** The brief before a clinician's sessions of a day, which is replayed, too. */
	brief(clinician: Person, date: string): WorkflowHandle {
		const workflowId = briefWorkflowId(clinicianId(testRing, clinician), date);
		return this.follow(workflowId);
	}

	/** Lets time pass until an instant. */
	async until(at: number): Promise<void> {
		await this.environment.sleep(at - (await this.environment.currentTimeMs()));
	}

	async request(request: Request, client = this.client): Promise<RequestResult> {
		const handle = await client.workflow.start(WORKFLOW.request, {
			workflowId: `request/${(this.count += 1)}`,
			taskQueue: taskQueues('homework').workflows,
			args: [request],
		});
		this.keep(handle);
		return (await handle.result()) as RequestResult;
	}

	/** A workflow that an activity started, which is replayed, too. */
	follow(workflowId: string, runId?: string): WorkflowHandle {
		const handle = this.environment.client.workflow.getHandle(workflowId, runId);
		this.keep(handle, runId);
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

	/** What is kept, encrypted, with a step of a kind: the first where no number is given. */
	async kept({ assignmentId }: Assigned, kind: EventKind, number?: number): Promise<string> {
		return (await keptWith(eventId(assignmentId, kind, number), this.place.place, testRing))!;
	}

	/** What went out for an assignment, each command as often as it was tried. */
	sent({ assignmentId }: Assigned): string[] {
		return this.flow.commandsFor(assignmentId).map(({ commandId }) => commandId.slice(assignmentId.length + 1));
	}

	/** What the Temporal UI's timeline says beside each timer. */
	async timerSummaries(workflow: WorkflowHandle): Promise<string[]> {
		const { events } = await workflow.fetchHistory();
		const summaries = events!.flatMap(({ timerStartedEventAttributes, userMetadata }) =>
			timerStartedEventAttributes && userMetadata?.summary ? [userMetadata.summary] : [],
		);
		const converter = loadDataConverter(workflowDataConverter(testRing));
		return await Promise.all(summaries.map((summary) => decodeFromPayloadsAtIndex<string>(converter, 0, [summary])));
	}

	/** What Show Reminders says. */
	async reminders({ assignmentId }: Assigned): Promise<NonNullable<Answer<'assignmentReminders'>>> {
		return (await this.ledger.reminders.of(assignmentId))!;
	}

	/** Replays whatever the last test started, as a new worker would. */
	async replay(ring = testRing): Promise<void> {
		const options = { workflowBundle: { codePath: this.bundleFile }, dataConverter: workflowDataConverter(ring) };
		const started = [...this.started.values()];
		this.started.clear();
		const histories = await Promise.all(
			started.map(async (handle) => ({ workflowId: handle.workflowId, history: await handle.fetchHistory() })),
		);
		if (histories.length === 0) return;
		// One worker replays them all: each takes some time to be made.
		for await (const { error } of Worker.runReplayHistories(options, histories)) if (error) throw error;
		if (this.options.random) return;
		for (const { history } of histories) keepHistory(expect.getState().currentTestName!, history);
	}

	private keep(handle: WorkflowHandle, runId = 'latest'): void {
		this.started.set(`${handle.workflowId} ${runId}`, handle);
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
