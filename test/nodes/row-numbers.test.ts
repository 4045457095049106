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
