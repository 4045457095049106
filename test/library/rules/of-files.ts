import { exerciseFile } from '../exercise-file';
import { mp3, mp4, png } from '../files';
import { inExercise, type Fixture } from './fixture';

const OWN = 'exercises/own.md';
const NAMED =
	'must be named with small letters, digits and dashes, and end in one of png, jpg, jpeg, webp, mp3, m4a, pdf';
const PLACE = 'as in ![A hand on a belly](breathing.jpg)';
const SOUND = { name: 'sound.mp3', label: 'Sound', transcript: 'Lie down.' };
const LINK = { link: 'https://elsewhere.example/talk', label: 'A talk', transcript: 'Hello.' };

/** An exercise whose front matter names files, the first of them on line 18. */
const naming = (what: string, files: unknown, ...said: string[]) => inExercise(what, { files }, ...said);

/** An exercise whose text is on line 19, with the files beside it. */
const placing = (what: string, text: string, beside: Record<string, Buffer>, ...said: string[]): Fixture => ({
	what,
	files: {
		[OWN]: exerciseFile({}, `${text}\n`),
		...Object.fromEntries(Object.entries(beside).map(([name, bytes]) => [`exercises/own/${name}`, bytes])),
	},
	said,
});

/** What is wrong with a file by itself: nothing more is said where it is shown. */
const damaged = (what: string, name: string, bytes: Buffer, ...said: string[]) =>
	placing(what, 'Text.', { [name]: bytes }, ...said.map((each) => `exercises/own/${name}: ${each}`));

const many = Array.from({ length: 11 }, (_, index) => ({ ...LINK, link: `${LINK.link}-${index}` }));

/** What is wrong where the front matter names files. */
const OF_NAMED: Fixture[] = [
	naming(
		'files that are no list',
		'sound.mp3',
		':17: field files: must be a list of files, each with name, or link, and label',
	),
	naming('eleven files', many, ':18: field files: must hold 10 files at most'),
	naming('a file by a name that is none', [{ ...SOUND, name: 'Sound.svg' }], `:18: field files.0.name: ${NAMED}`),
	naming(
		'a file that is not there',
		[SOUND],
		':18: field files.0.name: there is no file sound.mp3; put it into exercises/own/, or correct the name',
	),
	naming(
		'a file that is elsewhere, too',
		[{ ...SOUND, ...LINK }],
		':18: field files.0.name: must be there, or link, and not both: a file beside the exercise, or an address elsewhere',
	),
	naming(
		'a picture',
		[{ name: 'hand.png', label: 'A hand' }],
		':18: field files.0.name: is a picture: leave it out here, and place it in the text, as in ![What it shows](name.jpg)',
	),
	naming(
		'sound without its words',
		[{ name: 'sound.mp3', label: 'Sound' }],
		':18: field files.0.transcript: is missing: write down what is said, for whoever cannot hear it',
	),
	naming(
		'a PDF with words beside it',
		[{ ...SOUND, name: 'sheet.pdf' }],
		':20: field files.0.transcript: must be left out: a PDF says its words itself',
	),
	naming(
		'words without an end',
		[{ ...LINK, transcript: 'a'.repeat(10_001) }],
		':20: field files.0.transcript: must have at most 10,000 characters',
	),
	naming(
		'a label without an end',
		[{ ...LINK, label: 'a'.repeat(201) }],
		':19: field files.0.label: must have at most 200 characters',
	),
	naming(
		'a link without an end',
		[{ ...LINK, link: `https://elsewhere.example/${'a'.repeat(500)}` }],
		':18: field files.0.link: must have at most 500 characters',
	),
	naming(
		'a link that runs a script',
		[{ ...LINK, link: 'javascript:alert(1)' }],
		':18: field files.0.link: must be an address that begins with https://',
	),
];

/** What is wrong where the text places pictures. */
const OF_PLACED: Fixture[] = [
	placing(
		'a picture that is not there',
		'![A hand](hand.png)',
		{},
		`${OWN}:19: text: there is no file hand.png; put it into exercises/own/, or correct the name`,
	),
	placing(
		'a picture of another folder',
		'![A tree](../../practice.yaml)',
		{},
		`${OWN}:19: text: a picture is named without a folder, ${PLACE}`,
	),
	placing(
		'a picture of another server',
		'![A tree](https://elsewhere.example/tree.png)',
		{},
		`${OWN}:19: text: a picture must not be loaded from elsewhere; put its file beside the exercise and name that alone, ${PLACE}`,
	),
	placing(
		'a picture without words',
		'![](hand.png)',
		{ 'hand.png': png() },
		`${OWN}:19: text: a picture has no words; say what it shows, ${PLACE}`,
	),
	placing(
		'a picture with a title',
		'![A hand](hand.png "Hand")',
		{ 'hand.png': png() },
		`${OWN}:19: text: a picture must not have a title behind its name, since that is not shown; ${PLACE}`,
	),
	placing(
		'sound in the place of a picture',
		'![A hand](sound.mp3)',
		{ 'sound.mp3': mp3() },
		`${OWN}:19: text: sound.mp3 is no picture; name it under files`,
	),
	placing(
		'eleven pictures',
		many.map((_, index) => `![A hand](hand-${index}.png)`).join('\n'),
		Object.fromEntries(many.map((_, index) => [`hand-${index}.png`, png()])),
		`${OWN}:17: text: has 11 files, and up to 10 fit`,
	),
];

/** What is wrong with the files themselves. */
const OF_BYTES: Fixture[] = [
	placing(
		'a file that no text shows',
		'Text.',
		{ 'hand.png': png() },
		'exercises/own/hand.png: is shown nowhere; take it out, place it in the text of own.md, or name it under files there',
	),
	damaged('a drawing that can run scripts', 'hand.svg', Buffer.from('<svg/>'), NAMED),
	damaged(
		'HTML that says it is a picture',
		'hand.png',
		Buffer.from('<script>alert(1)</script>'),
		'is not what its name says: its bytes are none of a .png file; export it anew as one',
	),
	damaged(
		'a picture that ends at its beginning',
		'hand.png',
		png().subarray(0, 20),
		'is damaged: its width and height cannot be read; export it anew',
	),
	damaged(
		'a picture that is larger than any screen',
		'hand.png',
		png(3, 30_000),
		'is 3 by 30000 pixels; make it 4,000 at most, each way',
	),
	damaged(
		'a picture of too many bytes',
		'hand.png',
		Buffer.concat([png(), Buffer.alloc(1_500_000)]),
		'has 1.5 MB, and up to 1.0 MB fit; make it smaller, or save it as JPEG',
	),
	damaged(
		'sound of too many bytes',
		'sound.mp3',
		mp3(2_000_000),
		'has 2.0 MB, and up to 1.4 MB fit; make it smaller, or put it elsewhere and link to it',
	),
	damaged(
		'a video that says it is sound',
		'sound.m4a',
		mp4('vide', 'soun'),
		'is a video; save its sound alone, as .m4a or .mp3, or put it elsewhere and link to it',
	),
	placing('a folder in the folder', 'Text.', { 'more/hand.png': png() }, 'exercises/own/more: must be a file'),
];

export const OF_FILES = [...OF_NAMED, ...OF_PLACED, ...OF_BYTES];
