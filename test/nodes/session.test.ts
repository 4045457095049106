import { nobodys, useDesk } from './desk';

const desk = useDesk();

const BEFORE = { clinician: 'Dr. Kim', clinicianEmail: 'kim@practice.example', session: '2031-03-04 10:00' };

beforeAll(async () => {
	await desk().assigned('ada', BEFORE, 'assign-for-session');
	await desk().assigned('bo', { ...BEFORE, client: 'Bo &b', email: 'bo@example.org' }, 'assign-for-session');
	const later = { ...BEFORE, client: 'Cy Late', email: 'cy@example.org', session: '2031-03-07 10:00' };
	await desk().assigned('cy', later, 'assign-for-session');
}, 60_000);

describe('Homework Summarize, before a session', () => {
	it("gives an item for each assignment of a clinician's next day with sessions, paired with the item that asks", async () => {
		const { outputs, error } = await desk().run('session', [{ of: 'clinician', clinician: 'Kim@practice.example' }]);
		expect(error).toBeUndefined();
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.client, json.outcome, json.date, pairedItem])).toEqual(
			expect.arrayContaining([
				['Ada E.', 'open', '2031-03-04', { item: 0 }],
				['Bo &.', 'open', '2031-03-04', { item: 0 }],
			]),
		);
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0]![0]!.json).toEqual({
			assignmentId: expect.any(String) as string,
			client: expect.any(String) as string,
			line: expect.stringMatching(/^Thought record: to be delivered Mon 24 Feb .*, due Mon 3 Mar/) as string,
			outcome: 'open',
			sessionAt: '2031-03-04T10:00:00.000Z',
			date: '2031-03-04',
			zone: expect.any(String) as string,
		});
	});

	it('takes a date, and a client by e-mail', async () => {
		const { outputs } = await desk().run('session', [
			{ of: 'clinician', clinician: 'kim@practice.example', date: '2031-03-07T00:00:00.000+01:00' },
			{ of: 'client', name: 'bo &B', client: 'bo@example.org' },
		]);
		expect(outputs[0]!.map(({ json, pairedItem }) => [json.client, pairedItem])).toEqual([
			['Cy L.', { item: 0 }],
			['Bo &.', { item: 1 }],
		]);
	});

	it('gives one item with text and escaped HTML where the flow asks for it, also where there is nothing to tell', async () => {
		const { outputs } = await desk().run(
			'session',
			[
				{ of: 'client', name: 'bo &B', client: 'bo@example.org' },
				{ of: 'clinician', clinician: 'kim@practice.example', date: '2031-03-05' },
			],
			{ parameters: { output: 'text' } },
		);
		const [bo, none] = outputs[0]!.map(({ json }) => json);
		expect(bo).toMatchObject({ date: '2031-03-04', assignments: 1 });
		expect(bo!.text).toMatch(/^\d+:00( [AP]M)? \(.+\) Bo &\.: Thought record: to be delivered/);
		expect(bo!.html).toContain('<strong><bdi>Bo &amp;.</bdi></strong>: Thought record');
		expect(none).toMatchObject({ date: '2031-03-05', assignments: 0, text: '', html: '' });
	});

	it('gives no item where no session is on that day', async () => {
		const asked = { of: 'clinician', clinician: 'kim@practice.example', date: '2031-03-05' };
		expect(await desk().run('session', [asked])).toMatchObject({ outputs: [[]], error: undefined });
	});

	it.each([
		[{ of: 'clinician', clinician: 'nobody@practice.example' }, 'Nobody is on record under this address'],
		[{ of: 'client', reference: nobodys }, 'Nobody is on record under this name and address, or reference'],
		[
			{ of: 'client', name: 'Cy Late', client: 'bo@example.org' },
			'Nobody is on record under this name and address, or reference',
		],
		[{ of: 'clinician' }, 'No summary: Clinician E-Mail is missing'],
		[
			{ of: 'client', client: 'bo' },
			'No summary: Client E-Mail is not an e-mail address; write one alone, like name@example.com',
		],
		[{ of: 'client' }, 'No summary: Client E-Mail is missing, and so is Client Reference; set one'],
		[
			{ of: 'clinician', clinician: 'kim@practice.example', date: 'tomorrow' },
			'No summary: Date "tomorrow" is not a date; write it like 2026-12-01',
		],
	])('says what is wrong with %j', async (item, message) => {
		const { error } = await desk().run('session', [item]);
		expect(error?.message).toBe(message);
	});
});
