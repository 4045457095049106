import { createHash } from 'node:crypto';
import type { AttachedFile, SentFile } from '../../temporal/contract/attached';
import type { Language } from '../../temporal/contract/language';
import { loadLibrary } from '../../temporal/library/library';
import { assignmentInput } from '../ledger/practice';
import { exerciseFile } from '../library/exercise-file';
import { mp3, pdf, png, SVG } from '../library/files';
import { SHIPPED } from '../library/folder';
import { newActivities, perform } from './setting';

const HAND = exerciseFile({}, 'Breathe.\n\n![A hand](hand.png)\n');
const IN_SPANISH = exerciseFile({ title: 'Un paseo', language: 'es' }, '![Una mano](hand.png)\n');

async function newPractice() {
	const { activities, ring } = await newActivities({ library: loadLibrary(SHIPPED) });
	let changes = 0;
	const save = (markdown: string, files?: SentFile[]) =>
		perform(activities.workflows.carryOut, {
			...{ version: 1, kind: 'change-library', changeId: `change${(changes += 1)}`.padEnd(22, '_') },
			change: { what: 'save', exerciseId: 'own-walk', markdown, ...(files && { files }) },
		});
	const get = async (language: Language = 'en') =>
		(await perform(activities.ask.getExercise, { exerciseId: 'own-walk', language }))!;
	return {
		save,
		get,
		/** The files that an exercise shows. */
		shown: async (language?: Language) => (await get(language)).exercise.attached as AttachedFile[] | undefined,
		bytes: async (checksum: string) => {
			const answer = await perform(activities.ask.exerciseFile, { checksum });
			return answer && Buffer.from(answer.bytes, 'base64');
		},
		assign: (key: string) =>
			perform(
				(input) => activities.workflows.recordAssignment(input, key),
				assignmentInput(ring, { exerciseId: 'own-walk', key }),
			),
		exported: async () =>
			(await perform(activities.ask.exportExercises, { saved: true, as: 'markdown', from: 0 })).files,
	};
}

function sent(name: string, bytes: Buffer): SentFile {
	return { name, bytes: bytes.toString('base64') };
}

it('keeps the files of an exercise that is saved, for whoever asks by their checksum', async () => {
	const { save, shown, bytes, exported } = await newPractice();
	expect(await save(HAND, [sent('hand.png', png(30, 20))])).toMatchObject({ as: 'new' });
	const [picture] = (await shown())!;
	expect(picture).toMatchObject({ kind: 'picture', name: 'hand.png', width: 30, height: 20 });
	expect(await bytes(picture!.checksum)).toEqual(png(30, 20));
	expect(await exported()).toMatchObject([{ content: HAND, attached: [picture] }]);
	expect(await bytes('0'.repeat(64))).toBeNull();
});

it('has an assignment show what it was given after another file has the name', async () => {
	const { save, shown, bytes, assign } = await newPractice();
	await save(HAND, [sent('hand.png', png(30, 20))]);
	const before = (await shown())!;
	await assign('key');
	expect(await save(HAND, [sent('hand.png', png(4, 4))])).toMatchObject({ as: 'changed', exerciseVersion: 2 });
	expect(await shown()).not.toEqual(before);
	expect(await assign('key')).toMatchObject({ pinned: { exercise: { version: 1, attached: before } } });
	expect(await bytes(before[0]!.checksum)).toEqual(png(30, 20));
});

it('takes the files that an exercise has already, in another language, too', async () => {
	const { save, shown, get } = await newPractice();
	await save(HAND, [sent('hand.png', png())]);
	expect(await save(IN_SPANISH)).toMatchObject({ kind: 'library-changed', as: 'new' });
	expect(await shown('es')).toEqual(await shown());
	expect(await save(HAND.replace('Breathe', 'Breathe out'))).toMatchObject({ as: 'changed' });
	expect(await get()).toMatchObject({ problems: [] });
	expect(await save(HAND.replace('Breathe', 'Breathe out'), [sent('hand.png', png())])).toMatchObject({
		as: 'unchanged',
	});
	await save(HAND, [sent('hand.png', png(4, 4))]);
	expect(await save(IN_SPANISH)).toMatchObject({ as: 'unchanged' });
	expect(await save(HAND)).toMatchObject({ as: 'unchanged' });
});

const SHEET = { files: [{ name: 'sheet.pdf', label: 'The sheet' }] };

it.each<[string, string, () => Promise<SentFile[]> | SentFile[], string]>([
	['that is not there', HAND, () => [], 'text: there is no file hand.png; let the item bring it, too, or correct'],
	[
		'that is shown nowhere',
		exerciseFile(),
		() => [sent('hand.png', png())],
		'file hand.png: is shown nowhere; leave it out, place it in the text, or name it under files',
	],
	[
		'that is not what it says',
		HAND,
		() => [sent('hand.png', SVG)],
		'file hand.png: is not what its name says: its bytes are none of a .png file',
	],
	[
		'that has no tags',
		exerciseFile(SHEET),
		async () => [sent('sheet.pdf', await pdf({ tagged: false }))],
		'file sheet.pdf: has no tags, without which nobody can have it read aloud',
	],
	[
		'beside others that are too much together',
		exerciseFile({ files: [1, 2].map((n) => ({ name: `a${n}.mp3`, label: 'A', transcript: 'A' })) }),
		() => [sent('a1.mp3', mp3(600_000)), sent('a2.mp3', mp3(600_000))],
		'the files have more than 1 MB together; make them smaller, or have them put into the folder of the library',
	],
])('refuses a file %s, and saves nothing', async (_, markdown, files, said) => {
	const { save, exported } = await newPractice();
	const message = expect.stringContaining(said) as string;
	expect(await save(markdown, await files())).toMatchObject({ kind: 'library-refused', problems: [{ message }] });
	expect(await exported()).toEqual([]);
});

it('refuses a file that is shown nowhere beside a text that is as it was', async () => {
	const { save } = await newPractice();
	await save(exerciseFile());
	expect(await save(exerciseFile(), [sent('hand.png', png())])).toMatchObject({ kind: 'library-refused' });
});

it('takes a PDF that has tags', async () => {
	const { save, shown, bytes } = await newPractice();
	const tagged = await pdf({ tagged: true });
	expect(await save(exerciseFile(SHEET), [sent('sheet.pdf', tagged)])).toMatchObject({ as: 'new' });
	const checksum = createHash('sha256').update(tagged).digest('hex');
	expect(await shown()).toEqual([
		{ kind: 'document', name: 'sheet.pdf', label: 'The sheet', type: 'application/pdf', size: tagged.length, checksum },
	]);
	expect(await bytes(checksum)).toEqual(tagged);
});
