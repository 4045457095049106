import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import { useDesk, WISH_FOR_SESSION } from './desk';
import type { FlowRun } from './harness';

const desk = useDesk();

beforeAll(async () => await desk().practice.publishFlows());

/** What the first node of the flow gives for one assignment that is briefed before a session. */
function wish(key: string, changes: IDataObject = {}): IDataObject {
	return {
		key,
		...WISH_FOR_SESSION,
		...changes,
	};
}

async function assign(items: IDataObject[], run: Partial<FlowRun> = {}) {
	return await desk().run('assign-for-session', items, run);
}

/** Options that set how the client is reminded. */
function withOptions(options: INodeParameters): Partial<FlowRun> {
	return {
		parameters: { options: { assignmentKey: '={{ $json.key }}', deliverAt: '={{ $json.deliverAt }}', ...options } },
	};
}

function rules(...given: INodeParameters[]): INodeParameters {
	return { reminders: { rules: given } };
}

/** What was asked for under a key, as the workflow was told. */
async function terms(key: string) {
	const { practice } = desk();
	const { memo } = await practice.client.workflow.getHandle(assignmentWorkflowId(practice.idOf(key))).describe();
	return memo![MEMO.terms];
}

describe('an assignment for a session', () => {
	it('names clinician and session to its workflow', async () => {
		const { outputs, error } = await assign([wish('session')]);
		expect(error).toBeUndefined();
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'assigned', dueAt: '2031-03-03T18:00:00.000Z' });
		expect(await terms('session')).toMatchObject({
			clinician: { name: 'Sam Rivers', email: 'sam@example.org' },
			sessionAt: '2031-03-04T10:00:00.000Z',
		});
		expect(await terms('session')).not.toHaveProperty('policy');
	}, 30_000);

	it('is due at the session where nothing else is said', async () => {
		const { outputs } = await assign([wish('due-at-session', { due: '' })]);
		expect(outputs[0]![0]!.json).toMatchObject({ status: 'assigned', dueAt: '2031-03-04T10:00:00.000Z' });
	}, 30_000);

	it('tells a repeat what differs in clinician, session and reminders', async () => {
		const key = 'repeat';
		const reminding = withOptions({ ...rules({ when: 'share', percent: 40 }), gapHours: 5 });
		await assign([wish(key)], reminding);
		await desk().practice.taken(desk().practice.idOf(key));
		const differs = async (changes: IDataObject, run: Partial<FlowRun> = {}) => {
			const { outputs } = await assign([wish(key, changes)], run);
			return outputs[0]![0]!.json.differs;
		};
		expect(await differs({ clinicianEmail: 'SAM@example.org' }, reminding)).toEqual([]);
		expect(await differs({ clinician: '', clinicianEmail: '', session: '' })).toEqual([]);
		expect(await differs({ clinician: 'Kim Lake' })).toEqual(['clinician']);
		expect(await differs({ session: '2031-03-04 11:00' })).toEqual(['sessionAt']);
		expect(await differs({ due: '' })).toEqual([]);
		expect(await differs({}, withOptions(rules({ when: 'share', percent: 41 })))).toEqual(['policy']);
	}, 30_000);
});

describe('how an assignment is reminded of', () => {
	it('is what its options set, and nothing else', async () => {
		const set = {
			...rules({ when: 'share', percent: 40 }, { when: 'due', hours: 20 }, { when: 'session', hours: 26.5 }),
			quietHours: { hours: { from: '21:00', to: '08:30' } },
			gapHours: 6,
		};
		const { error } = await assign([wish('policy')], withOptions(set));
		expect(error).toBeUndefined();
		expect(await terms('policy')).toHaveProperty('policy', {
			reminders: [{ share: 0.4 }, { before: 'due', hours: 20 }, { before: 'session', hours: 26.5 }],
			quietHours: { from: '21:00', to: '08:30' },
			gapHours: 6,
		});
	}, 30_000);

	it('is not at all where it is switched off', async () => {
		await assign([wish('no-reminders')], withOptions({ noReminders: true }));
		expect(await terms('no-reminders')).toHaveProperty('policy', { reminders: [] });
	}, 30_000);
});

