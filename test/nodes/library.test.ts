import type { IDataObject } from 'n8n-workflow';
import { useDesk } from './desk';

const desk = useDesk();

async function out(flow: string, ...items: IDataObject[]): Promise<IDataObject[]> {
	const { error, outputs } = await desk().run(flow, items);
	if (error) throw error;
	return outputs[0]!.map(({ json }) => json);
}

async function found(item: IDataObject) {
	return (await out('library-get-many', item)).map(({ exerciseId }) => exerciseId);
}

describe('Get Many', () => {
	it.each([
		['words of a title, whatever their capitals', { search: 'SLEEP  diary nights' }, ['sleep-diary']],
		['words of the text alone', { search: 'guess times wall' }, ['sleep-diary']],
		['kind and minutes', { search: 'breathing', kind: 'Practice', minutes: 3 }, ['breathing-space', 'breathing-space']],
		['words that no exercise has', { search: 'juggling' }, []],
	])('finds by %s', async (_, item, ids) => {
		expect(await found(item)).toEqual(ids);
	});

	it('gives all where nothing is looked for', async () => {
		expect(await found({})).toHaveLength(61);
	});

	it('says what staff have to know before they assign one', async () => {
		const [ladder] = await out('library-get-many', { search: 'exposure-ladder' });
		expect(ladder).toMatchObject({ risk: 'exposure', reviewedBy: 'not yet reviewed by a clinician', licence: 'MIT' });
		const [record] = await out('library-get-many', { search: 'thought-record' });
		expect(record!.evidence).toMatch(
			/^McManus F, .* \(2012\)\. .* https:\/\/doi\.org\/10\.1016\/\S+ – In a randomised study/,
		);
	});
});

it('Get gives one by title or ID, with its text and its fields', async () => {
	const [byTitle, byId] = await out('library-get', { exercise: 'thought RECORD' }, { exercise: 'thought-record' });
	expect(byTitle).toEqual(byId);
	expect(byId).toMatchObject({
		...{ exerciseId: 'thought-record', version: 2, kind: 'worksheet', topics: 'thoughts, feelings' },
		text: expect.stringContaining('## Step by step') as string,
		fields: expect.arrayContaining([expect.objectContaining({ name: 'situation', type: 'long-text' })]) as object,
	});
});

it('Preview shows the page as a client sees it, from which nothing can be sent', async () => {
	const [{ html }] = (await out('library-preview', { exercise: 'sleep-diary' })) as [{ html: string }];
	expect(html).toContain('<h1>Sleep diary</h1>');
	expect(html).toContain('<h2>Step by step</h2>');
	expect(html).toContain('This is a preview: nothing can be sent from here.');
	expect(html).toContain('This page is not monitored.');
});

it('names an exercise that is not there by its field', async () => {
	const { error } = await desk().run('library-get', [{ exercise: 'juggling' }]);
	expect(error?.message).toMatch(
		/^No exercise: Exercise "juggling" is not in the library, which has Activity and mood log \(activity-and-mood-log\), .* and 34 others; choose one from the list$/,
	);
});
