// Looks at a library folder as a worker does when it starts, and says of each exercise what staff have to know:
// `npm run library:check`, with a library folder as its argument where that is another one than library/.
import { resolve } from 'node:path';
import { loadLibrary } from '../temporal/library/library.ts';
import { MAX_GRADE, readingGrade, wordsOf } from '../temporal/library/reading-level.ts';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';

await program(async () => {
	const [folder = inProject('library')] = process.argv.slice(2);
	const entries = loadLibrary(resolve(folder)).shelf.all();
	for (const { exercise, about } of entries) {
		const { risk, reviewedBy } = about;
		const { exerciseId, version, kind, minutes } = exercise;
		const grade = readingGrade(wordsOf(exercise));
		const hard =
			grade > MAX_GRADE ? `, hard to read: shorten sentences and words until it is ${MAX_GRADE} or less` : '';
		const beware = risk === 'none' ? '' : `, risk: ${risk}`;
		console.log(
			`${hard ? 'note' : 'ok  '} ${exerciseId}, version ${version}: ${kind}, ${minutes} min, reading grade ${grade.toFixed(1)}${hard}${beware}, ${reviewedBy}`,
		);
	}
	console.log(`${entries.length} exercises can be used.`);
});
