import type { IDataObject } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { readFlow, runFlow, type FlowRun } from './harness';
import { Practice } from './practice';

let practice: Practice;

beforeAll(async () => {
	practice = await Practice.start();
	await practice.startWorker();
}, 120_000);

afterAll(async () => {
	await closeConnections();
	await practice?.stop();
}, 60_000);

async function run(flow: string, items: IDataObject[], options: Partial<FlowRun> = {}) {
	return await runFlow(readFlow(flow), { credentials: practice.credentials, items, ...options });
}

/** Assigns homework by Homework Assign, not to be delivered while the test runs, and waits until it is on record. */
async function assigned(key: string, deliverAt = '2031-02-24 09:00'): Promise<string> {
	const id = practice.idOf(key);
	const item = {
		key,
		client: 'Ada Example',
		email: 'ada@example.org',
		exercise: 'thought-record',
		due: '2031-03-03 18:00',
		deliverAt,
		zone: 'Europe/London',
	};
	const { error } = await run('assign', [item]);
	if (error) throw error;
	await practice.taken(id);
	return id;
}

const nobodys = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('Homework Capture Completion', () => {
	it('records what staff were told, each answer paired with its item', async () => {
		const ids = [await assigned('capture-1'), await assigned('capture-2')];
		const { outputs, error } = await run('record', [
			{ assignmentId: ids[0]!, outcome: 'done', note: 'Said it by phone' },
			{ assignmentId: ids[1]!, outcome: 'could-not' },
		]);
		expect(error).toBeUndefined();
		expect(outputs[0]).toEqual([
			{
				json: {
					assignmentId: ids[0],
					workflowId: assignmentWorkflowId(ids[0]!),
					status: 'recorded',
					outcome: 'done',
				},
				pairedItem: { item: 0 },
			},
			{
				json: {
					assignmentId: ids[1],
					workflowId: assignmentWorkflowId(ids[1]!),
					status: 'recorded',
					outcome: 'could-not',
				},
				pairedItem: { item: 1 },
			},
		]);
		expect(await practice.status(ids[0]!)).toMatchObject({ outcome: 'done' });
	}, 30_000);

	it('says which outcome stands where the client has answered before', async () => {
		const id = await assigned('capture-again');
		await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		const { outputs } = await run('record', [{ assignmentId: id, outcome: 'partly' }]);
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'already recorded', outcome: 'partly' });
	}, 30_000);

	it('shows a preview on "Execute step" and records nothing', async () => {
		const id = await assigned('capture-preview');
		const { outputs } = await run('record', [{ assignmentId: id, outcome: 'done' }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview', outcome: 'done' });
		expect(await practice.status(id)).toMatchObject({ outcome: 'open' });

		const forReal = { mode: 'manual', parameters: { forReal: true } } as const;
		const { outputs: recorded } = await run('record', [{ assignmentId: id, outcome: 'done' }], forReal);
		expect(recorded[0]![0]!.json).toMatchObject({ status: 'recorded' });
	}, 30_000);

	it.each([
		[{ assignmentId: '', outcome: 'done' }, 'Nothing was recorded: Assignment ID is missing'],
		[{ assignmentId: '17', outcome: 'done' }, 'Nothing was recorded: Assignment ID must be the 22 letters'],
		[{ assignmentId: nobodys, outcome: 'done' }, 'No open assignment was found under this ID'],
		[
			{ assignmentId: nobodys, outcome: 'maybe' },
			'Nothing was recorded: Outcome is none of done, partly and could-not',
		],
		[
			{ assignmentId: nobodys, outcome: 'done', note: 'x'.repeat(5001) },
			'Nothing was recorded: Note is longer than 5,000 characters',
		],
	])(
		'refuses what it cannot record, %#',
		async (item, message) => {
			const { error } = await run('record', [item]);
			expect(error?.message).toContain(message);
			expect(error?.context.itemIndex).toBe(0);
		},
		30_000,
	);
});

describe('Homework Assign, withdraw', () => {
	it('withdraws, and says that an assignment is closed after that', async () => {
		const id = await assigned('withdraw');
		const { outputs } = await run('withdraw', [{ assignmentId: id, reason: 'By mistake' }]);
		expect(outputs[0]).toEqual([
			{
				json: { assignmentId: id, workflowId: assignmentWorkflowId(id), status: 'withdrawn' },
				pairedItem: { item: 0 },
			},
		]);
		expect(await practice.result(id)).toMatchObject({ outcome: 'withdrawn' });

		const { error } = await run('record', [{ assignmentId: id, outcome: 'done' }]);
		expect(error?.message).toBe('No open assignment was found under this ID');
		expect(error?.description).toContain('it is closed');
	}, 30_000);

	it('is one error item where one of two is not there and the node continues', async () => {
		const id = await assigned('withdraw-two');
		const { outputs } = await run('withdraw', [{ assignmentId: nobodys }, { assignmentId: id }], {
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
			['No open assignment was found under this ID', { item: 0 }],
			['withdrawn', { item: 1 }],
		]);
	}, 30_000);

	it('shows a preview on "Execute step" and withdraws nothing', async () => {
		const id = await assigned('withdraw-preview');
		const { outputs } = await run('withdraw', [{ assignmentId: id }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'preview' });
		expect(await practice.status(id)).toMatchObject({ outcome: 'open' });
	}, 30_000);
});

