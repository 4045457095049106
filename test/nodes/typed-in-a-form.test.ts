import { tryToParseJsonToFormFields, type IDataObject } from 'n8n-workflow';
import { referenceOf } from '../../temporal/contract/reference';
import { exerciseFile } from '../library/exercise-file';
import { nobodys, useDesk } from './desk';
import type { FlowRun } from './harness';
import { endingsOf, type Ending } from './starter-form';

const desk = useDesk();

/** What a client has been given. */
async function given(key: string, exercise: string): Promise<string> {
	const id = await desk().assigned(key, { exercise });
	await desk().practice.shown(id);
	return id;
}

/** What the form of a worksheet asks for, as n8n reads it. */
async function formOf(assignmentId: string) {
	const { outputs, error } = await desk().run('get-form', [{ assignmentId }]);
	if (error) throw error;
	const { formFields, ...json } = outputs[0]![0]!.json;
	return { ...json, fields: tryToParseJsonToFormFields(JSON.stringify(formFields)) };
}

/** Types a worksheet in by the starter flow; every field that is not named stays as empty as a browser leaves it. */
async function typeIn(reference: string, typed: IDataObject, run: Partial<FlowRun> = {}): Promise<Ending> {
	const next = (asked: string) => {
		const fields = tryToParseJsonToFormFields(asked);
		const empty = fields.map(({ fieldName, fieldType }) => [fieldName, fieldType === 'checkbox' ? [] : '']);
		expect(fields.map(({ fieldName }) => fieldName)).toEqual(expect.arrayContaining(Object.keys(typed)));
		return { ...Object.fromEntries(empty), ...typed } as IDataObject;
	};
	const [ending] = await endingsOf(
		'type-in-a-worksheet',
		{ form: { reference }, next },
		{ credentials: desk().practice.credentials, ...run },
	);
	return ending!;
}

describe('the form of a worksheet', () => {
	it('asks for a table cell by cell, in as many rows as the sheet has, by names that Record for a Client takes', async () => {
		const id = await given('form of a diary', 'sleep-diary');
		const form = await formOf(referenceOf(id));
		expect(form).toMatchObject({ assignmentId: id, reference: referenceOf(id), title: 'Sleep diary' });
		expect(form.fields).toHaveLength(56);
		expect(form.fields.slice(0, 4)).toEqual([
			{ fieldName: 'nights.0.morning', fieldLabel: 'Your nights no. 1, Morning of', fieldType: 'date' },
			{
				fieldName: 'nights.0.night',
				fieldLabel: 'Your nights no. 1, How was the night?',
				fieldType: 'dropdown',
				fieldOptions: { values: [' ', 'Rough', 'So-so', 'Good'].map((option) => ({ option })) },
			},
			{
				...{ fieldName: 'nights.0.lightsOut', fieldLabel: 'Your nights no. 1, Tried to sleep from' },
				...{ fieldType: 'text', placeholder: '21:30' },
			},
			{
				fieldName: 'nights.0.untilSleep',
				fieldLabel: 'Your nights no. 1, Time to fall asleep, a guess (minutes)',
				// Not n8n's own type for numbers: of what is left empty it makes 0.
				...{ fieldType: 'text', placeholder: 'a number from 0 to 720' },
			},
		]);
	});

	it('asks for a longer text, for several choices and for a scale with its ends', async () => {
		const { fields } = await formOf(await given('form of a record', 'thought-record'));
		expect(fields[0]).toMatchObject({ fieldName: 'situation', fieldType: 'textarea' });
		expect(fields[1]).toMatchObject({ fieldName: 'feelings', fieldType: 'checkbox' });
		expect(fields[2]).toMatchObject({
			fieldLabel: 'How strong was it at that moment? (0: not at all, 10: as strong as it gets)',
			fieldType: 'dropdown',
			fieldOptions: {
				values: [' ', ...Array.from({ length: 11 }, (_, step) => `${step}`)].map((option) => ({ option })),
			},
		});
	});

	it('holds nothing that the clinician wrote or filled in', async () => {
		const id = await desk().assigned('form without words', {
			...{ exercise: 'activity-planning', words: 'Quillfeather', presets: { firstActivity: 'Marmalade' } },
		});
		await desk().practice.shown(id);
		expect(JSON.stringify(await formOf(id))).not.toMatch(/Quillfeather|Marmalade|Ada/);
	});
});

