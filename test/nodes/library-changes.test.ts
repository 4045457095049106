import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { exerciseFile } from '../library/exercise-file';
import { useDesk, WISH } from './desk';
import type { FlowRun } from './harness';

const desk = useDesk();

/** So many files are saved at once that a busy machine answers each in time. */
const AT_ONCE = 8;

async function out(flow: string, item: IDataObject, run: Partial<FlowRun> = {}): Promise<IDataObject> {
	const { error, outputs } = await desk().run(flow, [item], run);
	if (error) throw error;
	return outputs[0]![0]!.json;
}

async function refusal(flow: string, item: IDataObject, run: Partial<FlowRun> = {}): Promise<string | undefined> {
	return (await desk().run(flow, [item], run)).error?.message;
}

function file(fileName: string, content: Buffer | string): IBinaryKeyData {
	return { data: { fileName, mimeType: 'text/markdown', data: Buffer.from(content).toString('base64') } };
}

describe('Save', () => {
	it('takes a whole file as Markdown, which can be assigned at once by its title', async () => {
		const markdown = exerciseFile({ title: 'Walk by the sea' });
		expect(await out('library-save', { id: 'sea-walk', markdown })).toMatchObject({
			...{ status: 'saved', exerciseId: 'sea-walk', title: 'Walk by the sea', version: 1 },
		});
		expect(await out('assign', { ...WISH, key: 'sea', exercise: 'walk by the SEA' })).toMatchObject({
			exercise: 'Walk by the sea',
		});
		expect(await out('library-save', { id: 'sea-walk', markdown })).toMatchObject({ status: 'unchanged' });
		expect(await out('library-get', { exercise: 'sea-walk' })).toMatchObject({
			...{ saved: true, markdown: markdown.trim(), problems: [] },
		});
	});

	it('takes the row of a sheet, in which what is empty stays as it is', async () => {
		const row = {
			...{ id: 'hill-walk', title: 'Walk up a hill', text: 'Go **slowly**.', kind: 'Practice', minutes: '20' },
			...{ modality: 'skills', topics: 'walking, mood', audience: 'adults', usualDays: 5, risk: 'none' },
			...{ licence: 'our own', writtenBy: 'Kim Lake' },
		};
		expect(await out('library-save-fields', row)).toMatchObject({ status: 'saved', version: 1 });
		const emptied = Object.fromEntries(Object.keys(row).map((name) => [name, '']));
		const changed = await out('library-save-fields', { ...emptied, id: 'hill-walk', minutes: 25 });
		expect(changed).toMatchObject({ status: 'saved', title: 'Walk up a hill', version: 2 });
		expect(await out('library-get', { exercise: 'hill-walk' })).toMatchObject({
			...{ minutes: 25, topics: 'walking, mood', window: 5, text: 'Go **slowly**.', writtenBy: 'Kim Lake' },
			...{ evidence: 'no study cited', reviewedBy: 'not yet reviewed by a clinician' },
		});
	});

	it('says where it is not the same in its other language any more', async () => {
		const shelf = await out('library-get', { exercise: 'breathing-space' });
		const markdown = (shelf.markdown as string).replace(/^kind: .*$/m, 'kind: reading');
		const item = { id: 'breathing-space', markdown };
		const apart = /another one now, .*: field kind: must be as in breathing-space\.es\.md/;
		const { plan } = await out('library-save', item, { mode: 'manual' });
		expect((plan as string[])[1]).toMatch(apart);
		expect((await out('library-save', item)).note).toMatch(apart);
		await out('library-use-file', { exercise: 'breathing-space' });
	});

	it('names the row that is refused where others are saved', async () => {
		const rows = ['one', 'two'].map((id) => ({
			id: `row-${id}`,
			markdown: exerciseFile({ title: id === 'two' ? 'Sleep diary' : 'Row one' }),
		}));
		const { error } = await desk().run('library-save', rows);
		expect(error?.message).toMatch(/^Nothing was saved of row-two: field title: is the title of sleep-diary\.md, too/);
		expect(await out('library-get', { exercise: 'row-one' })).toMatchObject({ title: 'Row one' });
	});

	it('shows in a test run what would be saved, and saves nothing', async () => {
		const item = { id: 'night-walk', markdown: exerciseFile({ title: 'Walk at night' }) };
		expect(await out('library-save', item, { mode: 'manual' })).toMatchObject({
			...{ status: 'preview', checked: true },
			plan: ['Walk at night in English, version 1, which is new, would be saved, and count at once'],
		});
		expect(await refusal('library-get', { exercise: 'night-walk' })).toContain('is not in the library');
	});

	it.each([
		[
			'what is wrong by its line',
			{ id: 'a', markdown: exerciseFile({ kind: 'game', risk: 'some' }) },
			/line 4: field kind: must be .*; line 12: field risk: must be/,
		],
		[
			'a title that is taken',
			{ id: 'a', markdown: exerciseFile({ title: 'Sleep diary' }) },
			/field title: is the title of sleep-diary\.md, too/,
		],
		[
			'an ID that is none',
			{ id: '../../etc', markdown: exerciseFile() },
			/Exercise ID must be small letters, digits and dashes/,
		],
		['what is far too long', { id: 'a', markdown: 'a'.repeat(100_001) }, /Markdown is longer than 100,000 characters/],
	])('is refused for %s', async (_, item, message) => {
		for (const mode of ['manual', 'trigger'] as const) {
			expect(await refusal('library-save', item, { mode })).toMatch(/^Nothing was saved: /);
			expect(await refusal('library-save', item, { mode })).toMatch(message);
		}
	});

	it('says in which language it is, and refuses a file whose name says another one', async () => {
		const markdown = exerciseFile({ title: 'Pausa de té', language: 'es' }, 'Haz una pausa.\n');
		const files = [file('tea-break.es.md', markdown)];
		const plan = ['Pausa de té in Spanish, version 1, which is new, would be saved, and count at once'];
		expect(await out('library-save-file', {}, { files, mode: 'manual' })).toMatchObject({ plan });
		expect(await out('library-save-file', {}, { files })).toMatchObject({ exerciseId: 'tea-break', language: 'es' });
		const english = exerciseFile({ title: 'Tea break' });
		for (const mode of ['manual', 'trigger'] as const)
			expect(await refusal('library-save-file', {}, { files: [file('tea-break.es.md', english)], mode })).toBe(
				'Nothing was saved: field language: is en, English, and the file is named as one in Spanish; correct whichever is wrong',
			);
	});

	it.each([
		['Tea Break.md', 'tea-break.md'],
		['Pausa de té.es.md', 'pausa-de-te.es.md'],
		['tea-break.draft.md', 'tea-break.md'],
		['???.md', 'evening-walk.md'],
	])('says how the file %s has to be named, where no ID is given', async (fileName, better) => {
		const language = fileName.endsWith('.es.md') ? 'es' : 'en';
		const files = [file(fileName, exerciseFile({ language }))];
		expect(await refusal('library-save-file', {}, { files })).toBe(
			`Nothing was saved: Exercise ID is missing, and cannot be taken from the name of the file, "${fileName}": fill it in, or name the file as in ${better}`,
		);
		const run = { files, mode: 'manual' as const, parameters: { saveId: 'tea-time' } };
		expect(await out('library-save-file', {}, run)).toMatchObject({ exerciseId: 'tea-time' });
	});

	it.each([
		[
			'that the item does not bring',
			[],
			'Input Data Field Name names no file of this item; have the node before put one out',
		],
		[
			'that is no text',
			[file('Own Walk.docx', Buffer.from([0x50, 0x4b, 3, 4, 0xff]))],
			'Input Data Field Name is no text file; export it as Markdown in UTF-8',
		],
		[
			'that is huge',
			[file('own-walk.md', 'a'.repeat(20_000_000))],
			'Input Data Field Name is a file of 20.0 MB, and no exercise',
		],
	])('is refused for a file %s', async (_, files, message) => {
		const error = await refusal('library-save-file', {}, { files });
		expect(error).toBe(`Nothing was saved: ${message}`);
	});
});

