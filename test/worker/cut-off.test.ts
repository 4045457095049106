import { CHANGE } from '../../temporal/contract/names';
import { SENT } from '../workflows/flow-server';
import { Practice } from './practice';

// Temporal gives a try two minutes before it takes its worker for gone.
jest.setTimeout(240_000);

let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterAll(() => practice.close());

it('a message whose worker was killed while it was sent, and that was withdrawn then, ends as perhaps delivered', async () => {
	const { flow } = practice;
	flow.answer = () => new Promise<never>(() => undefined);
	await practice.startWorker();
	await practice.publish('deliver', 'page');
	const assigned = await practice.assign('withdrawn@example.com');
	await flow.arrived(assigned.id);
	await practice.killWorker();

	await assigned.signal(CHANGE.withdraw, { withdrawalId: 'w' });
	flow.answer = SENT;
	await practice.startWorker();
	expect(await assigned.result()).toMatchObject({ outcome: 'withdrawn', delivery: 'unconfirmed' });
	expect(flow.commandsFor(assigned.id)).toHaveLength(1);
});
