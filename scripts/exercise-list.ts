// Writes the titles of the library's exercises into the forms of the starter flows, whose lists n8n keeps fixed:
// `npm run exercise-list` those that the homework service can assign, by the settings of its worker; without these, or with a
// library folder as its argument, those of the folder alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadLibrary } from '../temporal/library/library.ts';
import { program } from './setup/program.ts';
import { inProject } from './setup/project.ts';
import { FORM_FLOWS, withExerciseList, type FormFlow } from './stack/exercise-list.ts';
import { serviceLibrary, serviceSettings } from './stack/service-library.ts';

await program(async () => {
	const [folder] = process.argv.slice(2);
	const settings = folder === undefined ? serviceSettings(process.env) : undefined;
	const shown = resolve(folder ?? inProject('library'));
	const { shelf } = settings ? await serviceLibrary(settings) : loadLibrary(shown);
	for (const name of FORM_FLOWS) {
		const filepath = inProject(name);
		const flow = JSON.parse(readFileSync(filepath, 'utf8')) as FormFlow;
		const listed = JSON.stringify(withExerciseList(flow, shelf.exercises()));
		writeFileSync(filepath, await format(listed, { ...(await resolveConfig(filepath)), filepath }));
		console.log(`${name} lists ${shelf.exercises().length} titles.`);
	}
	console.log(
		'An n8n that has these flows already keeps its own list: import them again, or change the field Exercise there.',
	);
	console.log(
		settings
			? 'They are those that can be assigned: of the library folder, and what the practice has saved and not retired.'
			: `They are those of the folder ${shown} alone, without what a practice has saved or retired: for these, have ` +
					"`npm start` run, or set the variables of the homework service's worker, HOMEWORK_KEYS_FILE among them.",
	);
});
