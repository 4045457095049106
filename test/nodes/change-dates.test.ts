import type { IDataObject } from 'n8n-workflow';
import { assignmentWorkflowId } from '../../temporal/contract/names';
import { nobodys, useDesk, type Desk, WISH, WISH_FOR_SESSION } from './desk';

const desk = useDesk();
const assigned: Desk['assigned'] = (...asked) => desk().assigned(...asked);

async function change(items: IDataObject[], options: Parameters<Desk['run']>[2] = {}) {
	return await desk().run(
		'change-dates',
		items.map((item) => ({ zone: 'Europe/London', ...item })),
		options,
	);
}

it('moves due and session, each answer paired with its item', async () => {
	const ids = [await assigned('both'), await assigned('due'), await assigned('session')];
	const { outputs, error } = await change([
		{ assignmentId: ids[0]!, due: '2031-03-05', session: '2031-03-06 10:00' },
		{ assignmentId: ids[1]!, due: '2031-03-05 12:00', zone: 'America/New_York' },
		{ assignmentId: ids[2]!, session: '2031-03-06 10:00', zone: '' },
	]);
	expect(error).toBeUndefined();
	const changed = [
		{
			dueAt: '2031-03-05T23:59:59.000Z',
			sessionAt: '2031-03-06T10:00:00.000Z',
			note:
				'Due is now by the end of Wed 5 Mar 2031 (Europe/London). ' +
				'The session is now Thu 6 Mar 2031, 10:00 (Europe/London).',
		},
		{
			dueAt: '2031-03-05T17:00:00.000Z',
			note: 'Due is now Wed 5 Mar 2031, 12:00 PM (America/New_York).',
		},
		{
			dueAt: '2031-03-03T18:00:00.000Z',
			sessionAt: '2031-03-06T09:00:00.000Z',
			note:
				'The session is now Thu 6 Mar 2031, 10:00 (Europe/Berlin). ' +
				'Due was set by itself and stays: Mon 3 Mar 2031, 18:00 (Europe/London).',
		},
	];
	expect(outputs[0]).toEqual(
		ids.map((id, index) => ({
			json: { assignmentId: id, workflowId: assignmentWorkflowId(id), status: 'changed', ...changed[index] },
			pairedItem: { item: index },
		})),
	);
	for (const [index, id] of ids.entries())
		expect(await desk().practice.status(id)).toMatchObject(dates(changed[index]!));
}, 30_000);

/** Without what is said of them. */
function dates({ dueAt, sessionAt }: { dueAt: string; sessionAt?: string }) {
	return { dueAt, ...(sessionAt !== undefined && { sessionAt }) };
}

it('moves due with the session where it was left to it, and says so', async () => {
	const id = await assigned('with-session', { ...WISH_FOR_SESSION, due: '' }, 'assign-for-session');
	const said = async (item: IDataObject, options: Parameters<Desk['run']>[2] = {}) =>
		(await change([{ assignmentId: id, ...item }], options)).outputs[0]![0]!.json;
	expect(await said({ session: '2031-03-11 10:00' })).toMatchObject({
		dueAt: '2031-03-11T10:00:00.000Z',
		note: 'The session is now Tue 11 Mar 2031, 10:00 (Europe/London). Due moved with the session.',
	});
	expect(await said({}, { parameters: { noSession: true } })).toMatchObject({
		status: 'changed',
		dueAt: '2031-03-11T10:00:00.000Z',
		note: 'There is no session any more. Due was left to the session and stays Tue 11 Mar 2031, 10:00, until there is another session.',
	});
	expect(await said({ session: '2031-03-18 10:00' })).toMatchObject({ dueAt: '2031-03-18T10:00:00.000Z' });
}, 30_000);

it('says that nothing was changed where that holds already, or was asked for before', async () => {
	const id = await assigned('holds-already');
	const item = { assignmentId: id, due: '2031-03-05 12:00' };
	expect((await change([item])).outputs[0]![0]!.json).toMatchObject({ status: 'changed' });
	expect((await change([item])).outputs[0]![0]!.json).toMatchObject({
		status: 'unchanged',
		dueAt: '2031-03-05T12:00:00.000Z',
		note: 'It stood like that before, and nothing was changed. Due is Wed 5 Mar 2031, 12:00 (Europe/London).',
	});
}, 30_000);

