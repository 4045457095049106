import type { IDataObject, ResourceMapperFields } from 'n8n-workflow';
import { closeConnections } from '../../nodes/shared/connection';
import { assignmentWorkflowId, MEMO } from '../../temporal/contract/names';
import { exerciseFile } from '../library/exercise-file';
import { useDesk, WISH } from './desk';
import { fieldsToFillIn, readFlow } from './harness';

const desk = useDesk();

beforeAll(async () => await desk().practice.publishFlows());

/** Homework that leaves three activities to the clinician. */
const PLAN = { ...WISH, exercise: 'activity-planning' };

/** Assigns one item with what is filled in for the client; tells what came of it. */
async function assign(key: string, presets: unknown, changes: IDataObject = {}) {
	const item = { ...PLAN, key, presets, ...changes } as IDataObject;
	const { outputs, error } = await desk().run('assign', [item]);
	return { json: outputs[0]?.[0]?.json, message: error?.message };
}

/** What is said of an item that is not assigned yet. */
async function previewed(key: string, presets: unknown, changes: IDataObject = {}): Promise<IDataObject> {
	const item = { ...PLAN, key, presets, ...changes } as IDataObject;
	const { outputs } = await desk().run('assign', [item], { mode: 'manual' });
	return outputs[0]![0]!.json;
}

/** As the editor keeps it where columns of the items are mapped automatically. */
const MAPPED = { mappingMode: 'autoMapInputData', value: null };

/** What was filled in for the client of what is assigned under a key, as the workflow was told. */
async function presetsOf(key: string): Promise<unknown> {
	const { practice } = desk();
	const { memo } = await practice.client.workflow.getHandle(assignmentWorkflowId(practice.idOf(key))).describe();
	return (memo![MEMO.terms] as IDataObject).presets;
}

const TWO = { firstActivity: 'A walk', secondActivity: 'Tea with a friend' };

