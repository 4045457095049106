import type { IDataObject, ResourceMapperFields } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { referenceOf } from '../../temporal/contract/reference';
import { exerciseFile } from '../library/exercise-file';
import { nobodys, useDesk } from './desk';
import { fieldsToFillIn, readFlow } from './harness';

const desk = useDesk();

/** Records one item; tells what came of it. */
async function record(item: IDataObject) {
	const { outputs, error } = await desk().run('record', [{ outcome: 'done', ...item }]);
	return { json: outputs[0]?.[0]?.json, message: error?.message };
}

/** What a preview says would be done about one item. */
async function planned(item: IDataObject): Promise<string[]> {
	const { outputs } = await desk().run('record', [{ outcome: 'done', ...item }], { mode: 'manual' });
	return outputs[0]![0]!.json.plan as string[];
}

/** As the editor keeps it where columns of the items are mapped automatically. */
const MAPPED = { mappingMode: 'autoMapInputData', value: null };

/** What the editor shows to be filled in of a worksheet. */
async function worksheetShown(assignmentId: string): Promise<ResourceMapperFields> {
	return await fieldsToFillIn(readFlow('record'), 'mapWorksheet', desk().practice.credentials, { assignmentId });
}

/** What a client has been given. */
async function given(key: string, exercise = 'sleep-diary'): Promise<string> {
	const id = await desk().assigned(key, { exercise });
	await desk().practice.shown(id);
	return id;
}

const NIGHTS = { nights: [{ morning: '2026-12-01', night: 'Rough', untilSleep: '45' }, { note: 'Slept' }] };

describe('a worksheet that staff type in', () => {
	it('is on record as reported by staff, with the answer', async () => {
		const id = await given('typed');
		const item = { assignmentId: id, worksheet: NIGHTS, outcome: 'done' };
		const { outputs } = await desk().run('record', [item], { mode: 'manual' });
		expect(outputs[0]![0]!.json.plan).toContain('The one field of the worksheet would be kept with it');
		expect((await record(item)).json).toMatchObject({
			status: 'recorded',
			note: 'On record: done. The one field of the worksheet is kept with it.',
			worksheetFields: 1,
		});
		await desk().practice.recorded(id, 'answered');
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.at(-1)).toMatchObject({ kind: 'answered', reportedBy: 'staff', filledIn: true });
	});

	it('is taken from columns by the names of the fields or their labels, and how many are kept is said', async () => {
		const id = await given('mapped', 'thought-record');
		const item = {
			assignmentId: id,
			worksheet: MAPPED,
			'what happened? ': 'On the bus',
			feelings: 'afraid',
			Room: '4',
		};
		expect(await planned(item)).toContain('2 of the 6 fields of the worksheet would be kept with it');
		const { json } = await record(item);
		expect(json).toMatchObject({ status: 'recorded', worksheetFields: 2 });
		expect(json!.note).toBe('On record: done. 2 of the 6 fields of the worksheet are kept with it.');
	});

	it('takes the cells of a table as the editor calls them', async () => {
		const id = await given('cells');
		const item = {
			assignmentId: id,
			worksheet: MAPPED,
			'Your nights no. 1, Anything that played a part': 'Noise',
			'nights.1.NOTE': 'Pain',
		};
		expect((await record(item)).json).toMatchObject({ status: 'recorded', worksheetFields: 1 });
		const other = { ...item, 'nights.0.note': 'Pain' };
		expect((await record(other)).message).toBe(
			'Nothing was recorded: Worksheet, Your nights no. 1, Anything that played a part is filled in twice, under "Your nights no. 1, Anything that played a part" and "nights.0.note"; keep one of them',
		);
	});

	it('is said not to be kept where no column fits, with the names that are looked for', async () => {
		const id = await given('no column');
		const item = { assignmentId: id, worksheet: MAPPED, Naechte: 'Rough' };
		const under = 'since the item holds nothing under a name or label of the fields for it: nights (Your nights)';
		expect(await planned(item)).toContain(`No worksheet comes with it, ${under}`);
		expect((await record(item)).json).toMatchObject({
			status: 'recorded',
			note: `On record: done. No worksheet comes with it, ${under}.`,
			worksheetFields: 0,
		});
		const { json: again } = await record(item);
		expect(again).toMatchObject({ status: 'already recorded', worksheetFields: 0 });
		expect(again!.note).toContain('that stands: done. No worksheet comes with it, since');
	});

	it.each([
		[{ 'nights.0.night': 'Wild' }, /^Nothing was recorded: Worksheet, .* no\. 1, .* must be one of .* and /],
		[{ 'nights.1.morning': 'Monday' }, /Worksheet, Your nights no\. 2, Morning of must be a day, such as 2026-12-01$/],
		[{ 'nights.0.untilSleep': 'ages' }, /must be a number, such as 4 or 2\.5$/],
		[{ nights: 'Slept well' }, /Worksheet, Your nights needs a list of rows, each an object with the names/],
		[{ 'nights.99.note': 'Slept' }, /Worksheet, Your nights has more than 30 rows$/],
		[
			{ 'nights.0.dreams': 'Many' },
			/Worksheet holds "nights\.0\.dreams", which is none of the fields for it: nights \(/,
		],
		['Slept', /Worksheet is a text; fill in field by field/],
	])('is refused by name before anything is recorded: %j', async (worksheet, reason) => {
		const id = await given(`refused ${JSON.stringify(worksheet)}`);
		expect((await record({ assignmentId: id, worksheet })).message).toMatch(reason);
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	});

	it('is refused of homework that nobody was given', async () => {
		const { message } = await record({ assignmentId: nobodys, worksheet: { situation: 'x' } });
		expect(message).toContain('Worksheet cannot be compared with its exercise: no homework is on record under this ID');
	});

	it('is shown in the editor by the fields of what the client was given, each cell of a table by itself', async () => {
		const id = await given('shown');
		const shown = async (assignmentId: string) => (await worksheetShown(assignmentId)).fields;
		const fields = await shown(id);
		expect(fields[0]).toMatchObject({
			id: 'nights.0.morning',
			displayName: 'Your nights no. 1, Morning of (such as 2026-12-01)',
			type: 'string',
		});
		expect(fields.find(({ id: cell }) => cell === 'nights.0.night')).toMatchObject({
			type: 'options',
			options: expect.arrayContaining([{ name: 'Rough', value: 'rough' }]) as object,
		});
		expect(await shown(referenceOf(id))).toEqual(fields);
		expect(await shown('={{ $json.assignmentId }}')).toEqual([]);
	});

	it.each([
		['', /^Give the Assignment ID, or the reference .* once the flow runs, .* choose Map Automatically: /],
		['={{ $json.assignmentId }}', /^Give the Assignment ID, .* choose Map Automatically: /],
		[
			'7K3MQ-9XF2',
			/^No fields to show: Assignment ID is neither an ID nor a reference: an ID has 22 .* 7K3MQ-9XF2C\.$/,
		],
		[referenceOf(nobodys), /^No fields to show: Assignment ID is a reference that nothing is on record under; .*\.$/],
		[nobodys, /^No fields to show: no homework is on record under this Assignment ID, or it was just assigned/],
	])('is told in the editor why there is none: %j', async (assignmentId, notice) => {
		const none = { fields: [], emptyFieldsNotice: expect.stringMatching(notice) as string };
		expect(await worksheetShown(assignmentId)).toEqual(none);
	});

	it('is told in the editor where the exercise asks for nothing', async () => {
		await desk().run('library-save', [{ id: 'asks-nothing', markdown: exerciseFile() }]);
		const id = await given('asks nothing', 'asks-nothing');
		expect((await worksheetShown(id)).emptyFieldsNotice).toBe(
			'No fields to show: this exercise asks for nothing to be written down.',
		);
	});
});

