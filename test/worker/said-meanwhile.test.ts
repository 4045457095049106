import type { WorkflowHandle } from '@temporalio/client';
import type { AssignmentStatus } from '../../temporal/contract/assignment';
import { CHANGE, QUERY } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { SENT } from '../workflows/flow-server';
import { Practice, waiting } from './practice';

jest.setTimeout(120_000);

/** As many for each thing that a person may say. */
const EACH = 5;

let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterAll(() => practice.close());

const SAID = {
	answer: {
		change: CHANGE.submit,
		asked: { submissionId: 's', outcome: 'done', reportedBy: 'staff' },
		outcome: 'done',
	},
	withdrawal: { change: CHANGE.withdraw, asked: { withdrawalId: 'w' }, outcome: 'withdrawn' },
} as const;

it('nothing follows an answer or a withdrawal that was given while no worker ran and a message waited', async () => {
	const { flow } = practice;
	// Nothing goes out yet: as of a flow that is not published.
	flow.answer = () => ({ status: 404 });
	await practice.startWorker();
	await practice.publish('deliver', 'page');
	const numbers = Array.from({ length: EACH }, (_, number) => number);
	const told = Object.entries(SAID).flatMap(([what, said]) =>
		numbers.map((number) => ({ email: `${what}.${number}@example.com`, said })),
	);
	const assigned = await Promise.all(
		told.map(async ({ email, said }) => ({ handle: await practice.assign(email), said })),
	);
	for (const { handle } of assigned) await waiting(handle);
	// A try that is under way would keep its message for as long as a try may take.
	await until(async () => {
		const next = await Promise.all(assigned.map(({ handle }) => nextTryAt(handle)));
		return next.every((at) => at > Date.now() + 3_000);
	});
	await practice.killWorker();

	for (const { handle, said } of assigned) await handle.signal(said.change, said.asked);
	const before = flow.commands.length;
	flow.answer = SENT;
	// The tries that wait are due by now, and meet the worker together with what was said.
	for (const { handle } of assigned) {
		await until(async () => (await nextTryAt(handle)) < Date.now());
	}
	await practice.startWorker();
	for (const { handle, said } of assigned) {
		const outcome = async () => (await handle.query<AssignmentStatus>(QUERY.status)).outcome;
		await until(async () => (await outcome()) === said.outcome);
		await until(async () => ((await handle.describe()).raw.pendingActivities ?? []).length === 0);
	}
	expect(flow.commands).toHaveLength(before);
});

/** When the message of a workflow is tried next, in milliseconds; 0 while it is being tried, or could be. */
async function nextTryAt(handle: WorkflowHandle): Promise<number> {
	const [pending] = (await handle.describe()).raw.pendingActivities!;
	return Number(pending!.nextAttemptScheduleTime?.seconds ?? 0) * 1000;
}
