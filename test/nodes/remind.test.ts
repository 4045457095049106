import { toldWords } from '../../nodes/HomeworkRemind/send-now/words';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { until } from '../e2e/until';
import { nobodys, useDesk, type Desk } from './desk';

const desk = useDesk();
const run: Desk['run'] = (...asked) => desk().run(...asked);
const assigned: Desk['assigned'] = (...asked) => desk().assigned(...asked);

/** What a flow of this name says of an assignment. */
async function said(flow: string, assignmentId: string) {
	const { outputs, error } = await run(flow, [{ assignmentId }]);
	if (error) throw error;
	return outputs[0]![0]!.json;
}

it("shows what is planned, on the client's clock", async () => {
	const id = await assigned('show');
	const { outputs, error } = await run('show-reminders', [{ assignmentId: id }]);
	expect(error).toBeUndefined();
	const reminders = [
		{ ordinal: 1, plannedAt: expect.any(String) as string, state: 'planned' },
		{ ordinal: 2, plannedAt: expect.any(String) as string, state: 'planned' },
	];
	expect(outputs[0]).toEqual([
		{
			json: {
				assignmentId: id,
				state: 'running',
				lines: [
					'Reminders go out while the homework is not done',
					expect.stringMatching(/^Fri 28 Feb 2031, 9:0\d: planned$/) as string,
					expect.stringMatching(/^Mon 3 Mar 2031, 9:0\d: planned$/) as string,
					'Times are in Europe/London',
				],
				zone: 'Europe/London',
				reminders,
			},
			pairedItem: { item: 0 },
		},
	]);
}, 30_000);

it('pauses and resumes', async () => {
	const id = await assigned('pause');
	const { outputs } = await run('pause-reminders', [{ assignmentId: id }]);
	expect(outputs[0]).toEqual([
		{
			json: {
				assignmentId: id,
				workflowId: assignmentWorkflowId(id),
				status: 'paused',
				note: 'Reminders whose time comes while they are paused are skipped.',
			},
			pairedItem: { item: 0 },
		},
	]);
	await desk().practice.recorded(id, 'reminders-paused');
	expect(await said('show-reminders', id)).toMatchObject({ state: 'paused' });
	expect(await said('pause-reminders', id)).toMatchObject({
		status: 'already paused',
		note: 'They were paused before; nothing was changed.',
	});

	expect(await said('resume-reminders', id)).toMatchObject({ status: 'running' });
	expect(await said('resume-reminders', id)).toMatchObject({
		status: 'already running',
		note: 'They were not paused; nothing was changed.',
	});
	await desk().practice.recorded(id, 'reminders-resumed');
	expect(await said('show-reminders', id)).toMatchObject({ state: 'running' });
}, 30_000);

it('reminds of nothing before the homework goes out, and says when it does', async () => {
	const id = await assigned('send-now');
	expect(await said('send-now', id)).toMatchObject({
		status: 'already planned',
		goesOutAt: '2031-02-24T09:00:00.000Z',
		note: expect.stringMatching(/The homework goes out Mon 24 Feb 2031, 9:00 .*It is to be delivered then/) as string,
	});
	const { outputs } = await run('send-now', [{ assignmentId: id }], { mode: 'manual' });
	expect(outputs[0]![0]!.json).toMatchObject({
		status: 'preview',
		plan: [
			expect.stringMatching(/^Ada Example: Thought record: /),
			expect.stringContaining('The homework goes out Mon 24 Feb 2031, 9:00'),
		],
	});
}, 30_000);

const UNROUTED = 'It goes out once a flow with Homework Trigger for messages to clients is published.';

it('says that a reminder waits for a flow that takes it', async () => {
	const id = await assigned('unrouted');
	const delivered = { kind: 'delivered', at: new Date().toISOString(), outcome: 'open' } as const;
	await desk().practice.ledger.events.record({ eventId: `${id}.delivered`, assignmentId: id, ...delivered });
	const { outputs } = await run('send-now', [{ assignmentId: id }], { mode: 'manual' });
	expect((outputs[0]![0]!.json.plan as string[]).at(-1)).toBe(UNROUTED);
}, 30_000);

it('has a status of its own for what waits for a flow', () => {
	const sendNow = { what: 'remind', unrouted: true, soonerAtAnyHour: false, zone: 'Europe/London' } as const;
	const told = toldWords({ reminders: 'running', repeated: false, sendNow }, Date.now());
	expect(told).toEqual({ status: 'waits', note: UNROUTED });
});

