import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import { useDesk, WISH_FOR_SESSION } from './desk';

const desk = useDesk();

beforeAll(async () => await desk().practice.publishFlows());

/** Assigns one item, or with `mode` manual shows the preview, with fields of its item in further parameters. */
async function assign(
	item: IDataObject,
	{ options, mode, ...parameters }: INodeParameters & { options?: INodeParameters; mode?: 'manual' } = {},
) {
	const keys = { assignmentKey: '={{ $json.key }}', deliverAt: '={{ $json.deliverAt }}' };
	const { outputs, error } = await desk().run('assign-for-session', [{ ...WISH_FOR_SESSION, ...item }], {
		...(mode && { mode }),
		parameters: { ...parameters, options: { ...keys, ...options } },
	});
	return { json: outputs[0]?.[0]?.json, message: error?.message };
}

/** What was asked for under a key, as the workflow was told. */
async function terms(key: string) {
	const { practice } = desk();
	const { memo } = await practice.client.workflow.getHandle(assignmentWorkflowId(practice.idOf(key))).describe();
	return memo![MEMO.terms] as IDataObject;
}

describe('Client Agreed', () => {
	const agreedBy = async (agreed: unknown) =>
		await assign({ key: 'agreed', agreed } as IDataObject, { clientAgreed: '={{ $json.agreed }}', mode: 'manual' });
	const said = ({ json }: Awaited<ReturnType<typeof agreedBy>>) => (json!.plan as string[])[0];

	it.each(['true', 'TRUE', 'Yes', ['I agree'], 1, '1', 'true\n', 'yes \r\n', true, 'I agree.', ['TRUE']])(
		'%j is a yes',
		async (agreed) => {
			expect(said(await agreedBy(agreed))).toContain(
				"a neutral message with a link goes to the client's e-mail address",
			);
		},
	);

	it.each(['false', 'FALSE', 'No', 0, '0', '', null, [], ' \n', 'I do not agree'])('%j is no yes', async (agreed) => {
		expect((await agreedBy(agreed)).json!.plan).toContainEqual(
			expect.stringContaining('not on record that the client agreed to e-mail'),
		);
	});

	it.each([
		['maybe', '"maybe"'],
		[2, 'the number 2'],
		[['yes', 'no'], 'a list of 2'],
		[{ agreed: true }, 'an object'],
		['yes, but not by e-mail', 'a text'],
	])('%j is refused by name', async (agreed, found) => {
		expect((await agreedBy(agreed)).message).toBe(
			`Nothing was assigned: Client Agreed to E-Mail is ${found}; write true or false (yes and no, 1 and 0 will do)`,
		);
	});
});

it('understands lists of one, as lookup fields give them, in each field', async () => {
	const one = (value: unknown): IDataObject => [value] as unknown as IDataObject;
	const item = Object.fromEntries(
		Object.entries({ ...WISH_FOR_SESSION, key: 'plain' }).map(([name, value]) => [name, one(value)]),
	);
	const silent = { noReminders: '={{ $json.silent }}', clientReference: '={{ $json.reference }}' };
	await assign({ ...item, silent: 'TRUE', reference: ['17'] }, { options: silent });
	const asPlain = {
		sessionAt: '2031-03-04T10:00:00.000Z',
		clinician: { name: 'Sam Rivers', email: 'sam@example.org' },
	};
	expect(await terms('plain')).toEqual({
		clientName: 'Ada Example',
		clientEmail: 'ada@example.org',
		exerciseId: 'thought-record',
		deliverAt: '2031-02-24T09:00:00.000Z',
		dueAt: '2031-03-03T18:00:00.000Z',
		zone: 'Europe/London',
		policy: { reminders: [] },
		...asPlain,
	});
});

