import type { IDataObject } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { assignmentWorkflowId, CHANGE } from '../../temporal/contract/names';
import { WISH } from './desk';
import { Practice } from './practice';
import { readFlow, runFlow, type FlowRun } from './harness';

const flow = readFlow('assign');
let practice: Practice;

beforeAll(async () => {
	practice = await Practice.start();
	await practice.startWorker();
	await practice.publishFlows();
}, 120_000);

afterAll(async () => {
	await closeConnections();
	await practice?.stop();
}, 60_000);

/** What the first node of the flow gives for one assignment. */
function wish(key: string, changes: IDataObject = {}): IDataObject {
	return {
		key,
		...WISH,
		...changes,
	};
}

async function assign(items: IDataObject[], run: Partial<FlowRun> = {}) {
	return await runFlow(flow, { credentials: practice.credentials, items, ...run });
}

describe('assigning', () => {
	it('starts one workflow an item, each paired with its item', async () => {
		const zones = ['Europe/London', 'America/New_York', ''];
		const { outputs, error } = await assign(zones.map((zone, index) => wish(`many-${index}`, { zone })));

		expect(error).toBeUndefined();
		const deliverAt = ['2031-02-24T09:00:00.000Z', '2031-02-24T14:00:00.000Z', '2031-02-24T08:00:00.000Z'];
		// In Berlin, the flow's own zone, it is nine, too.
		const dueAt = ['2031-03-03T18:00:00.000Z', '2031-03-03T23:00:00.000Z', '2031-03-03T17:00:00.000Z'];
		expect(outputs).toEqual([
			dueAt.map((due, index) => ({
				json: {
					summary: expect.stringMatching(/^Assigned to Ada E\.: /) as string,
					assignmentId: practice.idOf(`many-${index}`),
					workflowId: assignmentWorkflowId(practice.idOf(`many-${index}`)),
					status: 'assigned',
					batchId: expect.stringMatching(/^[\w-]{22}$/) as string,
					checked: true,
					exercise: 'Thought record',
					exerciseId: 'thought-record',
					language: 'en',
					deliverAt: deliverAt[index],
					deliversAt: deliverAt[index],
					dueAt: due,
				},
				pairedItem: { item: index },
			})),
		]);
		for (const index of zones.keys()) expect(await practice.has(practice.idOf(`many-${index}`))).toBe(true);
	}, 30_000);

	it('takes a date without a time for the end of that day, and delivers at once by default', async () => {
		const before = Date.now();
		const { outputs } = await assign([wish('end-of-day', { due: '2031-07-01', deliverAt: '' })]);
		const { dueAt, deliverAt } = outputs[0]![0]!.json;
		expect(dueAt).toBe('2031-07-01T22:59:59.000Z');
		expect(Date.parse(deliverAt as string)).toBeGreaterThanOrEqual(before);
		expect(Date.parse(deliverAt as string)).toBeLessThanOrEqual(Date.now());
	}, 30_000);

	it('takes what date expressions give, in the zone that they were made in', async () => {
		const inNewYork = (at: string) => `={{ DateTime.fromISO('${at}', { zone: 'America/New_York' }) }}`;
		const due = inNewYork('2031-03-03T18:00');
		const options = { assignmentKey: '={{ $json.key }}', deliverAt: inNewYork('2031-02-24T09:00') };
		const { outputs, error } = await assign([wish('expression')], { parameters: { due, options } });
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({
			deliverAt: '2031-02-24T14:00:00.000Z',
			dueAt: '2031-03-03T23:00:00.000Z',
		});
	}, 30_000);

	it('answers a second run under the same key with what stands, and names what differs', async () => {
		await assign([wish('twice')]);
		await practice.taken(practice.idOf('twice'));

		const again = await assign([
			wish('twice', { email: 'ADA@example.org' }),
			wish('twice', { client: ' ada  example', due: '2031-03-04 18:00', exercise: 'breathing-space' }),
			wish('twice', { deliverAt: '' }),
		]);
		expect(again.outputs[0]!.map(({ json }) => [json.status, json.differs, json.dueAt])).toEqual([
			['already assigned', [], '2031-03-03T18:00:00.000Z'],
			['already assigned', ['exerciseId', 'dueAt'], '2031-03-03T18:00:00.000Z'],
			['already assigned', [], '2031-03-03T18:00:00.000Z'],
		]);
		expect(await practice.has(practice.idOf('twice'))).toBe(true);
	}, 30_000);

	it('says what became of an assignment whose key is used again, so that nobody takes a withdrawn one for live', async () => {
		await assign([wish('withdrawn')]);
		const id = practice.idOf('withdrawn');
		await practice.taken(id);
		await practice.client.workflow.getHandle(assignmentWorkflowId(id)).executeUpdate(CHANGE.withdraw, {
			args: [{ withdrawalId: 'w' }],
		});
		await practice.recorded(id, 'withdrawn');
		const { outputs } = await assign([wish('withdrawn')]);
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'already assigned', outcome: 'withdrawn', differs: [] });
		expect(outputs[0]![0]!.json.summary).toContain('to assign it anew, set another Assignment Key under Options;');
	}, 30_000);

	it('assigns once where two items of one run have the same key: the first', async () => {
		const { outputs } = await assign([wish('pair', { zone: 'Europe/Berlin' }), wish('pair', { zone: 'Europe/Paris' })]);
		expect(outputs[0]!.map(({ json }) => [json.status, json.differs])).toEqual([
			['assigned', undefined],
			['already assigned', ['zone']],
		]);
	}, 30_000);

	it("makes one key of client, exercise and due day where none is set, on the client's calendar", async () => {
		const newYork = { email: 'one@example.org', zone: 'America/New_York' };
		const { outputs } = await assign([
			wish('', { ...newYork, due: '2031-03-03 18:00' }),
			wish('', { ...newYork, email: ' One@example.org ', client: 'ADA EXAMPLE' }),
			// The next day in UTC.
			wish('', { ...newYork, due: '2031-03-03 22:30' }),
			// Midnight is the end of a day, as clients read it.
			wish('', { ...newYork, due: '2031-03-04 00:00' }),
			wish('', { ...newYork, due: '2031-03-04 00:01' }),
			wish('', { ...newYork, client: 'Bo Example' }),
			wish('', { ...newYork, email: 'other@example.org' }),
		]);
		const [first, ...others] = outputs[0]!.map(({ json }) => json);
		const same = others.map(({ assignmentId }) => assignmentId === first!.assignmentId);
		expect(same).toEqual([true, true, true, false, false, false]);
		expect(others.map(({ status, differs }) => [status, differs])).toEqual([
			['already assigned', []],
			['already assigned', ['dueAt']],
			['already assigned', ['dueAt']],
			['assigned', undefined],
			['assigned', undefined],
			['assigned', undefined],
		]);
	}, 30_000);
});