it('does what it can, and says what it could not', async () => {
	const id = await assigned('in-part');
	const { outputs } = await change([{ assignmentId: id, due: '2020-01-01 10:00', session: '2031-03-06 10:00' }]);
	expect(outputs[0]![0]!.json).toMatchObject({
		status: 'changed in part',
		dueAt: '2031-03-03T18:00:00.000Z',
		sessionAt: '2031-03-06T10:00:00.000Z',
		note:
			'New Due was not taken: it lies in the past; it must be ahead. ' +
			'The session is now Thu 6 Mar 2031, 10:00 (Europe/London).',
	});
}, 30_000);

it('changes the zone of the client, in which dates are read, too', async () => {
	const id = await assigned('zone');
	const { outputs } = await change([{ assignmentId: id, due: '2031-03-05', zone: '' }], {
		parameters: { newTimeZone: 'America/Los_Angeles' },
	});
	expect(outputs[0]![0]!.json).toMatchObject({
		zone: 'America/Los_Angeles',
		dueAt: '2031-03-06T07:59:59.000Z',
		note:
			'Due is now by the end of Wed 5 Mar 2031 (America/Los_Angeles). ' +
			'Messages keep to the hours of America/Los_Angeles.',
	});
	const story = await desk().practice.ledger.stories.of(id);
	expect(story?.zone).toBe('America/Los_Angeles');
}, 30_000);

it("reads due by the client's clock and a session by the practice's, also where the client's zone is changed", async () => {
	const [sydney, moved] = [
		await assigned('sydney', { zone: 'Australia/Sydney' }),
		await assigned('moves away', { zone: 'America/Los_Angeles' }),
	];
	const due = { assignmentId: sydney, due: '2031-03-06', session: '2031-03-07 10:00', zone: '' };
	expect((await change([due])).outputs[0]![0]!.json).toMatchObject({
		dueAt: '2031-03-06T12:59:59.000Z',
		sessionAt: '2031-03-07T09:00:00.000Z',
		note:
			'Due is now by the end of Thu 6 Mar 2031 (Australia/Sydney). ' +
			'The session is now Fri 7 Mar 2031, 10:00 (Europe/Berlin).',
	});
	const session = { assignmentId: moved, session: '2031-03-07 10:00', zone: '' };
	const parameters = { newTimeZone: 'America/Denver' };
	const { outputs } = await change([session], { mode: 'manual', parameters });
	expect(outputs[0]![0]!.json).toMatchObject({ sessionAt: '2031-03-07T09:00:00.000Z' });
	expect(outputs[0]![0]!.json.plan).toContain('The session would move to Fri 7 Mar 2031, 10:00 (Europe/Berlin)');
	const another = { ...parameters, sessionTimeZone: 'Europe/London' };
	expect((await change([session], { parameters: another })).outputs[0]![0]!.json).toMatchObject({
		sessionAt: '2031-03-07T10:00:00.000Z',
		zone: 'America/Denver',
	});
	await desk().practice.stopWorker();
	const { outputs: silent } = await change([{ assignmentId: sydney, due: '2031-03-05', zone: '' }]);
	await desk().practice.startWorker();
	expect(silent[0]![0]!.json).toMatchObject({ status: 'accepted', dueAt: '2031-03-05T12:59:59.000Z' });
}, 60_000);

it('previews nothing that is then refused, and each part by itself', async () => {
	const id = await assigned('judged');
	const previewed = async (item: IDataObject) => {
		const { outputs, error } = await change([{ assignmentId: id, ...item }], { mode: 'manual' });
		expect(error).toBeUndefined();
		expect(JSON.stringify(outputs[0]![0]!.json.plan)).not.toMatch(/\d{4}-\d\d-\d\dT/);
		return outputs[0]![0]!.json;
	};
	const early = await previewed({ due: '2031-02-20' });
	expect(early.plan).toContain(
		'Nothing would be changed: New Due must be after delivery (Mon 24 Feb 2031, 9:00, Europe/London)',
	);
	expect(early).not.toHaveProperty('dueAt');
	const past = await previewed({ due: '2020-02-20', session: '2031-03-06 10:00' });
	expect(past.plan).toContain('Not taken: New Due lies in the past; it must be ahead');
	expect(past.plan).toContain('The session would move to Thu 6 Mar 2031, 10:00');
	expect(past).not.toHaveProperty('dueAt');
	expect(past).toMatchObject({ sessionAt: '2031-03-06T10:00:00.000Z' });
}, 30_000);

