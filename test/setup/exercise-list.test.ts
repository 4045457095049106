import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/setup/project.ts';
import { FORM_FLOWS, withExerciseList, type FormFlow } from '../../scripts/stack/exercise-list.ts';
import { loadLibrary } from '../../temporal/library/library';
import { copy, replace, SHIPPED } from '../library/folder';

const flowIn = (name: string) => JSON.parse(readFileSync(inProject(name), 'utf8')) as FormFlow;

function titlesIn({ nodes }: FormFlow): string[] {
	const fields = nodes.flatMap(({ parameters }) => parameters.formFields?.values ?? []);
	return fields.find(({ fieldName }) => fieldName === 'exercise')!.fieldOptions!.values.map(({ option }) => option);
}

it.each(FORM_FLOWS)('%s lists the exercises of library/; if not, `npm run exercise-list` writes them anew', (name) => {
	const flow = flowIn(name);
	expect(titlesIn(flow)).toEqual(
		loadLibrary(SHIPPED)
			.shelf.exercises()
			.map(({ title }) => title),
	);
	expect(flow).toEqual(withExerciseList(flow, inProject('library')));
});

it('gives each title with its exercise and its language', () => {
	const { nodes } = withExerciseList(flowIn(FORM_FLOWS[0]!), SHIPPED);
	const { exercise, options } = nodes.find(({ parameters }) => parameters.exercise)!.parameters;
	expect(exercise!.value).toContain('"Registro de un pensamiento": "thought-record"');
	expect(exercise!.value).toMatch(/\[\$json\.exercise\] \?\? \$json\.exercise \}\}$/);
	expect(options!.language).toContain('"Thought record": "en", "Registro de un pensamiento": "es"');
	expect(options!.language).toMatch(/\[\$json\.exercise\] \?\? '' \}\}$/);
});

it("lists a practice's own exercises, whatever their titles", () => {
	const folder = copy();
	replace(folder, 'exercises/thought-record.md', 'title: Thought record', `title: 'Say "{{ stop }}"'`);
	const listed = withExerciseList(flowIn(FORM_FLOWS[0]!), folder);
	expect(titlesIn(listed)).toContain('Say "{{ stop }}"');
	expect(titlesIn(listed)).not.toContain('Thought record');
	const { value } = listed.nodes.find(({ parameters }) => parameters.exercise)!.parameters.exercise!;
	expect(value.slice(0, -2)).not.toContain('}}');
	expect(value).toContain('"thought-record"');
});

it('refuses two exercises with one title, by their names', () => {
	const folder = copy();
	cpSync(join(folder, 'exercises/thought-record.md'), join(folder, 'exercises/thoughts.md'));
	expect(() => withExerciseList(flowIn(FORM_FLOWS[0]!), folder)).toThrow(
		'exercises/thoughts.md:2: field title: is the title of thought-record.md, too; give each exercise its own',
	);
});
