import { setTimeout } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { mapConcurrently } from '../../nodes/shared/concurrency';
import { until } from '../e2e/until';
import { Practice } from './practice';

jest.setTimeout(240_000);

const MESSAGES = 200;
const TAKES_MS = 150;

let practice: Practice;

beforeAll(async () => (practice = await Practice.open()));
afterAll(() => practice.close());

it(`of ${MESSAGES} messages to one flow, none needs more than three attempts, and three are under way at most`, async () => {
	const { flow } = practice;
	let underWay = 0;
	let most = 0;
	flow.answer = async () => {
		most = Math.max(most, (underWay += 1));
		await setTimeout(TAKES_MS);
		underWay -= 1;
		return { result: 'sent' };
	};
	await practice.startWorker();
	await practice.publish('deliver', 'page');
	const clients = Array.from({ length: MESSAGES }, (_, number) => `client.${number}@example.com`);
	const assigned = await mapConcurrently(clients, 20, (email) => practice.assign(email));
	await until(() => Promise.resolve(flow.commands.length === MESSAGES && underWay === 0));

	expect(most).toBe(3);
	const attempts = await mapConcurrently(assigned, 20, attemptsOfFirstMessage);
	expect(Math.max(...attempts)).toBeLessThanOrEqual(3);
});

async function attemptsOfFirstMessage(assigned: WorkflowHandle): Promise<number> {
	const started = await until(async () => {
		const { events } = await assigned.fetchHistory();
		return events?.find(({ activityTaskStartedEventAttributes }) => activityTaskStartedEventAttributes);
	});
	return started.activityTaskStartedEventAttributes!.attempt!;
}