describe('an assignment at night', () => {
	const night = { deliverAt: '2031-02-24 21:00' };
	const now = withOptions({ anyHour: true });
	const assigned = async (key: string, changes: IDataObject, run?: Partial<FlowRun>) => {
		const { outputs } = await assign([wish(key, changes)], run);
		return outputs[0]![0]!.json;
	};

	it("waits for the client's hours, and says from when on it goes out", async () => {
		expect(await assigned('night', night)).toMatchObject({
			deliverAt: '2031-02-24T21:00:00.000Z',
			deliversAt: '2031-02-25T09:00:00.000Z',
			note: "It waits for the client's hours.",
		});
		expect(await terms('night')).not.toHaveProperty('anyHour');
		expect(await assigned('day', {})).not.toHaveProperty('note');
	}, 30_000);

	it('does not wait where staff say "now"', async () => {
		const item = await assigned('now', night, now);
		expect(item).toMatchObject({ deliversAt: '2031-02-24T21:00:00.000Z' });
		expect(item).not.toHaveProperty('note');
		expect(await terms('now')).toHaveProperty('anyHour', true);
	}, 30_000);

	it('is as if nothing was said where the option is off', async () => {
		await assigned('off', night, withOptions({ anyHour: false }));
		expect(await terms('off')).not.toHaveProperty('anyHour');
	}, 30_000);

	it('tells a repeat that says "now" that this differs', async () => {
		await assigned('now-later', night);
		await desk().practice.taken(desk().practice.idOf('now-later'));
		expect(await assigned('now-later', night)).toMatchObject({ differs: [] });
		expect(await assigned('now-later', night, now)).toMatchObject({ differs: ['anyHour'] });
	}, 30_000);

	it('says where no hour is left before it is due', async () => {
		const item = await assigned('no-hour', { ...night, due: '2031-02-25 08:00' });
		expect(item).toMatchObject({ note: expect.stringMatching(/^Nothing would be delivered/) as string });
		expect(item).not.toHaveProperty('deliversAt');
	}, 30_000);
});

describe('"Execute step"', () => {
	async function plan(key: string, changes: IDataObject, run: Partial<FlowRun>) {
		const { outputs } = await assign([wish(key, changes)], { mode: 'manual', ...run });
		return outputs[0]![0]!.json.plan;
	}

	it('shows session, brief, and the reminders that have no room', async () => {
		const short = { deliverAt: '2031-03-03 21:00', due: '2031-03-04 08:00' };
		expect(await plan('preview-short', short, withOptions({ anyHour: true }))).toEqual([
			expect.stringContaining('a neutral message') as string,
			'Tue 4 Mar 2031, 8:00: due; late answers are taken for as long as practice.yaml says',
			'Tue 4 Mar 2031, 10:00: session',
			"Reminder no. 1 does not go out: quiet hours and the practice's hours leave no moment for it",
			"Reminder no. 2 does not go out: quiet hours and the practice's hours leave no moment for it",
			'The clinician is briefed before the session',
			'Times are in Europe/London',
		]);
		expect(await desk().practice.has(desk().practice.idOf('preview-short'))).toBe(false);
	}, 30_000);

	it("shows what waits for the client's hours, and what goes out at any hour", async () => {
		const night = { deliverAt: '2031-02-24 21:00' };
		const waits = await plan('preview-night', night, {});
		expect((waits as string[])[0]).toBe(
			"Tue 25 Feb 2031, 9:00: a neutral message with a link goes to the client's e-mail address; it waits for the client's hours until then",
		);
		const goes = await plan('preview-now', night, withOptions({ anyHour: true }));
		expect((goes as string[])[0]).toBe(
			"Mon 24 Feb 2031, 21:00: a neutral message with a link goes to the client's e-mail address, even if it is night there",
		);
	}, 30_000);

	it('says that nobody is reminded where it is switched off', async () => {
		expect(await plan('preview-silent', { session: '' }, withOptions({ noReminders: true }))).toEqual([
			expect.stringContaining('a neutral message') as string,
			expect.stringContaining('due; late answers') as string,
			'The client is not reminded',
			'The clinician is briefed before it is due',
			'Times are in Europe/London',
		]);
	}, 30_000);
});

