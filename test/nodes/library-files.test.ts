import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { until } from '../e2e/until';
import { exerciseFile } from '../library/exercise-file';
import { mp3, png, SVG } from '../library/files';
import { useDesk } from './desk';

const desk = useDesk();

const MARKDOWN = exerciseFile(
	{ title: 'Breathing with a hand', files: [{ name: 'body-scan.mp3', label: 'Body scan', transcript: 'Lie down.' }] },
	'Breathe.\n\n![A hand on a belly](hand.png)\n',
);

function file(fileName: string, content: Buffer | string, mimeType = 'application/octet-stream') {
	return { fileName, mimeType, data: Buffer.from(content).toString('base64') };
}

const BROUGHT: IBinaryKeyData = {
	data: file('with-hand.md', MARKDOWN),
	picture: file('some/folder/hand.png', png(30, 20)),
	sound: file('body-scan.mp3', mp3()),
};

async function saved(flow: string, item: IDataObject, files: IBinaryKeyData) {
	const { error, outputs } = await desk().run(flow, [item], { files: [files] });
	return error ? { error: error.message } : outputs[0]![0]!.json;
}

it('Save takes what else an item brings as files of the exercise, and Export gives them back', async () => {
	expect(await saved('library-save-file', {}, BROUGHT)).toMatchObject({ status: 'saved', exerciseId: 'with-hand' });
	const { error, outputs } = await desk().run('library-export', [{ which: 'saved' }]);
	expect(error).toBeUndefined();
	const { json, binary } = outputs[0]!.find((item) => item.json.exerciseId === 'with-hand')!;
	expect(json).toMatchObject({ fileName: 'with-hand.md' });
	expect(json).not.toHaveProperty('attached');
	expect(binary).toMatchObject({
		hand_png: { fileName: 'hand.png', mimeType: 'image/png', data: png(30, 20).toString('base64') },
		body_scan_mp3: { fileName: 'body-scan.mp3', mimeType: 'audio/mpeg', data: mp3().toString('base64') },
	});
	expect(await saved('library-save-file', {}, binary!)).toMatchObject({ status: 'unchanged' });
});

it('Save finds the one Markdown file of an item, and takes none of several', async () => {
	const { data, ...others } = BROUGHT;
	const unzipped = { file_0: file('with-hand-unzipped.md', MARKDOWN.replace('with a hand', 'unzipped')), ...others };
	expect(await saved('library-save-file', {}, unzipped)).toMatchObject({ exerciseId: 'with-hand-unzipped' });
	const other = file('other.md', exerciseFile({ title: 'Another one' }));
	const { error } = await saved('library-save-file', {}, { data: data!, other });
	expect(error).toContain('brings another exercise, "other.md": part its files by Split Out of $binary');
});

it('Save from Markdown takes them, too, and Preview says in words what stands where', async () => {
	const { picture, sound } = BROUGHT;
	const markdown = MARKDOWN.replace('with a hand', 'with a picture');
	expect(
		await saved('library-save', { id: 'with-picture', markdown }, { picture: picture!, sound: sound! }),
	).toMatchObject({ status: 'saved' });
	const { outputs } = await desk().run('library-preview', [{ exercise: 'with-picture' }]);
	const { html } = outputs[0]![0]!.json;
	expect(html).toContain('<p><em>A picture stands here: A hand on a belly</em></p>');
	expect(html).toContain('Lie down.');
	expect(html).not.toMatch(/<img|<audio/);
});

it('Save takes as much as fits', async () => {
	const markdown = file('large.md', MARKDOWN.replace('with a hand', 'for long'));
	const sound = file('body-scan.mp3', mp3(1_000_000 - png().length));
	const files = { data: markdown, hand: file('hand.png', png()), sound };
	// A busy machine takes it and says so before it is saved.
	expect(await saved('library-save-file', {}, files)).toMatchObject({
		status: expect.stringMatching(/^(saved|accepted)$/) as string,
	});
	await until(async () => !(await desk().run('library-get', [{ exercise: 'large' }])).error);
});

it.each([
	[
		'that are too large together',
		{ hand: file('hand.png', png()), sound: file('body-scan.mp3', mp3(1_100_000)) },
		'brings files of more than 1 MB together; make them smaller, or have them put into the folder of the library',
	],
	['of a kind that is not shown', { hand: file('hand.svg', SVG) }, 'brings the file "hand.svg", which must be named'],
	[
		'with a path for a name',
		{ hand: file('..', png()) },
		'brings the file "..", which must be named with small letters, digits and dashes, and end in one of png',
	],
	['that lie', { hand: file('hand.png', SVG) }, 'file hand.png: is not what its name says'],
	['that are missing', {}, 'text: there is no file hand.png; let the item bring it, too'],
])('Save refuses files %s', async (_, more, message) => {
	const markdown = file('refused.md', MARKDOWN.replace('with a hand', 'refused'));
	const { error } = (await saved('library-save-file', {}, { data: markdown, ...more })) as { error: string };
	expect(error).toMatch(/^Nothing was saved: /);
	expect(error).toContain(message);
});