it('plans the reminders anew', async () => {
	const id = await assigned('planned-anew');
	const planned = async () => {
		const { outputs } = await desk().run('show-reminders', [{ assignmentId: id }]);
		return (outputs[0]![0]!.json.reminders as Array<{ plannedAt: string }>).map(({ plannedAt }) => plannedAt);
	};
	expect((await planned()).every((at) => at < '2031-03-03T18:00')).toBe(true);
	await change([{ assignmentId: id, due: '2031-03-31 18:00' }]);
	expect((await planned()).some((at) => at > '2031-03-20')).toBe(true);
}, 30_000);

it('is what a repeat of the assignment is told that stands', async () => {
	const id = await assigned('repeat');
	await change([{ assignmentId: id, due: '2031-03-05 12:00', session: '2031-03-06 10:00' }]);
	const repeat = {
		...WISH,
		key: 'repeat',
		session: '2031-03-06 10:00',
	};
	const { outputs } = await desk().run('assign-for-session', [repeat]);
	expect(outputs[0]![0]!.json).toMatchObject({
		status: 'already assigned',
		differs: ['dueAt'],
		dueAt: '2031-03-05T12:00:00.000Z',
	});
}, 30_000);

it('shows a preview on "Execute step" and changes nothing', async () => {
	const id = await assigned('preview');
	const item = { assignmentId: id, due: '2031-03-05 12:00', session: '2031-03-06 10:00' };
	const { outputs } = await change([item], { mode: 'manual' });
	expect(outputs[0]![0]!.json).toMatchObject({
		status: 'preview',
		client: 'Ada Example',
		checked: true,
		plan: [
			expect.stringMatching(/^Ada Example: Thought record: /) as string,
			'Due would move to Wed 5 Mar 2031, 12:00',
			'The session would move to Thu 6 Mar 2031, 10:00',
			'Reminders that have not gone out would be planned anew',
			'Times are in Europe/London',
		],
	});
	expect(await desk().practice.status(id)).toMatchObject({ dueAt: '2031-03-03T18:00:00.000Z' });
	const { outputs: real } = await change([item], { mode: 'manual', parameters: { changeDatesForReal: true } });
	expect(real[0]![0]!.json).toMatchObject({ status: 'changed' });
}, 30_000);

it.each([
	[{ assignmentId: '', due: '2031-03-05' }, 'Assignment ID is missing'],
	[{ assignmentId: nobodys }, 'New Due is empty, and so are New Session and New Time Zone; set one of them'],
	[{ assignmentId: nobodys, due: 'soon' }, 'New Due "soon" is not a date and time'],
	[
		{ assignmentId: nobodys, due: '2062-01-01 10:00' },
		'New Due (Sun 1 Jan 2062, 10:00) is more than 3660 days ahead; correct the date',
	],
	[{ assignmentId: nobodys, due: '2020-01-01 10:00' }, 'New Due lies in the past (Wed 1 Jan 2020, 10:00)'],
	[{ assignmentId: nobodys, session: '2031-03-05' }, 'New Session "2031-03-05" has no time'],
	[{ assignmentId: nobodys, session: '2020-01-01 10:00' }, 'New Session lies in the past'],
	[{ assignmentId: nobodys, due: '2031-03-05', zone: 'Mars' }, 'Time Zone is a text that is not a time zone'],
])(
	'refuses %j',
	async (item, reason) => {
		const { error } = await change([item]);
		expect(error?.message).toContain('No dates were changed: ');
		expect(error?.message).toContain(reason);
		expect(error?.context.itemIndex).toBe(0);
	},
	30_000,
);

it('refuses what lies before delivery, field and reason named', async () => {
	const id = await assigned('too-early');
	const { outputs } = await change(
		[
			{ assignmentId: id, due: '2031-02-24 08:00' },
			{ assignmentId: id, session: '2031-02-24 08:00' },
			{ assignmentId: nobodys, due: '2031-03-05' },
		],
		{ onError: 'continueRegularOutput' },
	);
	expect(outputs[0]!.map(({ json }) => json.error)).toEqual([
		'No dates were changed: New Due must be after delivery (Mon 24 Feb 2031, 9:00, Europe/London)',
		'No dates were changed: New Session must be after delivery (Mon 24 Feb 2031, 9:00, Europe/London)',
		'No open assignment was found under this ID',
	]);
	expect(await desk().practice.status(id)).toMatchObject({ dueAt: '2031-03-03T18:00:00.000Z' });
}, 30_000);