it('takes a reference for the same client, be it a text, a number or a list of one, and never one with lost digits', async () => {
	const options = { clientReference: '={{ $json.reference }}', assignmentKey: '' };
	const idOf = async (reference: unknown) =>
		(await assign({ reference } as IDataObject, { options, mode: 'manual' })).json?.assignmentId;
	const ids = [await idOf('1707'), await idOf(1707), await idOf([' 1707\n'])];
	expect(new Set(ids).size).toBe(1);
	expect(ids[0]).not.toBe(await idOf('1708'));
	const { message } = await assign({ reference: 123456789012345678 }, { options });
	expect(message).toContain('Client Reference is a number too large to be exact');
});

it.each(['N/A', 'none', '-', '#N/A', 'undefined', 'TRUE', '?'])(
	'never makes one client of all whose reference is %j',
	async (reference) => {
		const { message } = await assign({ reference }, { options: { clientReference: '={{ $json.reference }}' } });
		expect(message).toMatch(/^Nothing was assigned: Client Reference is "/);
	},
);

describe('Client Name', () => {
	it.each([
		['#N/A', '"#N/A"'],
		['#REF!', '"#REF!"'],
		['{{ $json.firstName }}', 'an expression that was not evaluated'],
		['[object Object]', '"[object Object]"'],
		['undefined', '"undefined"'],
		['null', '"null"'],
		['undefined undefined', '"undefined undefined"'],
		['Ada undefined', '"undefined"'],
		['#N/A Example', '"#N/A"'],
		['Example, null', '"null"'],
		['N/A N/A', '"N/A N/A"'],
		['42 Example', 'does not begin with a letter'],
		['Example, 42', 'does not begin with a letter'],
		['D&#39Angelo', 'half of an HTML entity'],
		['NaN', '"NaN"'],
		['TRUE', '"TRUE"'],
		[true, 'is true'],
		[42, 'the number 42'],
		['42', 'does not begin with a letter'],
		['-', '"-"'],
		['*|FNAME|*', 'a placeholder'],
		['ada@example.org', 'an @'],
		['2031-03-04', 'a date or time'],
		['Tue 4 Mar 10:00', 'a date or time'],
	])('%j is refused before anybody is written to', async (client, found) => {
		const { message } = await assign({ key: 'machine', client });
		expect(message).toMatch(/^Nothing was assigned: Client Name /);
		expect(message).toContain(found);
		expect(await desk().practice.has(desk().practice.idOf('machine'))).toBe(false);
	});

	it.each([
		['D&#39;Angelo Cruz', "D'Angelo Cruz"],
		['D&amp;#39;Angelo', "D'Angelo"],
		['Jos&eacute; &Aacute;lvarez', 'José Álvarez'],
		[' Ada \n Example\u00a0', 'Ada Example'],
		['Nan Null', 'Nan Null'],
		['李小龍', '李小龍'],
		['AT&T Customer', 'AT&T Customer'],
	])('%j is read as %j', async (client, name) => {
		await assign({ key: `named ${client}`, client });
		expect((await terms(`named ${client.trim()}`.replace(/\s+/g, ' '))).clientName).toBe(name);
	});
});

it.each([
	['europe/london', 'Europe/London'],
	['AMERICA/NEW_YORK', 'America/New_York'],
	['Asia/Kolkata', 'Asia/Kolkata'],
])('tells the time zone %s as %s', async (zone, spelt) => {
	const { json } = await assign({ key: 'zone', zone }, { mode: 'manual' });
	expect((json!.plan as string[]).at(-1)).toBe(`Times are in ${spelt}`);
});

describe('an instant', () => {
	it.each([
		['2031-03-03 18:00'],
		['2031-03-03 18:00:00'],
		['2031-03-03T18:00'],
		['2031-03-03T18:00:00.000Z'],
		['2031-03-03  18:00\n'],
		['2031-03-03 19:00 +01:00'],
		['2031-03-03 13:00:00-05:00'],
		['2031-03-03T13:00-05:00'],
		['2031-03-03 13:00 -0500'],
		['Mon Mar 03 2031 18:00:00 GMT+0000 (Coordinated Universal Time)'],
	])('%j is read as it is written', async (due) => {
		const { json } = await assign({ key: 'instant', due }, { mode: 'manual' });
		expect(json?.dueAt).toBe('2031-03-03T18:00:00.000Z');
	});

	it('is typed with or without seconds: the editor keeps a text, where its date picker would empty it', async () => {
		const { json } = await assign({ key: 'typed' }, { due: '2031-03-03 9:30', mode: 'manual' });
		expect(json?.dueAt).toBe('2031-03-03T09:30:00.000Z');
	});

	it.each([
		[false, 'is false, which is not a date and time'],
		[0, 'is the number 0, which is not a date and time'],
		[46084, 'is the number 46084, which is not a date and time'],
		['03/03/2031', '"03/03/2031" is not a date and time; write it like 2026-12-01 18:00'],
		['Ada Example', 'is a text, which is not a date and time'],
		['ada1@example.org', 'is a text, which is not a date and time'],
		['Ada Example, 12 Main Street', 'is a text, which is not a date and time'],
		['Ada Example 03/03/2031', 'is a text, which is not a date and time'],
		['Tuesday 4 March, 10 AM', '"Tuesday 4 March, 10 AM" is not a date and time; write it like 2026-12-01 18:00'],
		['soon', '"soon" is not a date and time; write it like 2026-12-01 18:00'],
		[{ dateTime: '2031-03-03' }, 'is an object, which is not a date and time'],
	])('%j is refused by name, never taken for empty, and no person is named', async (session, reason) => {
		const { message } = await assign({ key: 'no-instant', session });
		expect(message).toBe(
			`Nothing was assigned: Next Session ${reason.replace(/date and time$/, '$&; write it like 2026-12-01 18:00')}`,
		);
	});
});

describe('a range', () => {
	const inPreview = { mode: 'manual', due: '' } as const;

	it.each([
		'2031-03-04 10:00-10:50',
		'2031-03-04 10:00-11:00',
		'2031-03-04 10:00 -11:30',
		'2031-03-04 10:00 - 10:50',
		'2031-03-04 10:00–10:50',
		'2031-03-04 10:00 to 10:50',
		'2031-03-04T10:00-10:50',
		'2031-03-04 10:00 - 2031-03-04 10:50',
	])('of times is refused by name, and %j is no offset', async (session) => {
		const { message } = await assign({ key: 'range', session }, inPreview);
		expect(message).toBe(`Nothing was assigned: Next Session "${session}" is a range of times; write the start alone`);
	});

	it.each(['2031-03-04 - 2031-03-06', '2031-03-04 to 2031-03-06', '2031-03-04 – 2031-03-06'])(
		'of days is refused by name: %j',
		async (date) => {
			const { error } = await desk().run('session', [{ of: 'clinician', clinician: 'sam@example.org', date }]);
			expect(error?.message).toContain(`"${date}" is a range of days; write the first alone`);
		},
	);
});

describe.each(['Europe/London', 'America/New_York', 'Europe/Berlin'])('a date without a time, in %s', (zone) => {
	const WAYS = [
		'={{ "2031-03-05T00:00:00.000Z" }}',
		'={{ "2031-03-05 00:00:00" }}',
		'={{ "2031-03-05T00:00:00.000+01:00" }}',
		'={{ new Date("2031-03-05") }}',
		'={{ new Date("2031-03-05") + "" }}',
		'={{ DateTime.fromISO("2031-03-05") }}',
		`={{ DateTime.fromISO("2031-03-05T11:00", { zone: "${zone}" }).startOf("day") }}`,
	];

	it.each(WAYS)('is due by the end of that day: %s', async (due) => {
		const asText = await assign({ key: 'day', zone, session: '' }, { due: '2031-03-05', mode: 'manual' });
		const { json } = await assign({ key: 'day', zone, session: '' }, { due, mode: 'manual' });
		expect(json?.dueAt).toBe(asText.json!.dueAt);
	});

	it.each(WAYS)('is no session: %s', async (nextSession) => {
		const { message } = await assign({ key: 'day', zone }, { nextSession, mode: 'manual' });
		expect(message).toMatch(/^Nothing was assigned: Next Session .* has no time; write it like 2026-12-01 09:00$/);
	});
});