it('says in the summary of the Temporal UI when it is due, in the zone of all that stands there', async () => {
	await assign([wish('summary', { zone: 'America/New_York' })]);
	expect(await practice.summary(practice.idOf('summary'))).toBe('Thought record, due 2031-03-03 23:00 UTC');
});

describe('the exercise', () => {
	it.each(['Thought record', ' THOUGHT  Record\n', 'thought-record'])('may be given as %j', async (exercise) => {
		const { outputs, error } = await assign([wish(`by ${exercise}`, { exercise })]);
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'assigned', exerciseId: 'thought-record' });
	});

	it('is the same assignment by title and by ID', async () => {
		const parameters = { options: {} };
		const items = [wish('', { exercise: 'thought-record' }), wish('', { exercise: 'Thought Record' })];
		const twice = items.map((item) => ({ ...item, email: 'titled@example.org', deliverAt: '' }));
		const { outputs } = await assign(twice, { parameters });
		expect(outputs[0]!.map(({ json }) => json.status)).toEqual(['assigned', 'already assigned']);
	}, 30_000);
});

describe('what is refused', () => {
	it.each([
		[{ client: '' }, 'Client Name is missing'],
		[{ client: null }, 'Client Name is missing'],
		[{ client: '\u200b' }, 'Client Name is missing'],
		[{ client: 'x'.repeat(201) }, 'Client Name is longer than 200 characters'],
		[{ client: 'http://evil.example/win Foo' }, 'Client Name holds a web or e-mail address; write the name alone'],
		[{ client: 'Ada\u200bLovelace' }, 'Client Name holds characters that nobody sees; type it anew'],
		[{ email: undefined }, 'Client E-Mail is missing'],
		[{ email: 'ada at example' }, 'Client E-Mail is not an e-mail address'],
		[{ exercise: '' }, 'Exercise is missing'],
		[{ words: 'x'.repeat(1001) }, 'Words to the Client is longer than 1,000 characters'],
		[
			{ exercise: 'thought-recrod' },
			'Exercise "thought-recrod" is not in the library, which has Activity and mood log (activity-and-mood-log), ',
		],
		[{ exercise: 'Ada Example' }, 'Exercise is not in the library, which has Activity and mood log ('],
		[{ zone: 'Europe/Atlantis' }, 'Time Zone "Europe/Atlantis" is not a time zone'],
		[{ zone: 'GMT+2' }, 'Time Zone "GMT+2" stands for several clocks; take Europe/Berlin, '],
		[{ due: '' }, 'Due is missing'],
		[{ due: 'tomorrow' }, 'Due "tomorrow" is not a date and time'],
		[{ due: '2031-02-30 10:00' }, 'Due "2031-02-30 10:00" is not a date and time'],
		[{ due: '2062-01-01 10:00' }, 'Due (2062-01-01T10:00:00+00:00) is more than 3660 days ahead; correct the date'],
		[{ due: '2020-01-01 10:00' }, 'Due lies in the past (2020-01-01T10:00:00+00:00)'],
		[{ due: '2031-02-24 08:59' }, 'is not after Deliver At (2031-02-24T09:00:00+00:00)'],
		[{ deliverAt: '2031-02-24' }, 'Deliver At "2031-02-24" has no time'],
		[{ client: '', email: 'x' }, 'Client Name is missing; Client E-Mail is not an e-mail address'],
	])(
		'%j',
		async (changes, reason) => {
			const key = `refused-${JSON.stringify(changes)}`;
			const { error, outputs } = await assign([wish(key, changes)]);
			expect(error?.message).toContain('Nothing was assigned');
			expect(error?.message).toContain(reason);
			expect(error?.context.itemIndex).toBe(0);
			expect(error?.message).not.toMatch(/ada/i);
			expect(outputs).toEqual([]);
			expect(await practice.has(practice.idOf(key))).toBe(false);
		},
		30_000,
	);

	it('starts nothing for any item where one is refused', async () => {
		const { error } = await assign([wish('beside-1'), wish('beside-2', { client: '' }), wish('beside-3')]);
		expect(error?.context.itemIndex).toBe(1);
		for (const key of ['beside-1', 'beside-2', 'beside-3']) expect(await practice.has(practice.idOf(key))).toBe(false);
	}, 30_000);

	it('names all bad rows in one error, by row and field', async () => {
		const items = [wish('rows-1'), wish('rows-2', { client: '', due: '' }), wish('rows-3', { exercise: 'juggling' })];
		const { error } = await assign(items);
		expect(error?.message).toMatch(
			/^Nothing was assigned: of 3 items 2 are at fault\. Item 2: Client Name is missing; Due is missing.*\. Item 3: Exercise "juggling" is not in the library/,
		);
		const rows = items.map((item, index) => ({ ...item, row_number: index + 2 }));
		expect((await assign(rows)).error?.message).toMatch(/ Row 3: Client Name .*\. Row 4: Exercise /);
	}, 30_000);

	it('is one error item, paired with its item, where the node continues', async () => {
		const items = [wish('go-on-1', { zone: 'Mars' }), wish('go-on-2'), wish('go-on-3', { exercise: 'unheard-of' })];
		const { error, outputs } = await assign(items, { onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
			[expect.stringContaining('Time Zone is a text that is not a time zone'), { item: 0 }],
			['assigned', { item: 1 }],
			[expect.stringContaining('Exercise "unheard-of"'), { item: 2 }],
		]);
		expect(await practice.has(practice.idOf('go-on-1'))).toBe(false);
		expect(await practice.has(practice.idOf('go-on-2'))).toBe(true);
	}, 30_000);

	it('goes to the error output where the node has one', async () => {
		const items = [wish('error-output-1'), wish('error-output-2', { client: '' })];
		const { outputs } = await assign(items, { onError: 'continueErrorOutput' });
		expect(outputs.map((output) => output.map(({ json }) => json.status ?? json.error))).toEqual([
			['assigned'],
			['Nothing was assigned: Client Name is missing'],
		]);
	}, 30_000);
});

