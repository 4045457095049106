import { Client, type WorkflowHandle } from '@temporalio/client';
import { defaultPayloadConverter, type ApplicationFailure } from '@temporalio/common';
import { decode } from '@temporalio/common/lib/internal-non-workflow';
import { temporal } from '@temporalio/proto';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import {
	assignmentWorkflowId,
	CHANGE,
	CONTRACT_VERSION,
	SEARCH_ATTRIBUTE,
	taskQueues,
	WORKFLOW,
} from '../../temporal/contract/names';
import { encryptingDataConverter } from '../../temporal/contract/payload-codec';
import type { Request } from '../../temporal/contract/request';
import { until } from '../e2e/until';
import { inputOf } from './ask';
import { status, submission, submit, type Assigned } from './assigned';
import { useRig } from './rig';
import { TEST_KEYS } from './test-keys';

jest.setTimeout(30_000);
const { Payload } = temporal.api.common.v1;
const rig = useRig();

const foreignKeys = generateKeys();

/** Whoever reaches Temporal's address and has no key of this practice. */
const strangers = {
	'in the clear': () => new Client({ connection: rig().client.connection }),
	'with a foreign key': () =>
		new Client({
			connection: rig().client.connection,
			dataConverter: encryptingDataConverter(new KeyRing(foreignKeys)),
		}),
};

const { workflows: taskQueue } = taskQueues('homework');
let count = 0;

async function trouble(handle: WorkflowHandle): Promise<unknown> {
	const { searchAttributes } = await handle.describe();
	return searchAttributes[SEARCH_ATTRIBUTE.trouble]?.[0];
}

/** What an assignment told of what it could not read, once it did: where the ledger is busy, that is later. */
async function unreadable({ assignmentId }: Assigned) {
	return await until(async () => {
		const story = await rig().ledger.stories.of(assignmentId);
		const told = story?.events.filter(({ kind }) => kind === 'unreadable') ?? [];
		return told.length > 0 && told;
	});
}

/** The innermost cause of a failure: what was said by whoever failed. */
async function said(failing: Promise<unknown>): Promise<ApplicationFailure> {
	let error = await failing.then(
		() => new Error('did not fail'),
		(failure: Error) => failure,
	);
	while (error.cause instanceof Error) error = error.cause;
	return error as ApplicationFailure;
}

describe.each(Object.keys(strangers) as Array<keyof typeof strangers>)('what a stranger says %s', (way) => {
	const stranger = () => strangers[way]();

	it('as a Signal changes nothing, is on record and raised until the true answer is taken', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		const before = await trouble(assigned);
		await stranger().workflow.getHandle(assigned.workflowId).signal(CHANGE.submit, submission('could-not'));
		expect(await status(assigned)).toMatchObject({ outcome: 'open', delivery: 'delivered' });
		expect(await unreadable(assigned)).toEqual([
			expect.objectContaining({ reason: expect.stringMatching(/^submit: /) as unknown }),
		]);
		await status(assigned);
		expect([before, await trouble(assigned)]).toEqual([undefined, 'unreadable']);
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
		expect(await status(assigned)).toMatchObject({ outcome: 'done' });
		expect(await rig().steps(assigned)).toEqual(['assigned', 'delivered', 'unreadable', 'answered']);
		expect(await trouble(assigned)).toBeFalsy();
	});

	it('is kept on record as it came, for whoever has its key later', async () => {
		const assigned = await rig().assign();
		const handle = stranger().workflow.getHandle(assigned.workflowId);
		await handle.signal(CHANGE.submit, submission('partly', { note: 'It was hard.' }));
		await unreadable(assigned);
		const kept = Payload.decode(Buffer.from(await rig().kept(assigned, 'unreadable'), 'base64'));
		const [opened] = await decode(stranger().options.loadedDataConverter.payloadCodecs, [kept]);
		expect(defaultPayloadConverter.fromPayload(opened!)).toMatchObject({ note: 'It was hard.' });
	});

	it('as an Update is refused, and on record', async () => {
		const assigned = await rig().assign();
		await rig().pass(2);
		const handle = stranger().workflow.getHandle(assigned.workflowId);
		await expect(handle.executeUpdate(CHANGE.withdraw, { args: [{ withdrawalId: 'w' }] })).rejects.toThrow();
		expect(await status(assigned)).toMatchObject({ outcome: 'open' });
		expect(await unreadable(assigned)).toHaveLength(1);
		expect(await submit(assigned, submission('done'))).toEqual({ outcome: 'done', repeated: false });
	});

	it('as the claim of a route is refused, and the route goes on being where it was', async () => {
		const route = { ...rig().flow.route('deliver'), flowId: 'theirs', url: 'http://127.0.0.1:9/webhook/theirs' };
		const claim: Request = {
			version: CONTRACT_VERSION,
			kind: 'claim-routes',
			routes: [route],
			givenUp: [],
			takeOver: true,
		};
		const { workflowId } = await stranger().workflow.start(WORKFLOW.request, {
			workflowId: `request/theirs ${(count += 1)}`,
			taskQueue,
			args: [claim],
		});
		const failure = await said(rig().follow(workflowId).result());
		expect(failure).toMatchObject({ type: 'Unreadable', nonRetryable: true });
		expect(await rig().ledger.routes.owner('deliver')).toMatchObject({ flowId: 'flow' });
	});

	it('as the start of an assignment ends it in words, and it is found by its trouble', async () => {
		const key = `theirs ${(count += 1)}`;
		const input = inputOf({ clientEmail: 'them@example.com', key }, (await rig().now()).getTime());
		const { workflowId } = await stranger().workflow.start(WORKFLOW.assignment, {
			workflowId: assignmentWorkflowId(input.assignmentId),
			taskQueue,
			args: [input],
		});
		const handle = rig().follow(workflowId);
		expect(await said(handle.result())).toMatchObject({ type: 'Unreadable', nonRetryable: true });
		expect(await trouble(handle)).toBe('unreadable');
		expect(await rig().ledger.stories.of(input.assignmentId)).toBeNull();
	});
});

it('what was refused stays refused when the worker gets the key later', async () => {
	const assigned = await rig().assign();
	const handle = strangers['with a foreign key']().workflow.getHandle(assigned.workflowId);
	await handle.signal(CHANGE.withdraw, { withdrawalId: 'w' });
	await expect(handle.executeUpdate(CHANGE.submit, { args: [submission('partly')] })).rejects.toThrow();
	await submit(assigned, submission('done'));
	const { workflowId } = await strangers['with a foreign key']().workflow.start(WORKFLOW.assignment, {
		workflowId: assignmentWorkflowId('theirs-later'),
		taskQueue,
		args: [inputOf({ clientEmail: 'them@example.com', key: 'later' }, (await rig().now()).getTime())],
	});
	await expect(rig().follow(workflowId).result()).rejects.toThrow();
	const both = new KeyRing({ ...TEST_KEYS, ring: [...TEST_KEYS.ring, ...foreignKeys.ring] });
	await rig().replay(both);
});
