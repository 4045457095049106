// Looks at a library folder as a worker does when it starts, and says of each exercise what staff have to know, and how hard it
// and each message to clients is to read: `npm run library:check`, with a library folder as its argument where that is another one
// than library/.
import { resolve } from 'node:path';
import { fileNameOf } from '../temporal/contract/exercise.ts';
import type { Language } from '../temporal/contract/language.ts';
import { CLIENT_MESSAGE_KINDS } from '../temporal/contract/message-names.ts';
import { messageFile } from '../temporal/library/messages.ts';
import { openLibrary } from '../temporal/library/open-library.ts';
import { readingLevel, wordsOf } from '../temporal/library/reading-level.ts';
import { wordsOfMessage } from '../temporal/library/said.ts';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';

await program(async () => {
	const [folder = inProject('library')] = process.argv.slice(2);
	const library = await openLibrary(resolve(folder));
	for (const { exercise, about } of library.shelf.all()) {
		const { risk, reviewedBy } = about;
		const { language, version, kind, minutes } = exercise;
		const beware = risk === 'none' ? [] : [`risk: ${risk}`];
		const facts = [`${kind}, ${minutes} min`, ...beware, reviewedBy];
		say(`${fileNameOf(exercise)}, version ${version}`, facts, language, wordsOf(exercise));
	}
	for (const language of library.languages)
		for (const kind of CLIENT_MESSAGE_KINDS)
			say(messageFile(kind, language), [], language, wordsOfMessage(library, kind, language));
	console.log(`${library.shelf.ids().length} exercises can be used.`);
});

function say(name: string, facts: string[], language: Language, lines: string[]): void {
	const { isEasy, inWords, wanted } = readingLevel(language, lines);
	const hard = isEasy ? [] : [`hard to read: shorten sentences and words until it is ${wanted}`];
	console.log(`${isEasy ? 'ok  ' : 'note'} ${name}: ${[...facts, inWords, ...hard].join(', ')}`);
}
