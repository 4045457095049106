import { fileNameOf } from '../../temporal/contract/exercise';
import type { LibraryChange } from '../../temporal/contract/library-change';
import type { Answer } from '../../temporal/contract/question';
import { createActivities } from '../../temporal/activities/activities';
import type { PlacedStep } from '../../temporal/ledger/library/library-changes';
import { loadLibrary } from '../../temporal/library/library';
import { assignmentInput, DELIVER_AT } from '../ledger/practice';
import { exerciseFile } from '../library/exercise-file';
import { copy, inEnglishAlone, SHIPPED } from '../library/folder';
import { newActivities, perform, RecordedWorkflows } from './setting';

const ANOTHER_WALK = exerciseFile({ title: 'Another walk' }, 'Go for another walk.\n');

/** A practice with a library that it can change. */
async function newPractice(library = loadLibrary(SHIPPED)) {
	const { activities, ledger, ring } = await newActivities({ library });
	let changes = 0;
	return {
		activities,
		ledger,
		ring,
		change: (change: LibraryChange, changeId = `change${(changes += 1)}`.padEnd(22, '_')) =>
			perform(activities.workflows.carryOut, { version: 1, kind: 'change-library', changeId, change }),
		find: (search: string, retired?: boolean) => perform(activities.ask.findExercises, { search, retired }),
		get: (exerciseId: string) => perform(activities.ask.getExercise, { exerciseId, language: 'en' }),
		assign: (exerciseId: string, key: string) =>
			perform((input) => activities.workflows.recordAssignment(input, key), assignmentInput(ring, { exerciseId, key })),
	};
}

function save(exerciseId: string, markdown: string): LibraryChange {
	return { what: 'save', exerciseId, markdown };
}