describe('"Execute step"', () => {
	it('shows the plan and starts nothing', async () => {
		const { outputs } = await assign([wish('preview')], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'preview',
			assignmentId: practice.idOf('preview'),
			checked: true,
			dueAt: '2031-03-03T18:00:00.000Z',
			plan: [
				"Mon 24 Feb 2031, 9:00: a neutral message with a link goes to the client's e-mail address",
				expect.stringMatching(/^Fri 28 Feb 2031, 9:0\d: a reminder, if it is not done by then$/) as string,
				expect.stringMatching(/^Mon 3 Mar 2031, 9:0\d: a reminder, if it is not done by then$/) as string,
				'Mon 3 Mar 2031, 18:00: due; late answers are taken for as long as practice.yaml says',
				'No clinician is named, so nobody is briefed',
				'Times are in Europe/London',
			],
			messages: {
				deliver: { email: { text: expect.stringContaining("(the client's link)") as string } },
				remind: { portal: { text: expect.stringContaining('Thought record') as string } },
				remindNearDue: { sms: { text: expect.stringContaining("(the client's link)") as string } },
			},
		});
		expect(await practice.has(practice.idOf('preview'))).toBe(false);
	}, 30_000);

	it('assigns where it is told to', async () => {
		const { outputs } = await assign([wish('for-real')], { mode: 'manual', parameters: { assignForReal: true } });
		expect(outputs[0]![0]!.json.status).toBe('assigned');
		expect(await practice.has(practice.idOf('for-real'))).toBe(true);
	}, 30_000);
});

