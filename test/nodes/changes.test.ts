import { generateKeys } from '../../temporal/contract/keys';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { nobodys, useDesk, type Desk } from './desk';

const desk = useDesk();
const run: Desk['run'] = (...asked) => desk().run(...asked);
const assigned: Desk['assigned'] = (...asked) => desk().assigned(...asked);

describe('Homework Assign, withdraw', () => {
	it('withdraws, and says that an assignment is closed after that', async () => {
		const id = await assigned('withdraw');
		const { outputs } = await run('withdraw', [{ assignmentId: id, reason: 'By mistake' }]);
		expect(outputs[0]).toEqual([
			{
				json: {
					assignmentId: id,
					workflowId: assignmentWorkflowId(id),
					status: 'withdrawn',
					note: 'Its link has stopped working, and nothing more is sent.',
				},
				pairedItem: { item: 0 },
			},
		]);
		expect(await desk().practice.result(id)).toMatchObject({ outcome: 'withdrawn' });

		const { error } = await run('record', [{ assignmentId: id, outcome: 'done' }]);
		expect(error?.message).toBe('The assignment is closed (withdrawn), so that nothing was changed');
		expect(error?.description).toContain('That it was asked for is on record');
	}, 30_000);

	it('is a success that changes nothing where it was withdrawn before, twice in one run or later', async () => {
		const id = await assigned('withdraw-twice');
		const twice = await run('withdraw', [{ assignmentId: id }, { assignmentId: id }]);
		const later = await run('withdraw', [{ assignmentId: id, reason: 'Again' }]);
		expect([...twice.outputs[0]!, ...later.outputs[0]!].map(({ json }) => json.status)).toEqual([
			'withdrawn',
			'already withdrawn',
			'already withdrawn',
		]);
		const kept = await run('record', [{ assignmentId: id, outcome: 'done' }]);
		expect(kept.error?.message).toContain('is closed (withdrawn)');
		await desk().practice.recorded(id, 'not-taken');
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.filter(({ kind }) => kind === 'not-taken').map(({ reason }) => reason)).toEqual([
			expect.stringMatching(/^submit: /) as string,
		]);
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

	it('with a key that the worker lacks says so, and withdraws nothing', async () => {
		const id = await assigned('withdraw-without-key');
		const { credentials, keys } = desk().practice;
		const ring = [generateKeys().ring[0]!, ...keys.ring];
		const { error } = await run('withdraw', [{ assignmentId: id }], {
			credentials: { ...credentials, keys: JSON.stringify({ ...keys, ring }) },
		});
		expect(error?.message).toBe('This credential and the homework service have different keys');
		expect(error?.description).toContain('is kept on record, and changed nothing');
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	}, 30_000);

	it('shows a preview on "Execute step" and withdraws nothing', async () => {
		const id = await assigned('withdraw-preview');
		const { outputs } = await run('withdraw', [{ assignmentId: id }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'preview',
			client: 'Ada Example',
			checked: true,
			plan: [
				expect.stringMatching(/^Ada Example: Thought record: to be delivered /) as string,
				'Its link would stop working, and nothing more would be sent',
			],
		});
		expect(Object.keys(outputs[0]![0]!.json).slice(-2)).toEqual(['assignmentId', 'workflowId']);
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	}, 30_000);

	it('says in a preview that nothing is on record under an ID', async () => {
		const { outputs } = await run('withdraw', [{ assignmentId: nobodys }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'preview',
			plan: [expect.stringMatching(/^No assignment is on record under this ID, so nothing would be done/) as string],
			checked: true,
		});
	}, 30_000);
});

describe('Homework Summarize', () => {
	it('tells how an assignment stands, in words and as data, without name and notes', async () => {
		const id = await assigned('summary');
		const { outputs } = await run('status', [{ assignmentId: id }]);
		expect(outputs[0]).toEqual([
			{
				json: {
					line: 'Thought record: to be delivered Mon 24 Feb 2031 9:00, due Mon 3 Mar 2031 18:00',
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
		await desk().practice.recorded(id, 'answered');

		const plain = await run('status', [{ assignmentId: id }]);
		expect(plain.outputs[0]![0]!.json.line).toMatch(/^Thought record: done \w{3} \d+ \w{3}, with a reflection$/);
		expect(JSON.stringify(plain.outputs)).not.toMatch(/Ada|phone/);

		const personal = await run('status', [{ assignmentId: id }], { parameters: { includePersonal: true } });
		expect(personal.outputs[0]![0]!.json).toMatchObject({
			clientName: 'Ada Example',
			events: [{ kind: 'assigned' }, { kind: 'answered', note: 'Said it by phone' }],
		});
	}, 30_000);

	it('says that the answer was reviewed, with which effort, and of a note to the client only that there is one', async () => {
		const id = await assigned('summary-review');
		await run('record', [{ assignmentId: id, outcome: 'done' }]);
		await desk().practice.recorded(id, 'answered');
		await run('mark-reviewed', [{ assignmentId: id, effort: 3, note: 'Well found' }]);
		const personal = await run('status', [{ assignmentId: id }], { parameters: { includePersonal: true } });
		const plain = await run('status', [{ assignmentId: id }]);
		for (const { outputs } of [personal, plain]) {
			expect(outputs[0]![0]!.json).toMatchObject({
				line: expect.stringMatching(/, reviewed, with effort 3\/4 and a note to the client$/) as string,
				review: { effort: 3, noteToClient: true },
			});
			expect(JSON.stringify(outputs)).not.toContain('Well found');
		}
	}, 30_000);

	it('keeps names and addresses out of what others gave as a reason, unless the flow asks for what is personal', async () => {
		const id = await assigned('summary-address');
		await run('withdraw', [{ assignmentId: id, reason: '550 no mailbox of Ada Example <ada@example.org>' }]);
		await desk().practice.recorded(id, 'withdrawn');

		const plain = await run('status', [{ assignmentId: id }]);
		expect(plain.outputs[0]![0]!.json.events).toContainEqual(
			expect.objectContaining({ kind: 'withdrawn', reason: '550 no mailbox of [name] [name] <[address]>' }),
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
		await desk().practice.stopWorker();
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
		await desk().practice.startWorker();
		await desk().practice.recorded(id, 'answered');
		expect(await desk().practice.result(toWithdraw)).toMatchObject({ outcome: 'withdrawn' });
		const { outputs } = await run('status', [{ assignmentId: id }]);
		expect(outputs[0]![0]!.json).toMatchObject({
			outcome: 'done',
			events: [{ kind: 'assigned' }, { kind: 'answered' }],
		});
	}, 30_000);
});
