import type { AssignmentStatus } from '../../temporal/contract/assignment';
import { CHANGE, QUERY } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { SENT } from '../workflows/flow-server';
import { Practice, waiting } from './practice';

// Temporal gives a try two minutes before it takes its worker for gone.
jest.setTimeout(240_000);

let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterAll(() => practice.close());

it('a message whose worker was killed while it was sent, and that was withdrawn or answered then, ends as perhaps delivered', async () => {
	const { flow } = practice;
	flow.answer = () => new Promise<never>(() => undefined);
	await practice.startWorker();
	await practice.publish('deliver', 'page');
	const withdrawn = await practice.assign('withdrawn@example.com');
	const answered = await practice.assign('answered@example.com');
	await Promise.all([flow.arrived(withdrawn.id), flow.arrived(answered.id)]);
	await practice.killWorker();

	await withdrawn.signal(CHANGE.withdraw, { withdrawalId: 'w' });
	flow.answer = SENT;
	await practice.startWorker();

	// Given up by then, it waits for some seconds until it is tried again.
	expect(await waiting(answered)).toMatchObject({ attempt: 2 });
	await answered.signal(CHANGE.submit, { submissionId: 's', outcome: 'done', reportedBy: 'staff' });
	await until(async () => (await answered.query<AssignmentStatus>(QUERY.status)).outcome === 'done');
	await answered.signal(CHANGE.withdraw, { withdrawalId: 'w' });

	for (const assigned of [withdrawn, answered]) {
		expect(await assigned.result()).toMatchObject({ outcome: 'withdrawn', delivery: 'unconfirmed' });
		expect(flow.commandsFor(assigned.id)).toHaveLength(1);
	}
});