describe('Homework Summarize', () => {
	it('tells how an assignment stands, in words and as data, without name and notes', async () => {
		const id = await assigned('summary');
		const { outputs } = await run('status', [{ assignmentId: id }]);
		expect(outputs[0]).toEqual([
			{
				json: {
					line: 'Thought record: to be delivered Mon 24 Feb 9:00, due Mon 3 Mar 18:00',
					assignmentId: id,
					exercise: { exerciseId: 'thought-record', title: 'Thought record', version: expect.any(Number) as number },
					delivery: 'waiting',
					outcome: 'open',
					deliverAt: '2031-02-24T09:00:00.000Z',
					dueAt: '2031-03-03T18:00:00.000Z',
					zone: 'Europe/London',
					events: [{ kind: 'assigned', at: expect.any(String) as string }],
				},
				pairedItem: { item: 0 },
			},
		]);
	}, 30_000);

	it('adds name and notes where the flow asks for them', async () => {
		const id = await assigned('summary-personal');
		await run('record', [{ assignmentId: id, outcome: 'done', note: 'Said it by phone' }]);
		await practice.recorded(id, 'answered');

		const plain = await run('status', [{ assignmentId: id }]);
		expect(plain.outputs[0]![0]!.json.line).toMatch(/^Thought record: done \w{3} \d+ \w{3}, note added$/);
		expect(JSON.stringify(plain.outputs)).not.toMatch(/Ada|phone/);

		const personal = await run('status', [{ assignmentId: id }], { parameters: { includePersonal: true } });
		expect(personal.outputs[0]![0]!.json).toMatchObject({
			clientName: 'Ada Example',
			events: [{ kind: 'assigned' }, { kind: 'answered', note: 'Said it by phone' }],
		});
	}, 30_000);

	it('keeps addresses out of the reasons, unless the flow asks for what is personal', async () => {
		const id = await assigned('summary-address');
		await run('withdraw', [{ assignmentId: id, reason: '550 <ada@example.org> is no mailbox' }]);
		await practice.recorded(id, 'withdrawn');

		const plain = await run('status', [{ assignmentId: id }]);
		expect(plain.outputs[0]![0]!.json.events).toContainEqual(
			expect.objectContaining({ kind: 'withdrawn', reason: '550 <(address)> is no mailbox' }),
		);
		const personal = await run('status', [{ assignmentId: id }], { parameters: { includePersonal: true } });
		expect(JSON.stringify(personal.outputs)).toContain('ada@example.org');
	}, 30_000);

	it('says that nothing is on record under an unknown ID', async () => {
		const { error } = await run('status', [{ assignmentId: nobodys }]);
		expect(error?.message).toBe('No assignment is on record under this ID');
	}, 30_000);
});

describe('without a worker', () => {
	let id: string;
	let toWithdraw: string;

	beforeAll(async () => {
		id = await assigned('no-worker');
		toWithdraw = await assigned('no-worker-withdraw');
		await practice.stopWorker();
	}, 30_000);

	it('takes a completion, which goes on record when a worker is back', async () => {
		const { outputs, error } = await run('record', [{ assignmentId: id, outcome: 'done' }]);
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted', outcome: 'done' });
	}, 30_000);

	it('takes a withdrawal of an open assignment, and still finds no other', async () => {
		const { outputs } = await run('withdraw', [{ assignmentId: toWithdraw }, { assignmentId: nobodys }], {
			onError: 'continueRegularOutput',
		});
		expect(outputs[0]!.map(({ json }) => json.status ?? json.error)).toEqual([
			'accepted',
			'No open assignment was found under this ID',
		]);
	}, 30_000);

	it('records once what was sent both ways', async () => {
		await practice.startWorker();
		await practice.recorded(id, 'answered');
		expect(await practice.result(toWithdraw)).toMatchObject({ outcome: 'withdrawn' });
		const { outputs } = await run('status', [{ assignmentId: id }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			outcome: 'done',
			events: [{ kind: 'assigned' }, { kind: 'answered' }],
		});
	}, 30_000);
});