it('Retire has an exercise assigned no more, whose Restore brings it back', async () => {
	expect(await out('library-retire', { exercise: 'Sleep diary' })).toMatchObject({ status: 'retired' });
	expect(await refusal('assign', { ...WISH, key: 'retired', exercise: 'sleep-diary' })).toMatch(
		/^Nothing was assigned: Exercise is "Sleep diary", which was retired and is assigned no more; choose another one, or take it back by Restore of Homework Library$/,
	);
	expect(await out('library-get', { exercise: 'sleep-diary' })).toMatchObject({ retired: true });
	const nudge = { mode: 'manual' as const, parameters: { nudgeWhich: 'exercise' } };
	expect(await out('nudge', { exercise: 'sleep-diary' }, nudge)).toMatchObject({ status: 'preview' });
	const row = { id: 'sleep-diary', minutes: 4 };
	expect(await out('library-save-fields', row, { mode: 'manual' })).toMatchObject({
		plan: [
			expect.stringMatching(
				/^Sleep diary in English, version \d+ would be saved, and stay retired: nobody could assign it before Restore/,
			),
		],
	});
	expect(await out('library-save-fields', row)).toMatchObject({
		...{
			status: 'saved',
			note: expect.stringMatching(/^It stays retired: nobody can assign it before Restore/) as string,
		},
	});
	expect(await out('library-save-fields', row)).toMatchObject({
		...{ status: 'unchanged', note: expect.stringMatching(/It is retired; Restore takes it back\.$/) as string },
	});
	expect(await out('library-use-file', { exercise: 'sleep-diary' })).toMatchObject({
		note: expect.stringMatching(/^It stays retired/) as string,
	});
	expect(await out('library-retire', { exercise: 'sleep-diary' })).toMatchObject({ status: 'unchanged' });
	expect(await out('library-restore', { exercise: 'sleep-diary' })).toMatchObject({ status: 'restored' });
	expect(await out('assign', { ...WISH, key: 'restored', exercise: 'sleep-diary' })).toMatchObject({
		exercise: 'Sleep diary',
	});
});