describe('saving an exercise', () => {
	it('has it found, shown and assigned at once, without a restart', async () => {
		const { change, find, get, assign } = await newPractice();
		expect(await change(save('own-walk', exerciseFile()))).toEqual({
			...{ kind: 'library-changed', as: 'new', title: 'A walk', language: 'en', exerciseVersion: 1 },
		});
		expect(await find('own-walk')).toMatchObject([{ title: 'A walk', saved: true, retired: false }]);
		expect(await get('own-walk')).toMatchObject({ markdown: exerciseFile(), standing: { saved: true }, problems: [] });
		const recorded = await assign('own-walk', 'key');
		expect(recorded).toMatchObject({ pinned: { exercise: { origin: 'saved', version: 1, text: 'Go for a walk.' } } });
	});

	it('counts versions up by itself, and keeps what was assigned before', async () => {
		const { change, assign } = await newPractice();
		await change(save('own-walk', exerciseFile()));
		await assign('own-walk', 'key');
		expect(await change(save('own-walk', ANOTHER_WALK))).toMatchObject({ as: 'changed', exerciseVersion: 2 });
		expect(await assign('own-walk', 'key')).toMatchObject({ pinned: { exercise: { title: 'A walk', version: 1 } } });
		expect(await assign('own-walk', 'other')).toMatchObject({ pinned: { exercise: { title: 'Another walk' } } });
	});

	it('changes nothing where nothing is other than now, whatever version the file says', async () => {
		const { change } = await newPractice();
		await change(save('own-walk', exerciseFile()));
		expect(await change(save('own-walk', exerciseFile({ version: 7 })))).toMatchObject({ as: 'unchanged' });
	});

	it('is done once where it is asked for twice', async () => {
		const { change, ledger } = await newPractice();
		const asked = save('own-walk', exerciseFile());
		const first = await change(asked, 'A'.repeat(22));
		expect(await change(asked, 'A'.repeat(22))).toEqual(first);
		expect(await ledger.libraryChanges.after(0)).toHaveLength(1);
	});

	it('is weighed one after the other, where two are saved at once', async () => {
		const { change, ledger } = await newPractice();
		const both = await Promise.all([change(save('own-walk', exerciseFile())), change(save('own-walk', ANOTHER_WALK))]);
		expect(both.map((changed) => 'exerciseVersion' in changed && changed.exerciseVersion).sort()).toEqual([1, 2]);
		expect((await ledger.libraryChanges.after(0)).map(({ position }) => position)).toEqual([1, 2]);
	});

	it('sets only the parts that are given', async () => {
		const { change, get } = await newPractice();
		const parts = { title: 'My own record', topics: ['thoughts'], text: 'Write it down.' };
		const changed = await change({ what: 'save-parts', exerciseId: 'thought-record', language: 'en', parts });
		expect(changed).toMatchObject({ as: 'changed', title: 'My own record', exerciseVersion: 4 });
		expect(await get('thought-record')).toMatchObject({
			exercise: { text: 'Write it down.', fields: expect.arrayContaining([expect.anything()]) as unknown[] },
			about: { topics: ['thoughts'], licence: 'MIT' },
			difference: expect.stringContaining('-title: My own record\n+title: Thought record\n') as string,
		});
	});

	it.each([
		[
			'what is missing by its field',
			exerciseFile({ licence: undefined }),
			{ message: 'field licence: is missing, and must be text' },
		],
		['what is wrong by its line', exerciseFile({ kind: 'game' }), { line: 4, message: /field kind: must be one of/ }],
		['HTML', exerciseFile({}, 'One<br>two.'), { line: 19, message: /must not hold HTML/ }],
		['no front matter', 'Just words.', { line: 1, message: /must begin with a line ---/ }],
		[
			'a title that another one has',
			exerciseFile({ title: 'thought RECORD' }),
			{ message: /is the title of thought-record\.md, too/ },
		],
	])('is refused for %s, and nothing is saved', async (_, markdown, { message, ...where }) => {
		const { change, find } = await newPractice();
		const refused = await change(save('own-walk', markdown));
		const said = expect.stringMatching(message) as string;
		expect(refused).toMatchObject({ kind: 'library-refused', problems: [{ ...where, message: said }] });
		expect(await find('own-walk', true)).toEqual([]);
	});

	it('is refused in a language that the practice does not speak to clients', async () => {
		const { change, find } = await newPractice(loadLibrary(inEnglishAlone(copy())));
		const refused = await change(save('own-walk', exerciseFile({ title: 'Un paseo', language: 'es' })));
		const said = expect.stringMatching(
			/^field language: the practice does not speak Spanish to clients yet; /,
		) as string;
		expect(refused).toEqual({ kind: 'library-refused', problems: [{ message: said }] });
		expect(await find('own-walk')).toEqual([]);
	});

	it('tells beforehand what would come of it, and changes nothing', async () => {
		const { activities, find } = await newPractice();
		const preview = (markdown: string) =>
			perform(activities.ask.previewLibraryChange, { change: save('own-walk', markdown) });
		expect(await preview(exerciseFile())).toMatchObject({ kind: 'library-changed', as: 'new' });
		expect(await preview('Just words.')).toMatchObject({ kind: 'library-refused' });
		expect(await find('own-walk')).toEqual([]);
	});

	it('counts in every worker, and after a start', async () => {
		const { change, ledger, ring } = await newPractice();
		const other = createActivities({ ledger, ring, library: loadLibrary(SHIPPED), others: new RecordedWorkflows() });
		const listed = async () =>
			(await perform(other.ask.listExercises, {})).filter(({ exerciseId }) => exerciseId === 'own-walk');
		expect(await listed()).toEqual([]);
		await change(save('own-walk', exerciseFile()));
		expect(await listed()).toMatchObject([{ version: 1 }]);
		await change(save('own-walk', ANOTHER_WALK));
		expect(await listed()).toMatchObject([{ version: 2 }]);
	});

	it('goes before a file, of which a newer one is shown with what it says otherwise, until it is asked for', async () => {
		const { change, get, ledger, ring } = await newPractice();
		await change({ what: 'save-parts', exerciseId: 'thought-record', language: 'en', parts: { minutes: 12 } });
		expect((await get('thought-record'))!.standing).toEqual({ retired: false, saved: true });
		const newer = loadLibrary(SHIPPED);
		newer.shelf.fileOf('thought-record', 'en')!.exercise.version = 9;
		const updated = createActivities({ ledger, ring, library: newer, others: new RecordedWorkflows() });
		const asked = { exerciseId: 'thought-record', language: 'en' } as const;
		const saved = await perform(updated.ask.getExercise, asked);
		expect(saved).toMatchObject({ exercise: { minutes: 12 }, standing: { saved: true, newer: 9 } });
		expect(saved!.difference).toContain('-minutes: 12\n+minutes: 10\n');
		const useFile = {
			version: 1,
			kind: 'change-library',
			changeId: 'B'.repeat(22),
			change: { what: 'use-file', ...asked },
		};
		expect(await perform(updated.workflows.carryOut, useFile as never)).toMatchObject({
			as: 'changed',
			exerciseVersion: 9,
		});
		expect(await perform(updated.ask.getExercise, asked)).toMatchObject({
			...{ exercise: { minutes: 10 }, standing: { saved: false } },
		});
	});

	it('leaves what was saved by rules of before as it is, and says which of today it does not meet', async () => {
		const { change, ledger, get, assign } = await newPractice();
		await change(save('own-walk', exerciseFile()));
		const [{ step }] = (await ledger.libraryChanges.after(0)) as [PlacedStep];
		if (step.what === 'save') step.entry.markdown = exerciseFile({ audience: undefined });
		await ledger.libraryChanges.record({
			...{ position: 2, changeId: 'C'.repeat(22), step, at: DELIVER_AT },
			changed: { kind: 'library-changed', as: 'changed', title: 'A walk', exerciseVersion: 1 },
		});
		expect((await get('own-walk'))!.problems).toEqual(['field audience: is missing, and must be text']);
		expect(await assign('own-walk', 'key')).toMatchObject({ kind: 'recorded' });
	});
});

