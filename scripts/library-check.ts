// Looks at a library folder as a worker does when it starts, and says of each exercise what staff have to know:
// `npm run library:check`, with a library folder as its argument where that is another one than library/.
import { resolve } from 'node:path';
import { fileNameOf } from '../temporal/contract/exercise.ts';
import { loadLibrary } from '../temporal/library/library.ts';
import { readingLevel, wordsOf } from '../temporal/library/reading-level.ts';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';

await program(async () => {
	const [folder = inProject('library')] = process.argv.slice(2);
	const { shelf } = loadLibrary(resolve(folder));
	for (const { exercise, about } of shelf.all()) {
		const { risk, reviewedBy } = about;
		const { language, version, kind, minutes } = exercise;
		const { isEasy, inWords, wanted } = readingLevel(language, wordsOf(exercise));
		const hard = isEasy ? '' : `, hard to read: shorten sentences and words until it is ${wanted}`;
		const beware = risk === 'none' ? '' : `, risk: ${risk}`;
		console.log(
			`${isEasy ? 'ok  ' : 'note'} ${fileNameOf(exercise)}, version ${version}: ${kind}, ${minutes} min, ${inWords}${hard}${beware}, ${reviewedBy}`,
		);
	}
	console.log(`${shelf.ids().length} exercises can be used.`);
});
