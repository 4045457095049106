import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../temporal/library/library';
import { openLibrary } from '../../temporal/library/open-library';
import { exerciseFile } from './exercise-file';
import { mp3, mp4, pdf, pdfOf, png, SVG } from './files';
import { copy, write } from './folder';

const TEXT = 'Breathe.\n\n![A hand on a belly](breathing.png)\n';
const SOUND = { name: 'body-scan.mp3', label: 'Body scan', transcript: 'Lie down.' };
const SHEET = { name: 'sheet.pdf', label: 'The sheet' };

/** The shipped library with an exercise of one's own, and the files beside it. */
function withExercise(files: Record<string, Buffer>, text = TEXT, changes: Record<string, unknown> = {}): string {
	const folder = copy();
	mkdirSync(join(folder, 'exercises/own'));
	for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'exercises/own', name), bytes);
	write(folder, 'exercises/own.md', exerciseFile(changes, text));
	return folder;
}

function own(folder: string, language: 'en' | 'es' = 'en') {
	return loadLibrary(folder).shelf.find('own', language)!.exercise;
}

it('reads pictures where the text places them, and what else the front matter names', async () => {
	const elsewhere = { link: 'https://sound.example/talk', label: 'A talk', transcript: 'Hello.' };
	const folder = withExercise(
		{ 'breathing.png': png(30, 20), 'body-scan.mp3': mp3(), 'sheet.pdf': await pdf({ tagged: true }) },
		TEXT,
		{ files: [SOUND, SHEET, elsewhere] },
	);
	const { shelf, files } = await openLibrary(folder);
	const { attached } = shelf.find('own', 'en')!.exercise;
	expect(attached).toMatchObject([
		{ kind: 'picture', name: 'breathing.png', type: 'image/png', width: 30, height: 20, size: png(30, 20).length },
		{ kind: 'sound', type: 'audio/mpeg', ...SOUND },
		{ kind: 'document', type: 'application/pdf', ...SHEET },
		{ kind: 'link', ...elsewhere },
	]);
	const [picture] = attached!;
	expect(picture?.kind === 'picture' && files.get(picture.checksum)).toEqual(png(30, 20));
});

it('takes another file under the same name for another exercise', () => {
	const folder = withExercise({ 'breathing.png': png() });
	const before = own(folder).checksum;
	writeFileSync(join(folder, 'exercises/own/breathing.png'), png(4, 4));
	expect(own(folder).checksum).not.toBe(before);
	writeFileSync(join(folder, 'exercises/own/breathing.png'), png());
	expect(own(folder).checksum).toBe(before);
});

it('shows one file in both languages, each in its words', () => {
	const folder = withExercise({ 'breathing.png': png() });
	const spanish = '![Una mano en el vientre](breathing.png)\n';
	write(folder, 'exercises/own.es.md', exerciseFile({ title: 'Un paseo', language: 'es' }, spanish));
	expect(own(folder, 'es').attached).toEqual(own(folder).attached);
	expect(own(folder, 'es').text).toContain('Una mano');
});

it('takes sound of every kind, and PDFs that unpack to what a sheet may have', async () => {
	const sound = { name: 'walk.m4a', label: 'A walk', transcript: 'Walk.' };
	const beside = { 'walk.m4a': mp4('soun'), 'sheet.pdf': pdfOf(1_000_000) };
	const folder = withExercise(beside, 'Text.\n', { files: [sound, SHEET] });
	const { shelf } = await openLibrary(folder);
	const [walk, sheet] = shelf.find('own', 'en')!.exercise.attached!;
	expect(walk).toMatchObject({ kind: 'sound', type: 'audio/mp4', ...sound });
	expect(sheet).toMatchObject({ kind: 'document', ...SHEET });
});

const PLACE = 'as in ![A hand on a belly](breathing.jpg)';
const HTML = Buffer.from('<!doctype html><script>alert(1)</script>');