describe('without a worker', () => {
	beforeAll(() => practice.stopWorker(), 30_000);
	afterAll(() => practice.startWorker(), 30_000);

	it('assigns all the same, and says that the exercise was not checked', async () => {
		const { outputs, error } = await assign([wish('no-worker', { exercise: 'unheard-of' })]);
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'assigned', checked: false });
		expect(await practice.has(practice.idOf('no-worker'))).toBe(true);
	}, 30_000);

	it('still knows what was assigned under a key', async () => {
		await assign([wish('no-worker-twice')]);
		const { outputs } = await assign([wish('no-worker-twice', { zone: 'Europe/Rome' })]);
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'already assigned',
			outcome: 'open',
			differs: ['deliverAt', 'dueAt', 'zone'],
		});
	}, 30_000);
});

it('tells of an assignment that the worker refused later, and asks for another key', async () => {
	await practice.stopWorker();
	await assign([wish('refused-later', { exercise: 'unheard-of' })]);
	await practice.startWorker();
	expect(await practice.result(practice.idOf('refused-later'))).toMatchObject({ outcome: 'refused' });
	const { error } = await assign([wish('refused-later')]);
	expect(error?.message).toBe('An assignment under this key was refused before');
	expect(error?.description).toContain('Set another Assignment Key');
	const { outputs } = await assign([wish('refused-later')], { mode: 'manual' });
	expect(outputs[0]![0]!.json.summary).toMatch(/nothing would be\. An assignment under this key was refused before\.$/);
}, 30_000);
