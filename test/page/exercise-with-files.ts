import { exerciseFile } from '../library/exercise-file';
import { mp3, pdf, png } from '../library/files';

export const SOUND = mp3(5_000);

/** As large as a file may be. */
export const LONG = mp3(1_400_000);

const WITH_FILES = exerciseFile(
	{
		title: 'Breathing with a hand',
		files: [
			{ name: 'body-scan.mp3', label: 'Body <scan>', transcript: 'Lie down.\nBreathe.' },
			{ name: 'sheet.pdf', label: 'The sheet' },
			{ link: 'https://sound.example/talk?a=1&b=2', label: 'A talk', transcript: 'Hello.' },
		],
	},
	'Breathe.\n\n![A "hand"](hand.png)\n',
);

const LONGEST = exerciseFile(
	{ title: 'A long one', files: [{ name: 'long.mp3', label: 'Long', transcript: 'Breathe.' }] },
	'![A wide hand](wide.png)\n',
);

/** Files of a library: an exercise `with-files`, and `longest` with the largest ones. */
export async function newFiles() {
	return {
		'exercises/with-files.md': WITH_FILES,
		'exercises/with-files/hand.png': png(30, 20),
		'exercises/with-files/body-scan.mp3': SOUND,
		'exercises/with-files/sheet.pdf': await pdf({ tagged: true }),
		'exercises/longest.md': LONGEST,
		'exercises/longest/long.mp3': LONG,
		'exercises/longest/wide.png': png(2_000, 100),
	};
}
