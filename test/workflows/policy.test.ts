import { randomBytes } from 'node:crypto';
import type { PolicyChangeResult } from '../../temporal/contract/change-inputs';
import type { BatchInput, BatchOrder } from '../../temporal/contract/batch';
import { CHANGE, QUERY } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { outcomeOf, runsOf, startBatch } from './batches';
import { type Assigned, status, tell } from './assigned';
import { useRig } from './rig';

jest.setTimeout(180_000);

/** Called before an assignment is told; what it waits for holds the batch up. */
let beforeTelling: (assignmentId: string) => Promise<void> = async () => undefined;
const rig = useRig({
	restarts: true,
	shutdownGrace: 1,
	others: (real) => ({
		...real,
		change: async (...asked) => {
			await beforeTelling(asked[0]);
			return await real.change(...asked);
		},
	}),
});
afterEach(() => (beforeTelling = async () => undefined));

/** A worker that keeps no workflow in memory loses some of many updates at once. */
const ONE_BY_ONE = { pageSize: 1, pagesPerRun: 12 };
const BREATHING: BatchOrder = { kind: 'apply-policy', of: { scope: 'exercise', id: 'breathing-space' } };
/** Has reminders at these shares of the window, for the workers that are started next. */
function remindersAt(...shares: number[]): void {
	const rules = shares.map((share) => `{ share: ${share} }`).join(', ');
	rig().editPractice = (yaml) => yaml.replace(/^  reminders: .*$/m, `  reminders: [${rules}]`);
}

/** Has other workers go on, with reminders at these shares of the window. */
async function remindAt(...shares: number[]): Promise<void> {
	await rig().stopWorkers();
	remindersAt(...shares);
	await rig().startWorkers();
}

async function start(order: BatchOrder, more: Pick<BatchInput, 'limits' | 'state'> = {}) {
	return await startBatch(rig(), { batchId: randomBytes(16).toString('base64url'), order, ...more });
}

async function assign(exerciseId = 'thought-record'): Promise<Assigned> {
	const assigned = await rig().assign({ deliverIn: 1, dueIn: 97, byPractice: true, exerciseId });
	await status(assigned);
	return assigned;
}

/** The planned shares of the window of four days, to two places. */
async function shares({ assignmentId, terms }: Assigned): Promise<number[]> {
	const { reminders } = (await rig().ledger.reminders.of(assignmentId))!;
	const from = Date.parse(terms.deliverAt);
	const window = Date.parse(terms.dueAt) - from;
	return reminders
		.filter(({ state }) => state === 'planned')
		.map(({ plannedAt }) => Math.round(((Date.parse(plannedAt) - from) / window) * 100) / 100);
}

async function applyPolicy(assigned: Assigned, batchId: string): Promise<PolicyChangeResult> {
	return await tell(assigned, 'applyPolicy', { batchId });
}

/** Something to wait for, and how it is let happen. */
function signpost(): { passed: Promise<void>; pass: () => void } {
	let pass = () => {};
	const passed = new Promise<void>((resolve) => (pass = resolve));
	return { passed, pass };
}

describe("today's policy", () => {
	it('plans an assignment anew, once for a batch, and writes nothing where it changes nothing', async () => {
		await remindAt(0.5);
		const assigned = await assign();
		expect(await shares(assigned)).toEqual([0.5]);
		expect(await applyPolicy(assigned, 'too early')).toEqual({ changed: false });
		await remindAt(0.25, 0.75);
		await assigned.signal(CHANGE.applyPolicy, { batchId: 'first' });
		expect(await applyPolicy(assigned, 'first')).toEqual({ changed: true });
		expect(await shares(assigned)).toEqual([0.25, 0.75]);
		expect(await applyPolicy(assigned, 'second')).toEqual({ changed: false });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'policy-applied']);
		await assigned.terminate();
	});

	it('holds for what the assignment does from then on, also when it is rescheduled', async () => {
		await remindAt(0.5);
		const assigned = await assign();
		await remindAt(0.25);
		await applyPolicy(assigned, 'batch');
		await remindAt(0.5);
		const dueAt = new Date(Date.parse(assigned.terms.dueAt) + 60_000).toISOString();
		await tell(assigned, 'reschedule', { rescheduleId: 'a minute', dueAt });
		expect(await shares(assigned)).toEqual([0.25]);
		await rig().pass(96);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toMatchObject([
			{ command: 'deliver' },
			{ command: 'remind' },
		]);
		await assigned.terminate();
	});

	it('leaves a reminder alone whose turn came before it was applied', async () => {
		await remindAt(0.5);
		const assigned = await assign();
		await rig().pass(48.9);
		await rig().breakLedger();
		await assigned.signal(CHANGE.pauseReminders, { changeId: 'pause' });
		await assigned.signal(CHANGE.resumeReminders, { changeId: 'resume' });
		await rig().pass(0.3);
		await assigned.signal(CHANGE.applyPolicy, { batchId: 'batch' });
		remindersAt(0.75);
		await rig().mendLedger();
		await rig().pass(1);
		expect(rig().flow.commandsFor(assigned.assignmentId)).toMatchObject([
			{ command: 'deliver' },
			{ command: 'remind' },
		]);
		expect(await shares(assigned)).toEqual([0.75]);
		await assigned.terminate();
	});
});