it('sends homework again that did not arrive, and says where that was asked for before', async () => {
	// It does not arrive, since the client agrees only later; then it waits, since no flow takes it.
	const item = {
		key: 'again',
		client: 'Ada Example',
		email: 'again@example.org',
		exercise: 'thought-record',
		due: '2031-03-03 18:00',
		zone: 'Europe/London',
	};
	await run('assign', [item], { parameters: { clientAgreed: false } });
	const id = desk().practice.idOf(item.key);
	await until(async () => (await desk().practice.status(id)).delivery === 'undeliverable');
	expect(await said('send-now', id)).toMatchObject({
		status: 'not sent',
		note: 'Nothing goes out: The client has not agreed to messages at this address.',
	});
	await run('assign', [item]);

	expect(await said('send-now', id)).toMatchObject({
		status: 'already planned',
		note: `It was to be sent before this was asked, and is sent once. ${UNROUTED}`,
	});
}, 30_000);

it('says of what is closed that it is, and keeps on record what was asked for', async () => {
	const id = await assigned('closed');
	await run('withdraw', [{ assignmentId: id }]);
	await desk().practice.result(id);
	for (const flow of ['send-now', 'change-dates']) {
		const { error } = await run(flow, [{ assignmentId: id, due: '2031-03-05', zone: 'Europe/London' }]);
		expect(error?.message).toContain('The assignment is closed (withdrawn), so that nothing was changed');
	}
	await desk().practice.recorded(id, 'not-taken');
	const kept = async () => {
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		return events.filter(({ kind }) => kind === 'not-taken').map(({ reason }) => reason!);
	};
	await until(async () => (await kept()).length === 2);
	expect((await kept()).sort()).toEqual([
		'remindNow: The assignment is closed.',
		'reschedule: The assignment is closed.',
	]);
}, 30_000);

it('says that nobody is reminded of what is answered', async () => {
	const id = await assigned('answered');
	await run('record', [{ assignmentId: id, outcome: 'done' }]);
	await desk().practice.recorded(id, 'answered');
	expect(await said('show-reminders', id)).toMatchObject({ state: 'over' });
	const { error } = await run('send-now', [{ assignmentId: id }]);
	expect(error?.message).toBe('The assignment is answered or closed: nobody is reminded of it.');
	expect(error?.description).toBe('So the homework service says.');
}, 30_000);

it.each([
	['send-now', 'sendNow'],
	['pause-reminders', 'pause'],
	['resume-reminders', 'resume'],
])(
	'%s is a preview on "Execute step", unless it is for real',
	async (flow, operation) => {
		const id = await assigned(`preview-${flow}`);
		const { outputs } = await run(flow, [{ assignmentId: id }], { mode: 'manual' });
		expect(outputs[0]![0]!.json).toMatchObject({
			status: 'preview',
			note: expect.stringContaining('Preview of a test run') as string,
		});
		const { outputs: real } = await run(flow, [{ assignmentId: id }], {
			mode: 'manual',
			parameters: { [`${operation}ForReal`]: true },
		});
		expect(real[0]![0]!.json.status).not.toBe('preview');
	},
	30_000,
);

it.each([
	['send-now', '', 'Nobody was reminded: Assignment ID is missing'],
	['send-now', '17', 'Nobody was reminded: Assignment ID must be the 22 letters'],
	['send-now', nobodys, 'No open assignment was found under this ID'],
	['pause-reminders', '', 'No reminders were paused: Assignment ID is missing'],
	['pause-reminders', nobodys, 'No open assignment was found under this ID'],
	['resume-reminders', '', 'No reminders were resumed: Assignment ID is missing'],
	['resume-reminders', nobodys, 'No open assignment was found under this ID'],
	['show-reminders', '', 'No reminders: Assignment ID is missing'],
	['show-reminders', nobodys, 'No assignment is on record under this ID'],
])(
	'%s refuses %j',
	async (flow, assignmentId, message) => {
		const { error } = await run(flow, [{ assignmentId }]);
		expect(error?.message).toContain(message);
		expect(error?.context.itemIndex).toBe(0);
	},
	30_000,
);

it('is taken without a worker, and takes effect once one is there', async () => {
	const id = await assigned('no-worker');
	await desk().practice.stopWorker();
	expect(await said('pause-reminders', id)).toMatchObject({ status: 'accepted' });
	await desk().practice.startWorker();
	await desk().practice.recorded(id, 'reminders-paused');
	expect(await said('show-reminders', id)).toMatchObject({ state: 'paused' });
}, 30_000);
