// Writes the titles of the library's exercises into the forms of the starter flows, whose lists n8n keeps fixed:
// `npm run exercise-list`, with a library folder as its argument where that is another one than library/.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';
import { FORM_FLOWS, withExerciseList, type FormFlow } from './stack/exercise-list.ts';

await program(async () => {
	const [folder = inProject('library')] = process.argv.slice(2);
	for (const name of FORM_FLOWS) {
		const filepath = inProject(name);
		const flow = JSON.parse(readFileSync(filepath, 'utf8')) as FormFlow;
		const listed = JSON.stringify(withExerciseList(flow, resolve(folder)));
		writeFileSync(filepath, await format(listed, { ...(await resolveConfig(filepath)), filepath }));
		console.log(`${name} lists the exercises of ${folder}.`);
	}
});