describe('the reference on the paper', () => {
	it('stands for the assignment, however it is written down', async () => {
		const id = await given('by reference', 'thought-record');
		const written = ` ${referenceOf(id).toLowerCase().replace('-', ' ')} `;
		const { json } = await record({ assignmentId: written, worksheet: { situation: 'On the bus' } });
		expect(json).toMatchObject({ assignmentId: id, status: 'recorded' });
	});

	it.each([
		['add-note', { note: 'By phone' }, { status: 'added' }],
		['mark-reviewed', { effort: 3 }, { status: 'reviewed' }],
		['status', {}, { outcome: 'done' }],
	])('does so for %s, too', async (flow, asked, came) => {
		const id = await given(`by reference, ${flow}`, 'thought-record');
		await record({ assignmentId: id });
		await desk().practice.recorded(id, 'answered');
		const { outputs } = await desk().run(flow, [{ assignmentId: referenceOf(id), ...asked }]);
		expect(outputs[0]![0]!.json).toMatchObject({ assignmentId: id, ...came });
		const { error } = await desk().run(flow, [{ assignmentId: referenceOf(nobodys), ...asked }]);
		expect(error?.message).toContain('Assignment ID is a reference that nothing is on record under');
	});

	it('is refused where nothing is on record under it', async () => {
		const { message } = await record({ assignmentId: referenceOf(nobodys) });
		expect(message).toBe(
			'Nothing was recorded: Assignment ID is a reference that nothing is on record under; compare it with the sheet, sign by sign',
		);
	});

	it('cannot be looked up without a worker, which is said; the ID can', async () => {
		const id = await given('without a worker', 'thought-record');
		await desk().practice.stopWorker();
		const worksheet = { situation: 'On the bus' };
		const { message } = await record({ assignmentId: referenceOf(id), worksheet });
		expect(message).toContain('is a reference, which cannot be looked up now');
		expect((await record({ assignmentId: id, worksheet })).json).toMatchObject({ status: 'accepted' });
		await closeConnections();
		await desk().practice.startWorker();
		await desk().practice.recorded(id, 'answered');
	}, 60_000);
});