describe('what the clinician fills in', () => {
	beforeAll(async () => {
		const options = Object.entries({ angry: 'Angry, cross', sad: 'Sad', more: 'And more, or less' });
		const feel = { name: 'feel', type: 'several', label: 'Feel', preset: true };
		const fields = [{ ...feel, options: options.map(([value, label]) => ({ value, label })) }];
		await desk().run('library-save', [{ id: 'with-commas', markdown: exerciseFile({ title: 'With commas', fields }) }]);
	}, 30_000);

	it.each([
		['as the editor keeps it', { mappingMode: 'defineBelow', value: { ...TWO, thirdActivity: null }, schema: [] }],
		['as an object', TWO],
		['as JSON', JSON.stringify(TWO)],
		['as a list of one', [TWO]],
	])('is taken %s', async (way, presets) => {
		expect((await assign(`presets ${way}`, presets)).message).toBeUndefined();
		expect(await presetsOf(`presets ${way}`)).toEqual(TWO);
	});

	it('is taken from the columns of the item, where the node is set so, and all else there passed over', async () => {
		const columns = { firstActivity: 'A walk', thirdActivity: ' ' };
		expect((await assign('columns', MAPPED, columns)).message).toBeUndefined();
		expect(await presetsOf('columns')).toEqual({ firstActivity: 'A walk' });
	});

	it('is taken from columns that are called by the labels, too, and what is filled in is told by them', async () => {
		const columns = { ' first ACTIVITY ': 'A walk', secondactivity: 'Tea with a friend', Therapist: 'Sam' };
		const { json } = await assign('labels', MAPPED, columns);
		expect(await presetsOf('labels')).toEqual(TWO);
		expect(json).toMatchObject({ status: 'assigned', filledIn: ['First activity', 'Second activity'] });
		expect(json!.summary).toMatch(/; filled in for the client: "First activity" and "Second activity"$/);
		const said = 'Filled in for the client: "First activity" and "Second activity"';
		expect(await previewed('labels in a preview', MAPPED, columns)).toMatchObject({
			filledIn: ['First activity', 'Second activity'],
			plan: expect.arrayContaining([said]) as string[],
		});
	});

	it('is said to be nothing, where no column fits, with the names that are looked for', async () => {
		const columns = { Aktivitaet: 'A walk', firstActivity: ' ' };
		const { json } = await assign('no column', MAPPED, columns);
		const said =
			'nothing is filled in for the client, since the item holds nothing under a name or label of the fields for it: firstActivity (First activity), secondActivity (Second activity), thirdActivity (Third activity)';
		expect(json).toMatchObject({ status: 'assigned', filledIn: [] });
		expect(json!.summary).toContain(`; ${said}`);
		const { plan } = await previewed('no column in a preview', MAPPED, columns);
		expect(plan).toContain(said.replace('nothing', 'Nothing'));
	});

	it('is no matter where items bring the columns, and the exercise leaves nothing to the clinician', async () => {
		const { json } = await assign('nothing left', MAPPED, { exercise: 'thought-record' });
		expect(json).toMatchObject({ status: 'assigned' });
		expect(json).not.toHaveProperty('filledIn');
	});

	it('is refused where two columns say otherwise of one field', async () => {
		const columns = { firstActivity: 'A walk', 'First activity': 'A swim' };
		expect((await assign('twice', MAPPED, columns)).message).toBe(
			'Nothing was assigned: Filled In for the Client, First activity is filled in twice, under "firstActivity" and "First activity"; keep one of them',
		);
		const alike = { firstActivity: 'A walk', 'First activity': 'A walk ' };
		expect((await assign('twice alike', MAPPED, alike)).message).toBeUndefined();
	});

	it.each([[null], [''], [{}], [{ mappingMode: 'defineBelow', value: null }], [{ firstActivity: '' }]])(
		'may be nothing: %j',
		async (presets) => {
			const key = `nothing ${JSON.stringify(presets)}`;
			expect((await assign(key, presets)).message).toBeUndefined();
			expect(await presetsOf(key)).toBeUndefined();
		},
	);

	it.each([
		[{ firstActivity: 'x'.repeat(501) }, 'Filled In for the Client, First activity is longer than 500 characters'],
		[
			{ firstWhen: 'On Tuesday' },
			'Filled In for the Client holds "firstWhen", which is none of the fields for it: firstActivity (First activity), secondActivity (Second activity), thirdActivity (Third activity)',
		],
		[{ firstActivity: { what: 'A walk' } }, 'Filled In for the Client, First activity is an object; a text is needed'],
		[{ firstActivity: '#N/A' }, 'Filled In for the Client, First activity is "#N/A", which a machine wrote'],
		['A walk', 'Filled In for the Client is a text; fill in field by field'],
		[[TWO, TWO], 'Filled In for the Client is a list of 2; fill in field by field'],
	])('is refused by name before anything is assigned: %j', async (presets, reason) => {
		const { message } = await assign('refused', presets);
		expect(message).toContain(`Nothing was assigned: ${reason}`);
		expect(await desk().practice.has(desk().practice.idOf('refused'))).toBe(false);
	});

	it.each([
		['Angry, cross', ['angry']],
		['sad, angry, cross; and more, or less', ['sad', 'angry', 'more']],
		['"Angry, cross", "Sad"', ['angry', 'sad']],
		[
			['Angry, cross', 'sad'],
			['angry', 'sad'],
		],
	])('may be options with commas in their labels: %j', async (feel, chosen) => {
		const key = `commas ${JSON.stringify(feel)}`;
		expect((await assign(key, { feel }, { exercise: 'with-commas' })).message).toBeUndefined();
		expect(await presetsOf(key)).toEqual({ feel: chosen });
	});

	it('is refused with what may be chosen, each option in quotes', async () => {
		const { message } = await assign('no option', { feel: 'Angry, wild' }, { exercise: 'with-commas' });
		expect(message).toContain('Feel must be any of "Angry, cross", "Sad" and "And more, or less"');
	});

	it('has a bound for all of it together, beside that of each field', async () => {
		const field = (name: string) => ({ name, type: 'long-text', label: `The ${name}`, preset: true });
		const markdown = exerciseFile({ title: 'Much to read', fields: [field('first'), field('second')] });
		await desk().run('library-save', [{ id: 'much-to-read', markdown }]);
		const both = { first: 'x'.repeat(4_000), second: 'x'.repeat(4_000) };
		const { message } = await assign('too much', both, { exercise: 'much-to-read' });
		expect(message).toBe(
			'Nothing was assigned: Filled In for the Client holds too much: all of it may have about 8,000 characters',
		);
		const one = { second: both.second };
		expect((await assign('not too much', one, { exercise: 'much-to-read' })).message).toBeUndefined();
	});

	it('is refused where the exercise leaves nothing to the clinician', async () => {
		const { message } = await assign('no presets', { situation: 'On the bus' }, { exercise: 'thought-record' });
		expect(message).toContain('which is none of the fields for it: this exercise has none');
	});

	it('stands as it was first assigned: a repeat changes nothing, and says that it differs', async () => {
		await assign('repeated', TWO);
		await desk().practice.taken(desk().practice.idOf('repeated'));
		expect((await assign('repeated', TWO)).json).toMatchObject({ status: 'already assigned', differs: [] });
		const { json } = await assign('repeated', { firstActivity: 'A swim' });
		expect(json).toMatchObject({ status: 'already assigned', differs: ['presets'] });
		expect(json!.summary).toContain('these differ: what is filled in for the client');
		expect(await presetsOf('repeated')).toEqual(TWO);
		expect((await assign('repeated', { gone: 'x' })).json).toMatchObject({ status: 'already assigned' });
	});

	it('comes in no output, not even of a preview', async () => {
		const presets = { firstActivity: 'canary-of-a-preset' };
		const shown = await previewed('preview of presets', presets);
		expect(shown.status).toBe('preview');
		expect(JSON.stringify([shown, (await assign('no output', presets)).json])).not.toContain('canary');
	});
});