describe('exporting', () => {
	it('gives each file once, in as many answers as it takes', async () => {
		const { activities, change } = await newPractice();
		const long = exerciseFile({
			evidence: [{ authors: 'A', year: 2020, title: 'T', doi: '10.1000/1', supports: 'x'.repeat(90_000) }],
		});
		for (let index = 0; index < 5; index += 1)
			await change(save(`walk-${index}`, long.replace('A walk', `Walk ${index}`)));
		const told: string[] = [];
		let answers = 0;
		let from: number | undefined = 0;
		while (from !== undefined) {
			const asked = { saved: false, as: 'markdown' as const, from };
			const answer: Answer<'exportExercises'> = await perform(activities.ask.exportExercises, asked);
			told.push(...answer.files.map((file) => fileNameOf(file)));
			from = answer.next;
			answers += 1;
		}
		expect(answers).toBeGreaterThan(2);
		const known = loadLibrary(SHIPPED)
			.shelf.exercises()
			.map((exercise) => fileNameOf(exercise));
		expect(told.toSorted()).toEqual([...known, ...[0, 1, 2, 3, 4].map((index) => `walk-${index}.md`)].toSorted());
	});
});

describe('retiring an exercise', () => {
	it('has it assigned no more, until it is restored; what is assigned goes on', async () => {
		const { change, find, get, assign } = await newPractice();
		await assign('thought-record', 'before');
		expect(await change({ what: 'retire', exerciseId: 'thought-record' })).toMatchObject({ as: 'changed' });
		expect(await find('thought-record')).toEqual([]);
		expect(await find('thought-record', true)).toMatchObject([
			{ exerciseId: 'thought-record', language: 'en', retired: true },
			{ exerciseId: 'thought-record', language: 'es', retired: true },
		]);
		expect(await get('thought-record')).toMatchObject({ standing: { retired: true } });
		expect(await assign('thought-record', 'key')).toMatchObject({ refusal: { reason: 'unknown-exercise' } });
		expect(await assign('thought-record', 'before')).toMatchObject({ kind: 'recorded' });
		expect(await change({ what: 'retire', exerciseId: 'thought-record' })).toMatchObject({ as: 'unchanged' });
		await change({ what: 'restore', exerciseId: 'thought-record' });
		expect(await assign('thought-record', 'other')).toMatchObject({ kind: 'recorded' });
	});

	it('is refused for what is not there', async () => {
		const { change } = await newPractice();
		for (const what of ['retire', 'restore'] as const)
			expect(await change({ what, exerciseId: 'juggling' })).toEqual({
				...{ kind: 'library-refused', problems: [{ message: 'the library has no exercise "juggling"' }] },
			});
	});
});

it('keeps nobody from asking how the service is while the ledger fails', async () => {
	const { activities, ledger, ring } = await newPractice();
	await ledger.close();
	await expect(perform(activities.ask.listExercises, {})).rejects.toThrow();
	expect(await perform(activities.ask.checkKeys, { identityId: ring.identityId })).toMatchObject({ ringIds: ring.ids });
	expect(await perform(activities.ask.checkService, {})).toMatchObject({ looks: [] });
});