describe('the form of a table that the clinician has filled in', () => {
	it('has as many rows as the sheet', async () => {
		const columns = [{ name: 'step', type: 'text', label: 'Step' }];
		const fields = [{ name: 'steps', type: 'table', label: 'Your steps', rows: 2, columns, preset: true }];
		await desk().run('library-save', [{ id: 'steps', markdown: exerciseFile({ title: 'Steps', fields }) }]);
		const presets = { steps: ['Look', 'Go', 'Stay'].map((step) => ({ step })) };
		const id = await desk().assigned('more rows', { exercise: 'steps', presets });
		await desk().practice.shown(id);
		const form = await formOf(id);
		expect(form.fields.map(({ fieldName }) => fieldName)).toEqual(['steps.0.step', 'steps.1.step', 'steps.2.step']);
		expect(JSON.stringify(form)).not.toContain('Stay');
	});
});

describe('the starter flow "type in a worksheet"', () => {
	it('records what was typed, and says so; what is typed in once more takes its place', async () => {
		const id = await given('typed by form', 'sleep-diary');
		const typed = {
			...{ 'nights.0.morning': '2026-12-01', 'nights.0.night': 'Rough', 'nights.0.untilSleep': '45' },
			...{ 'nights.0.gotUp': '7.05', 'nights.6.note': 'Noise', 'how-it-went': 'Partly', 'about-it': 'Hard.' },
		};
		expect(await typeIn(referenceOf(id).toLowerCase(), typed)).toMatchObject({
			title: 'Recorded',
			message: expect.stringMatching(
				/^On record: partly done\. The one field of the worksheet is kept with it/,
			) as string,
		});
		await desk().practice.recorded(id, 'answered');
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.at(-1)).toMatchObject({ kind: 'answered', reportedBy: 'staff', filledIn: true });
		expect(await typeIn(referenceOf(id), { ...typed, 'nights.6.note': 'Rain' })).toMatchObject({
			title: 'Recorded anew',
			message: expect.stringContaining('The answer of before is kept beside it.') as string,
		});
	}, 30_000);

	it.each([
		['Could not', undefined],
		['Could not: too difficult', 'too-difficult'],
		['Could not: did not feel right at the moment', 'not-right-now'],
	])('takes %j', async (howItWent, hindrance) => {
		const id = await given(howItWent, 'thought-record');
		expect(await typeIn(referenceOf(id), { 'how-it-went': howItWent })).toMatchObject({ title: 'Recorded' });
		await desk().practice.recorded(id, 'answered');
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'could-not' });
		const { events } = (await desk().practice.ledger.stories.of(id))!;
		expect(events.at(-1)).toMatchObject({ kind: 'answered', reportedBy: 'staff', ...(hindrance && { hindrance }) });
	});

	it('says which field is wrong, that nothing was recorded, and leads back to the form', async () => {
		const id = await given('typed wrong', 'sleep-diary');
		const { title, message } = await typeIn(referenceOf(id), { 'nights.0.awake': 'ages', 'how-it-went': 'Done' });
		expect(title).toBe('Nothing was recorded');
		expect(message).toMatch(
			/^Worksheet, Your nights no\. 1, Awake in the night, .* must be a number, such as 4 or 2\.5/,
		);
		expect(message).toMatch(/What you typed was not saved\. <a href="\.\.\/form\/[0-9a-f-]{36}">Type it in again<\/a>/);
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	});

	it.each([
		['hello', 'No worksheet was found', /^Assignment ID is neither an ID nor a reference: .* such as 7K3MQ-9XF2C/],
		[referenceOf(nobodys), 'No worksheet was found', /^Assignment ID is a reference that nothing is on record under/],
		[nobodys, 'This did not work', /^No assignment is on record under this ID/],
	])('says of the reference %j what is wrong, before anything is typed', async (reference, title, message) => {
		const ending = await typeIn(reference, {});
		expect(ending).toMatchObject({ title, message: expect.stringMatching(message) as string });
	});

	it('records nothing where nobody sends the second page while n8n waits for it', async () => {
		const id = await given('not sent', 'thought-record');
		const [ending] = await endingsOf(
			'type-in-a-worksheet',
			// n8n goes on with what came into the page.
			{ form: { reference: referenceOf(id) }, next: (fields) => ({ formFields: fields, title: 'Thought record' }) },
			{ credentials: desk().practice.credentials },
		);
		expect(ending).toMatchObject({ title: 'Nothing was recorded' });
		expect(await desk().practice.status(id)).toMatchObject({ outcome: 'open' });
	});

	it('says of a preview that nothing was recorded', async () => {
		const id = await given('typed in a test', 'thought-record');
		const ending = await typeIn(referenceOf(id), { situation: 'Bus', 'how-it-went': 'Done' }, { mode: 'manual' });
		expect(ending.title).toBe('Preview: nothing was recorded');
		expect(ending.message).toContain('The outcome would be recorded: done');
	});
});