describe('a file that cannot be used is named with where it stands, and what to do:', () => {
	it.each<[string, () => string, string]>([
		[
			'a picture that is not there',
			() => withExercise({}),
			'exercises/own.md:21: text: there is no file breathing.png; put it into exercises/own/, or correct the name',
		],
		[
			'a picture without words',
			() => withExercise({ 'breathing.png': png() }, '![](breathing.png)\n'),
			`exercises/own.md:19: text: a picture has no words; say what it shows, ${PLACE}`,
		],
		[
			'a picture in a folder elsewhere',
			() => withExercise({}, '![A hand](../../practice.png)\n'),
			`exercises/own.md:19: text: a picture is named without a folder, ${PLACE}`,
		],
		[
			'a picture of another server',
			() => withExercise({}, '![A hand](https://elsewhere.example/a.png)\n'),
			'exercises/own.md:19: text: a picture must not be loaded from elsewhere; put its file beside the exercise',
		],
		[
			'a picture that stands in the text',
			() => withExercise({}, '![A hand](data:image/png;base64,AAAA)\n'),
			'exercises/own.md:19: text: a picture must not be loaded from elsewhere',
		],
		[
			'a picture with a title',
			() => withExercise({ 'breathing.png': png() }, '![A hand](breathing.png "Hand")\n'),
			'exercises/own.md:19: text: a picture must not have a title behind its name',
		],
		[
			'a picture among the files',
			() => withExercise({ 'breathing.png': png() }, TEXT, { files: [{ name: 'breathing.png', label: 'A' }] }),
			'exercises/own.md:18: field files.0.name: is a picture: leave it out here, and place it in the text',
		],
		[
			'sound in the place of a picture',
			() => withExercise({ 'a.mp3': mp3() }, '![Sound](a.mp3)\n'),
			'exercises/own.md:19: text: a.mp3 is no picture; name it under files',
		],
		[
			'HTML that says it is a picture',
			() => withExercise({ 'breathing.png': HTML }),
			'exercises/own/breathing.png: is not what its name says: its bytes are none of a .png file; export it anew as one',
		],
		[
			'a picture that says it is another one',
			() => withExercise({ 'breathing.jpg': png() }, TEXT.replace('.png', '.jpg')),
			'exercises/own/breathing.jpg: is not what its name says: its bytes are none of a .jpg file',
		],
		[
			'a picture that ends at its beginning',
			() => withExercise({ 'breathing.png': png().subarray(0, 20) }),
			'exercises/own/breathing.png: is damaged: its width and height cannot be read; export it anew',
		],
		[
			'a drawing that can run scripts',
			() => withExercise({ 'breathing.svg': SVG }),
			'exercises/own/breathing.svg: must be named with small letters, digits and dashes, and end in one of png, jpg, jpeg, webp, mp3, m4a, pdf',
		],
		[
			'a picture of 20 MB',
			() => withExercise({ 'breathing.png': Buffer.concat([png(), Buffer.alloc(20_000_000)]) }),
			'exercises/own/breathing.png: has 20.0 MB, and up to 1.0 MB fit; make it smaller, or save it as JPEG',
		],
		[
			'a picture that is larger than any screen',
			() => withExercise({ 'breathing.png': png(3, 30_000) }),
			'exercises/own/breathing.png: is 3 by 30000 pixels; make it 4,000 at most, each way',
		],
		[
			'long sound',
			() => withExercise({ 'body-scan.mp3': mp3(2_000_000) }, 'Text.\n', { files: [SOUND] }),
			'exercises/own/body-scan.mp3: has 2.0 MB, and up to 1.4 MB fit; make it smaller, or put it elsewhere and link to it',
		],
		[
			'a video that says it is sound',
			() => withExercise({ 'body-scan.m4a': mp4('vide', 'soun') }, 'Text.\n'),
			'exercises/own/body-scan.m4a: is a video; save its sound alone, as .m4a or .mp3, or put it elsewhere and link to it',
		],
		[
			'sound without its words',
			() =>
				withExercise({ 'body-scan.mp3': mp3() }, 'Text.\n', { files: [{ name: 'body-scan.mp3', label: 'Body scan' }] }),
			'exercises/own.md:18: field files.0.transcript: is missing: write down what is said, for whoever cannot hear it',
		],
		[
			'a link to sound without its words',
			() => withExercise({}, 'Text.\n', { files: [{ link: 'https://a.example/b.mp3', label: 'A' }] }),
			'exercises/own.md:18: field files.0.transcript: is missing',
		],
		[
			'a link that is none',
			() => withExercise({}, 'Text.\n', { files: [{ link: 'javascript:alert(1)', label: 'A' }] }),
			'exercises/own.md:18: field files.0.link: must be an address that begins with https://',
		],
		[
			'a file that no text shows',
			() => withExercise({ 'breathing.png': png(), 'other.png': png() }),
			'exercises/own/other.png: is shown nowhere; take it out, place it in the text of own.md, or name it under files there',
		],
		[
			'a folder of no exercise',
			() => {
				const folder = withExercise({ 'breathing.png': png() });
				rmSync(join(folder, 'exercises/own.md'));
				return folder;
			},
			'exercises/own/breathing.png: is shown nowhere',
		],
		[
			'a link that leads nowhere',
			() => {
				const folder = withExercise({ 'breathing.png': png() });
				symlinkSync('elsewhere.png', join(folder, 'exercises/own/other.png'));
				return folder;
			},
			'exercises/own/other.png: must be a file',
		],
		[
			'a folder within the folder',
			() => {
				const folder = withExercise({ 'breathing.png': png() });
				mkdirSync(join(folder, 'exercises/own/more'));
				return folder;
			},
			'exercises/own/more: must be a file',
		],
	])('%s', (_case, folder, expected) => {
		expect(() => loadLibrary(folder())).toThrow(`- ${expected}`);
	});

	it.each<[string, () => Promise<Buffer>, string]>([
		[
			'a PDF without tags',
			() => pdf({ tagged: false }),
			'exercises/own/sheet.pdf: has no tags, without which nobody can have it read aloud; export it anew as a tagged PDF (PDF/UA)',
		],
		[
			'a PDF that is damaged',
			async () => Buffer.from('%PDF-1.7\nnothing more'),
			'exercises/own/sheet.pdf: is damaged, or protected by a password; export it anew, without one',
		],
		[
			'a PDF that is far larger than its file',
			async () => pdfOf(64_000_000),
			'exercises/own/sheet.pdf: is packed so tightly that it cannot be looked into; export it anew as a tagged PDF (PDF/UA)',
		],
	])('%s', async (_case, bytes, expected) => {
		const folder = withExercise({ 'sheet.pdf': await bytes() }, 'Text.\n', { files: [SHEET] });
		await expect(openLibrary(folder)).rejects.toThrow(`- ${expected}`);
	});
});
