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
		['words and language', { search: 'breathing-space', language: 'Spanish' }, ['breathing-space']],
		['words in Spanish, without their accents', { search: 'pequeno paso valores' }, ['one-step-towards-what-matters']],
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
		...{ exerciseId: 'thought-record', version: 3, kind: 'worksheet', topics: 'thoughts, feelings' },
		text: expect.stringContaining('## Step by step') as string,
		fields: expect.arrayContaining([expect.objectContaining({ name: 'situation', type: 'long-text' })]) as object,
	});
});

it('Preview shows the page as a client sees it, from which nothing can be sent', async () => {
	const [{ html }] = (await out('library-preview', { exercise: 'sleep-diary' })) as [{ html: string }];
	expect(html).toContain('<h1>Sleep diary</h1>');
	expect(html).toContain('<h2>Step by step</h2>');
	expect(html).toContain('This is a preview: nothing can be sent from here.');
	const { outputs } = await desk().run('library-preview', [{ exercise: 'sleep-diary' }]);
	expect(outputs[0]![0]!.binary!['data']).toMatchObject({ fileName: 'sleep-diary.html', mimeType: 'text/html' });
	expect(html).toContain('This page is not monitored.');
});

it('Get and Preview give the language of the title, or the one that is chosen', async () => {
	const exercises = [
		{ exercise: 'Diario de sueño' },
		{ exercise: 'sleep-diary', language: 'Spanish' },
		{ exercise: 'Diario de sueño', language: 'English' },
	];
	expect((await out('library-get', ...exercises)).map(({ language, title }) => [language, title])).toEqual([
		['es', 'Diario de sueño'],
		['es', 'Diario de sueño'],
		['en', 'Sleep diary'],
	]);
	const [{ html }] = (await out('library-preview', exercises[1]!)) as [{ html: string }];
	expect(html).toContain('<h1>Diario de sueño</h1>');
	expect(html).toContain('Si estás en peligro');
	const { error } = await desk().run('library-get', [{ exercise: 'letter-not-sent', language: 'es' }]);
	expect(error).toMatchObject({
		message: 'This exercise is not in the library in Spanish',
		description: 'It is there in English.',
	});
});

it('names an exercise that is not there by its field', async () => {
	const { error } = await desk().run('library-get', [{ exercise: 'juggling' }]);
	expect(error?.message).toMatch(
		/^No exercise: Exercise "juggling" is not in the library, which has Activity and mood log \(activity-and-mood-log\), .* and 34 others; choose one from the list$/,
	);
});