describe('a batch', () => {
	it('leaves the change to an assignment that does not answer in time, which says so and takes it up once', async () => {
		await remindAt(0.5);
		const assigned = await assign();
		await remindAt(0.25);
		beforeTelling = () => rig().breakLedger();
		const handle = await start({ kind: 'apply-policy', of: { scope: 'assignment', id: assigned.assignmentId } });
		expect(await outcomeOf(rig(), handle)).toEqual({ assignments: 1, done: 0, unchanged: 0, gone: 0, waiting: 1 });
		const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		expect(currentDetails).toContain('1 did not answer in time and take it up later');
		const { events } = await assigned.fetchHistory();
		expect(events!.map((event) => event.workflowExecutionSignaledEventAttributes?.signalName)).toContain(
			CHANGE.applyPolicy,
		);

		await rig().mendLedger();
		await until(async () => (await shares(assigned)).join() === '0.25');
		expect(await rig().steps(assigned)).toEqual(['assigned', 'policy-applied']);
		await runsOf(rig(), handle);
		await assigned.terminate();
	});

	it('tells each of thirty assignments once, over runs and a worker that is gone, and a second one changes nothing', async () => {
		await remindAt(0.5, 0.9);
		const all: Assigned[] = [];
		for (let count = 0; count < 30; count += 1) all.push(await assign('breathing-space'));
		// Each database has an order of its own for text.
		const inOrder = await rig().ledger.openAssignments.page(BREATHING.of, Date.parse(all[0]!.terms.deliverAt), 30);
		await remindAt(0.25);

		const told: string[] = [];
		const [reached, opened] = [signpost(), signpost()];
		beforeTelling = async (id) => {
			told.push(id);
			if (told.length < 17) return;
			reached.pass();
			await opened.passed;
		};
		const handle = await start(BREATHING, { limits: ONE_BY_ONE });
		await reached.passed;
		expect(await handle.query(QUERY.progress)).toMatchObject({ assignments: 30, done: 16 });
		const metadata = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
		expect(metadata.currentDetails).toContain('**16 of 30** assignments told');
		await rig().stopWorkers();
		opened.pass();
		await rig().startWorkers();

		const progress = { assignments: 30, done: 30, unchanged: 0, gone: 0, waiting: 0 };
		expect(await outcomeOf(rig(), handle)).toEqual(progress);
		expect(new Set(told).size).toBe(30);
		for (const assigned of all) {
			expect(await rig().steps(assigned)).toEqual(['assigned', 'policy-applied']);
			expect(await shares(assigned)).toEqual([0.25]);
		}
		expect((await runsOf(rig(), handle)).map(({ state }) => state)).toEqual([
			undefined,
			{ after: inOrder[11], progress: { ...progress, done: 12 } },
			{ after: inOrder[23], progress: { ...progress, done: 24 } },
		]);

		const again = await start(BREATHING, { limits: ONE_BY_ONE });
		expect(await outcomeOf(rig(), again)).toEqual({ ...progress, done: 0, unchanged: 30 });
		await runsOf(rig(), again);
		for (const assigned of all) {
			expect(await rig().steps(assigned)).toEqual(['assigned', 'policy-applied']);
			await assigned.terminate();
		}
	});
});
