import type { WorkflowHandle } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { otherWorkflows } from '../../temporal/activities/other-workflows';
import { CONTRACT_VERSION, receiptRequestKey, requestWorkflowId, WORKFLOW } from '../../temporal/contract/names';
import { devServer } from '../dev-server';

jest.setTimeout(60_000);

const POLL_MS = 20_000;
const { COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION, COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION } =
	temporal.api.enums.v1.CommandType;

let server: TestWorkflowEnvironment;
beforeAll(async () => (server = await devServer()));
afterAll(() => server.teardown());

/** A request to record the receipt of a try, on a queue of its own, as it is given to a worker. */
async function request(tryId: string, more: { workflowExecutionTimeout?: '1 second' } = {}): Promise<WorkflowHandle> {
	const workflowId = requestWorkflowId(receiptRequestKey(tryId));
	return await server.client.workflow.start(WORKFLOW.request, { workflowId, taskQueue: tryId, args: [], ...more });
}

/** Ends a request as its worker does. */
async function end(tryId: string, command: temporal.api.command.v1.ICommand): Promise<void> {
	const { workflowService, options } = server.client;
	const queue = { namespace: options.namespace, taskQueue: { name: tryId }, identity: 'test' };
	const { taskToken } = await server.client.withDeadline(Date.now() + POLL_MS, () =>
		workflowService.pollWorkflowTaskQueue(queue),
	);
	await workflowService.respondWorkflowTaskCompleted({ namespace: options.namespace, taskToken, commands: [command] });
}

const handedIn = (tryId: string, withinMs = POLL_MS) =>
	otherWorkflows(server.client, 'homework').untilHandedIn(tryId, withinMs);

describe('a receipt that was handed in', () => {
	it('is on record once its request is carried out', async () => {
		await request('done');
		const waiting = handedIn('done');
		await end('done', {
			commandType: COMMAND_TYPE_COMPLETE_WORKFLOW_EXECUTION,
			completeWorkflowExecutionCommandAttributes: {},
		});
		expect(await waiting).toBe(true);
	});

	it.each<[string, (tryId: string) => Promise<unknown>]>([
		['was never asked for', async () => undefined],
		['was ended by an engineer', async (tryId) => await (await request(tryId)).terminate()],
		['ran out of time', async (tryId) => await request(tryId, { workflowExecutionTimeout: '1 second' })],
		[
			'failed',
			async (tryId) => {
				await request(tryId);
				await end(tryId, {
					commandType: COMMAND_TYPE_FAIL_WORKFLOW_EXECUTION,
					failWorkflowExecutionCommandAttributes: { failure: { message: 'It could not be understood.' } },
				});
			},
		],
	])('counts as none where its request %s', async (how, hand) => {
		await hand(how);
		expect(await handedIn(how)).toBe(false);
	});

	it('counts as none yet once the time is up that it is waited for', async () => {
		await request('not yet');
		const begun = Date.now();
		expect(await handedIn('not yet', 1_000)).toBe(false);
		expect(Date.now() - begun).toBeLessThan(POLL_MS);
	});

	it('is handed in again where its request was ended', async () => {
		const handle = await request('again');
		await handle.terminate();
		const receipt = { version: CONTRACT_VERSION, tryId: 'again', result: 'sent' } as const;
		await otherWorkflows(server.client, 'homework').handIn(receipt);
		const latest = server.client.workflow.getHandle(handle.workflowId);
		expect((await latest.describe()).status.name).toBe('RUNNING');
	});
});
