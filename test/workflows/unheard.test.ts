import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { otherWorkflows } from '../../temporal/activities/other-workflows';
import { assignmentWorkflowId, CHANGE, WORKFLOW } from '../../temporal/contract/names';
import { devServer } from '../dev-server';

jest.setTimeout(60_000);

const POLL_MS = 20_000;
const { WorkflowTaskFailedCause } = temporal.api.enums.v1;

let server: TestWorkflowEnvironment;
beforeAll(async () => (server = await devServer()));
afterAll(() => server.teardown());

/** An assignment on a queue of its own, whose workflow tasks a test takes by hand, as a worker does. */
async function begun(id: string) {
	const { client } = server;
	const { workflowService } = client;
	const namespace = client.options.namespace;
	const handle: WorkflowHandle = await client.workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId(id),
		taskQueue: id,
		args: [],
	});
	const take = async () =>
		await client.withDeadline(Date.now() + POLL_MS, () =>
			workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name: id }, identity: 'test' }),
		);
	type Task = Awaited<ReturnType<typeof take>>;
	return {
		take,
		complete: ({ taskToken }: Task) => workflowService.respondWorkflowTaskCompleted({ namespace, taskToken }),
		fail: ({ taskToken }: Task) =>
			workflowService.respondWorkflowTaskFailed({
				namespace,
				taskToken,
				cause: WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR,
			}),
		say: () => handle.signal(CHANGE.withdraw, { withdrawalId: 'w' }),
		isUnheard: async () => (await otherWorkflows(client, id).unheardAmong([id])).length > 0,
	};
}

it('what is said before a worker takes the workflow task is unheard until that is done', async () => {
	const { take, complete, say, isUnheard } = await begun('before');
	expect(await isUnheard()).toBe(false);
	await say();
	expect(await isUnheard()).toBe(true);
	const task = await take();
	expect(await isUnheard()).toBe(true);
	await complete(task);
	expect(await isUnheard()).toBe(false);
});

it('what is said while a worker has the workflow task is unheard, though no history shows it yet', async () => {
	const { take, complete, say, isUnheard } = await begun('meanwhile');
	const task = await take();
	await say();
	expect(await isUnheard()).toBe(true);
	await complete(task);
	expect(await isUnheard()).toBe(true);
	await complete(await take());
	expect(await isUnheard()).toBe(false);
});

it('what is said while a workflow task fails again and again stays unheard', async () => {
	const { take, complete, fail, say, isUnheard } = await begun('failing');
	for (let times = 0; times < 3; times += 1) {
		const task = await take();
		await say();
		await fail(task);
		expect(await isUnheard()).toBe(true);
	}
	await complete(await take());
	expect(await isUnheard()).toBe(false);
});

it('a workflow task that takes a moment, in which nothing is said, keeps nothing back', async () => {
	const { take, complete, isUnheard } = await begun('moment');
	const task = await take();
	const [unheard] = await Promise.all([isUnheard(), complete(task)]);
	expect(unheard).toBe(false);
});