describe('what is refused before anything is started', () => {
	async function refused(key: string, changes: IDataObject, run?: Partial<FlowRun>) {
		const { error, outputs } = await assign([wish(`${key} beside`), wish(key, changes)], run);
		expect(outputs).toEqual([]);
		for (const name of [key, `${key} beside`]) {
			expect(await desk().practice.has(desk().practice.idOf(name))).toBe(false);
		}
		expect(error?.message).toMatch(/^Nothing was assigned: /);
		expect(error?.message).not.toMatch(/sam|ada/i);
		return error;
	}

	it.each([
		[{ clinician: '' }, 'Clinician Name is missing; it goes together with Clinician E-Mail'],
		[{ clinicianEmail: '' }, 'Clinician E-Mail is missing; it goes together with Clinician Name'],
		[{ clinicianEmail: 'sam at example' }, 'Clinician E-Mail is not an e-mail address'],
		[{ clinicianEmail: 'sam@example' }, 'Clinician E-Mail is not an e-mail address; write one alone'],
		[{ clinician: 'x'.repeat(201) }, 'Clinician Name is longer than 200 characters'],
		[{ session: '2031-02-24 09:00' }, 'Next Session (2031-02-24T09:00:00+00:00) is not after Deliver At'],
		[{ session: '2031-02-20 09:00', due: '' }, 'Next Session (2031-02-20T09:00:00+00:00) is not after Deliver At'],
		[{ session: '2020-01-01 09:00', deliverAt: '' }, 'Next Session lies in the past (2020-01-01T09:00:00+00:00)'],
		[{ session: '2031-03-04' }, 'Next Session "2031-03-04" has no time'],
		[{ session: 'soon', due: '' }, 'Next Session "soon" is not a date and time'],
		[{ session: '', due: '' }, 'Due is missing; only where Next Session is set it may be'],
	])(
		'%j',
		async (changes, reason) => {
			const error = await refused(JSON.stringify(changes), changes);
			expect(error?.message).toContain(reason);
			expect(error?.context.itemIndex).toBe(1);
		},
		30_000,
	);

	it.each([
		[
			rules({ when: 'share', percent: 100 }),
			'Reminders no. 1, Percent is the number 100; it must be a number from 1 to 99',
		],
		[
			rules({ when: 'share', percent: 50 }, { when: 'due', hours: 0 }),
			'Reminders no. 2, Hours Before is the number 0; it must be a number from 0.5 to 1440',
		],
		[
			rules({ when: 'lunch' }),
			'Reminders no. 1, When is "lunch", which is none of "Before Due", "Before the Session" and "Share of the Time Until Due"',
		],
		[
			rules(...Array.from({ length: 6 }, () => ({ when: 'share', percent: 50 }))),
			'Reminders are 6; allowed are at most 5',
		],
		[
			{ ...rules({ when: 'share', percent: 50 }), noReminders: true },
			'Reminders are set, and No Reminders is on; keep one',
		],
		[{ quietHours: { hours: { from: '8pm', to: '09:00' } } }, 'Quiet Hours, From must be a time of day such as 20:00'],
		[{ quietHours: { hours: { from: '20:00', to: '24:00' } } }, 'Quiet Hours, To must be a time of day such as 20:00'],
		[{ gapHours: 0 }, 'Least Hours Between Reminders is the number 0; it must be a number from 0.5 to 336'],
		[{ gapHours: 'x' }, 'Least Hours Between Reminders is "x"; it must be a number from 0.5 to 336'],
		// These only the worker can tell.
		[
			rules({ when: 'due', hours: 200 }),
			'Reminders no. 1 would go out 200 h before due, but delivery is 177 h before due',
		],
		[
			rules({ when: 'session', hours: 2 }),
			'Reminders no. 1 would go out 2 h before the session, but due is 16 h before the session',
		],
		[{ gapHours: 200 }, 'Least Hours Between Reminders (200 h) is longer than the 177 h from delivery to due'],
		[
			{ quietHours: { hours: { from: '08:00', to: '08:00' } } },
			'Quiet Hours from 08:00 to 08:00 leave no hour for a reminder',
		],
	])(
		'%j',
		async (options, reason) => {
			const error = await refused(`options ${JSON.stringify(options)}`, {}, withOptions(options));
			expect(error?.message).toContain(reason);
		},
		30_000,
	);

	it('only for the items that contradict themselves, where the node continues', async () => {
		const items = [wish('long'), wish('short', { due: '2031-02-25 09:00' })];
		const { outputs } = await assign(items, { ...withOptions({ gapHours: 100 }), onError: 'continueRegularOutput' });
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
			['assigned', { item: 0 }],
			[expect.stringContaining('Least Hours Between Reminders (100 h) is longer than the 24 h'), { item: 1 }],
		]);
	}, 30_000);
});

it('assigns without a worker what its workflow refuses later', async () => {
	await desk().practice.stopWorker();
	const { outputs } = await assign([wish('unchecked')], withOptions({ gapHours: 200 }));
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'assigned', checked: false });
	const { outputs: seen } = await assign([wish('unseen')], { mode: 'manual' });
	expect(seen[0]![0]!.json.plan).toContainEqual(
		expect.stringMatching(/^The homework service does not answer: when reminders go out is known once it does/),
	);
	await desk().practice.startWorker();
}, 30_000);