it('changes the dates of one assignment thirty times in one run, in the order of the items, and those of others beside them', async () => {
	const [often, once] = [await assigned('thirty'), await assigned('one-among-thirty')];
	const days = Array.from({ length: 30 }, (_, index) => `2031-04-${String(index + 1).padStart(2, '0')}`);
	const { outputs, error } = await change([
		...days.map((day) => ({ assignmentId: often, due: `${day} 12:00` })),
		{ assignmentId: once, due: '2031-05-01 12:00' },
	]);
	expect(error).toBeUndefined();
	expect(outputs[0]!.map(({ json }) => [json.status, json.dueAt])).toEqual(
		[...days, '2031-05-01'].map((day) => ['changed', `${day}T11:00:00.000Z`]),
	);
	expect(await desk().practice.status(often)).toMatchObject({ dueAt: '2031-04-30T11:00:00.000Z' });
}, 60_000);

it('takes fifteen changes of one assignment that come in at once, each from a run of its own', async () => {
	const id = await assigned('fifteen-runs');
	const days = Array.from({ length: 15 }, (_, index) => `2031-04-${String(index + 1).padStart(2, '0')}`);
	const runs = await Promise.all(days.map((day) => change([{ assignmentId: id, due: `${day} 12:00` }])));
	expect(runs.flatMap(({ error }) => error?.message ?? [])).toEqual([]);
	const told = runs.map(({ outputs }) => outputs[0]![0]!.json.status);
	expect(told.filter((status) => status !== 'changed' && status !== 'accepted')).toEqual([]);
	await desk().run('withdraw', [{ assignmentId: id }]);
	await desk().practice.recorded(id, 'withdrawn');
	const { events } = (await desk().practice.ledger.stories.of(id))!;
	expect(events.filter(({ kind }) => kind === 'rescheduled')).toHaveLength(15);
}, 60_000);

it('does nothing more with an assignment of which an item before it failed, unless the node is to continue', async () => {
	const id = await assigned('fails-midway');
	const items = ['2031-04-01 12:00', '2031-02-24 08:00', '2031-04-03 12:00'].map((due) => ({ assignmentId: id, due }));
	const { error } = await change(items);
	expect(error?.message).toContain('New Due must be after delivery');
	expect(error?.context.itemIndex).toBe(1);
	expect(await desk().practice.status(id)).toMatchObject({ dueAt: '2031-04-01T11:00:00.000Z' });

	await change(items, { onError: 'continueRegularOutput' });
	expect(await desk().practice.status(id)).toMatchObject({ dueAt: '2031-04-03T11:00:00.000Z' });
}, 60_000);

it('is taken without a worker, and takes effect once one is there', async () => {
	const id = await assigned('no-worker');
	await desk().practice.stopWorker();
	const { outputs } = await change([{ assignmentId: id, due: '2031-03-05 12:00' }]);
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'accepted', dueAt: '2031-03-05T12:00:00.000Z' });
	await desk().practice.startWorker();
	await desk().practice.recorded(id, 'rescheduled');
	expect(await desk().practice.status(id)).toMatchObject({ dueAt: '2031-03-05T12:00:00.000Z' });
}, 30_000);

it('waits for a worker that is silent once in a run, not for each of thirty changes, which hold in their order', async () => {
	const id = await assigned('thirty-without-worker');
	await desk().practice.stopWorker();
	const days = Array.from({ length: 30 }, (_, index) => `2031-04-${String(index + 1).padStart(2, '0')}`);
	const began = Date.now();
	const { outputs, error } = await change(days.map((day) => ({ assignmentId: id, due: `${day} 12:00` })));
	expect(Date.now() - began).toBeLessThan(40_000);
	expect(error).toBeUndefined();
	expect(outputs[0]!.map(({ json }) => [json.status, json.dueAt])).toEqual(
		days.map((day) => ['accepted', `${day}T11:00:00.000Z`]),
	);
	await desk().practice.startWorker();
	await desk().run('withdraw', [{ assignmentId: id }]);
	await desk().practice.recorded(id, 'withdrawn');
	const { events, dueAt } = (await desk().practice.ledger.stories.of(id))!;
	expect(events.filter(({ kind }) => kind === 'rescheduled')).toHaveLength(30);
	expect(dueAt).toBe('2031-04-30T11:00:00.000Z');
}, 120_000);