it("Use the Library's Own takes back what the practice saved", async () => {
	await out('library-save-fields', { id: 'worry-time', title: 'Time for worries' });
	expect(await out('library-get', { exercise: 'worry-time' })).toMatchObject({
		...{
			title: 'Time for worries',
			saved: true,
			difference: expect.stringContaining('-title: Time for worries') as string,
		},
	});
	expect(await out('library-use-file', { exercise: 'worry-time' })).toMatchObject({ title: 'A set time for worries' });
	expect(await out('library-get', { exercise: 'worry-time' })).toMatchObject({ saved: false });
});

it('Export gives the whole library as files, which Save takes back as they are', async () => {
	const { outputs } = await desk().run('library-export', [{ which: 'all' }]);
	const exported = outputs[0]!;
	expect(exported.length).toBeGreaterThan(39);
	const statuses = new Set<unknown>();
	for (let from = 0; from < exported.length; from += AT_ONCE) {
		const files = exported.slice(from, from + AT_ONCE).map(({ binary }) => binary!);
		const items = files.map(() => ({}));
		const saved = await desk().run('library-save-file', items, { files });
		expect(saved.error).toBeUndefined();
		for (const { json } of saved.outputs[0]!) statuses.add(json.status);
	}
	expect([...statuses]).toEqual(['unchanged']);
	const own = await desk().run('library-export', [{ which: 'saved' }]);
	expect(own.outputs[0]!.map(({ json }) => json.saved)).not.toContain(false);
});