it('is shown in the editor by the fields of the exercise that is chosen, in the language that is chosen', async () => {
	const shown = async (value: string, language = '') => {
		const { fields } = await presetsShown(value, language);
		return fields.map(({ id, displayName, type }) => [id, displayName, type]);
	};
	expect(await shown('activity-planning')).toEqual([
		['firstActivity', 'First activity', 'string'],
		['secondActivity', 'Second activity', 'string'],
		['thirdActivity', 'Third activity', 'string'],
	]);
	expect((await shown('activity-planning', 'es'))[0]![1]).not.toBe('First activity');
	expect(await shown('thought-record')).toEqual([]);
	expect(await shown('')).toEqual([]);
});

it.each([
	['', /^Choose an exercise .* known only once the flow runs, as by an expression, choose Map Automatically: /],
	['={{ $json.exercise }}', /^Choose an exercise .* choose Map Automatically: .* called like the fields/],
	['thought-rekord', /^No fields to show: Exercise "thought-rekord" is not in the library, which has .*list\.$/],
	['thought-record', /^Nothing is to be filled in for the client here: this exercise leaves nothing to the clinician/],
])('is told in the editor why there is none: %j', async (exercise, notice) => {
	expect(await presetsShown(exercise)).toEqual({
		fields: [],
		emptyFieldsNotice: expect.stringMatching(notice) as string,
	});
});

/** What the editor shows to be filled in for the client. */
async function presetsShown(value: string, language = ''): Promise<ResourceMapperFields> {
	const parameters = { exercise: { __rl: true, mode: 'list', value }, options: { language } };
	return await fieldsToFillIn(readFlow('assign'), 'mapPresets', desk().practice.credentials, parameters);
}

describe('without a worker', () => {
	beforeAll(async () => await desk().practice.stopWorker(), 60_000);
	afterAll(async () => {
		await closeConnections();
		await desk().practice.startWorker();
	}, 60_000);

	it('is refused, since nobody can compare it with the exercise, and without it homework is assigned', async () => {
		const { message } = await assign('no worker', TWO);
		expect(message).toContain('Filled In for the Client cannot be compared with the exercise now');
		expect((await assign('no worker', null)).json).toMatchObject({ status: 'assigned' });
	}, 60_000);
});
