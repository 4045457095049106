import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/setup/project.ts';
import { FORM_FLOWS, withExerciseList, type FormFlow } from '../../scripts/stack/exercise-list.ts';
import { serviceLibrary, serviceSettings } from '../../scripts/stack/service-library.ts';
import { generateKeys, KeyRing } from '../../temporal/contract/keys';
import type { LibraryChange } from '../../temporal/contract/library-change';
import { openLedger } from '../../temporal/ledger/ledger';
import { loadLibrary } from '../../temporal/library/library';
import { weighChange } from '../../temporal/library/weigh-change';
import { exerciseFile } from '../library/exercise-file';
import { copy, replace, SHIPPED } from '../library/folder';

const flowIn = (name: string) => JSON.parse(readFileSync(inProject(name), 'utf8')) as FormFlow;

const exercisesIn = (folder: string) => loadLibrary(folder).shelf.exercises();

function titlesIn({ nodes }: FormFlow): string[] {
	const fields = nodes.flatMap(({ parameters }) => parameters.formFields?.values ?? []);
	return fields.find(({ fieldName }) => fieldName === 'exercise')!.fieldOptions!.values.map(({ option }) => option);
}

it.each(FORM_FLOWS)('%s lists the exercises of library/; if not, `npm run exercise-list` writes them anew', (name) => {
	const flow = flowIn(name);
	const exercises = exercisesIn(SHIPPED);
	expect(titlesIn(flow)).toEqual(exercises.map(({ title }) => title));
	expect(flow).toEqual(withExerciseList(flow, exercises));
});

it('gives each title with its exercise and its language', () => {
	const { nodes } = withExerciseList(flowIn(FORM_FLOWS[0]!), exercisesIn(SHIPPED));
	const { exercise, options } = nodes.find(({ parameters }) => parameters.exercise)!.parameters;
	expect(exercise!.value).toContain('"Registro de un pensamiento": "thought-record"');
	expect(exercise!.value).toMatch(/\[\$json\.exercise\] \?\? \$json\.exercise \}\}$/);
	expect(options!.language).toContain('"Thought record": "en", "Registro de un pensamiento": "es"');
	expect(options!.language).toMatch(/\[\$json\.exercise\] \?\? '' \}\}$/);
});

it("lists a practice's own exercises, whatever their titles", () => {
	const folder = copy();
	replace(folder, 'exercises/thought-record.md', 'title: Thought record', `title: 'Say "{{ stop }}"'`);
	const listed = withExerciseList(flowIn(FORM_FLOWS[0]!), exercisesIn(folder));
	expect(titlesIn(listed)).toContain('Say "{{ stop }}"');
	expect(titlesIn(listed)).not.toContain('Thought record');
	const { value } = listed.nodes.find(({ parameters }) => parameters.exercise)!.parameters.exercise!;
	expect(value.slice(0, -2)).not.toContain('}}');
	expect(value).toContain('"thought-record"');
});

describe('what the homework service can assign', () => {
	const folder = mkdtempSync(join(tmpdir(), 'service-'));
	const settings = {
		HOMEWORK_KEYS_FILE: join(folder, 'keys.json'),
		HOMEWORK_LEDGER_FILE: join(folder, 'ledger.db'),
		HOMEWORK_LIBRARY_FOLDER: SHIPPED,
	};

	beforeAll(async () => {
		const keys = generateKeys();
		writeFileSync(settings.HOMEWORK_KEYS_FILE, JSON.stringify(keys));
		const ledger = await openLedger({ file: settings.HOMEWORK_LEDGER_FILE, ring: new KeyRing(keys) });
		const changes: LibraryChange[] = [
			{ what: 'save', exerciseId: 'own-walk', markdown: exerciseFile({ title: 'Our own walk' }) },
			{ what: 'retire', exerciseId: 'sleep-diary' },
		];
		for (const [index, change] of changes.entries()) {
			const { step, changed } = await weighChange(loadLibrary(SHIPPED), change);
			const changeId = `${index}`.padStart(22, 'A');
			await ledger.libraryChanges.record({ position: index + 1, changeId, step: step!, changed, at: 0 });
		}
		await ledger.close();
	});

	afterAll(() => rmSync(folder, { recursive: true }));

	it('is listed by the settings of its worker: what was saved, too, and nothing that is retired', async () => {
		const { shelf } = await serviceLibrary(serviceSettings(settings)!);
		const titles = titlesIn(withExerciseList(flowIn(FORM_FLOWS[0]!), shelf.exercises()));
		expect(titles).toContain('Our own walk');
		expect(titles).toContain('Thought record');
		expect(titles).not.toContain('Sleep diary');
		expect(titles).not.toContain('Diario de sueño');
	});

	it('is not known without these, where nothing runs', () => {
		expect(serviceSettings({ HOMEWORK_STATE: folder })).toBeUndefined();
	});
});
