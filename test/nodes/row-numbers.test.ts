import type { IDataObject } from 'n8n-workflow';
import { useDesk, WISH } from './desk';

const desk = useDesk();

const ROWS = [
	{ ...WISH, key: 'numbered', row_number: 7 },
	{ ...WISH, key: 'not numbered' },
];

it.each([
	['assigned', 'trigger'],
	['already assigned', 'trigger'],
	['preview', 'manual'],
] as const)('what comes out says which row of a sheet it is of: %s', async (status, mode) => {
	const { outputs } = await desk().run('assign', ROWS, { mode });
	expect(outputs[0]!.map(({ json }) => [json.status, json.row_number])).toEqual([
		[status, 7],
		[status, undefined],
	]);
});

it('also of what is changed', async () => {
	const assignmentId = await desk().assigned('recorded');
	const { outputs } = await desk().run('record', [{ assignmentId, outcome: 'done', row_number: 3 }]);
	expect(outputs[0]![0]!.json).toMatchObject({ status: 'recorded', row_number: 3 });
});

describe('an error of many rows', () => {
	const refusal = async (items: IDataObject[], parameters = {}) => {
		const { error } = await desk().run('assign', items, { parameters });
		expect(error?.name).toBe('NodeOperationError');
		return error?.message;
	};

	it('is that of the row where there is one alone', async () => {
		expect(await refusal([{ ...WISH, client: '' }])).toBe('Nothing was assigned: Client Name is missing');
	});

	it('names the first twenty and counts the others', async () => {
		const rows = Array.from({ length: 2000 }, (_, index) => ({ ...WISH, due: 'soon', row_number: index + 2 }));
		const message = await refusal(rows);
		expect(message).toMatch(/^Nothing was assigned: of 2000 items 2000 are at fault\. Row 2: Due "soon" is not a date/);
		expect(message).toMatch(/\. Row 21: Due [^.]*\. And 1980 more$/);
	}, 60_000);

	it('says of each what is wrong also where an expression cannot be read', async () => {
		const items = [
			{ ...WISH, key: 'a' },
			{ ...WISH, key: 'b' },
			{ ...WISH, key: 'c', client: '' },
		];
		const clientEmail = "={{ $json.key === 'b' ? $('Nowhere').item.json.x : $json.email }}";
		expect(await refusal(items, { clientEmail })).toBe(
			"Nothing was assigned: of 3 items 2 are at fault. Item 2: Referenced node doesn't exist. Item 3: Client Name is missing",
		);
		expect(await refusal(items, { clientEmail: "={{ $('Nowhere').item.json.x }}" })).toMatch(
			/^Nothing was done: of 3 items 3 are at fault\. Item 1: Referenced node doesn't exist\. Item 2: Referenced/,
		);
	});
});
