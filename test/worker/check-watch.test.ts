import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { watchWorkflowId } from '../../temporal/contract/names';
import { requireWatch } from '../../temporal/worker/check-watch';
import { startWatch } from '../../temporal/worker/watch';
import { devServer } from '../dev-server';

const MINUTES = 60_000;

let temporal: TestWorkflowEnvironment;

beforeAll(async () => (temporal = await devServer()), 60_000);
afterAll(async () => await temporal.teardown());

/** Looks when so many minutes have passed, at a watch for which there was a worker for so long. */
async function looked(taskQueue: string, inMinutes: number, upFor: number): Promise<string> {
	const now = Date.now() + inMinutes * MINUTES;
	const deployment = { connection: temporal.nativeConnection, namespace: 'default', taskQueue };
	return await requireWatch(deployment, now - upFor * MINUTES, now).then(
		() => 'goes on',
		(error: Error) => error.message,
	);
}

it('says of a watch that takes no step, though a worker is there, that it stands still', async () => {
	await startWatch(temporal.client, 'homework');
	expect(await looked('homework', 0, 60)).toBe('goes on');
	expect(await looked('homework', 20, 60)).toMatch(
		/^the workflow watch\/homework, which looks for what goes wrong, has done nothing since 20.*Z\. Look at its pending task/,
	);
});

it('gives a worker that has just come the time to go on with it', async () => {
	await startWatch(temporal.client, 'homework');
	expect(await looked('homework', 20, 10)).toBe('goes on');
});

it('says so of one that was ended, and of one that was never begun', async () => {
	await startWatch(temporal.client, 'ended');
	await temporal.client.workflow.getHandle(watchWorkflowId('ended')).terminate();
	expect(await looked('ended', 20, 60)).toContain('has done nothing since');
	expect(await looked('never', 0, 60)).not.toBe('goes on');
});
