import { inProject } from '../../scripts/setup/project.ts';
import { loadLibrary } from '../../temporal/library/library';
import { useDesk } from './desk';
import { readFlow, searchList } from './harness';

const desk = useDesk();

/** What staff see in the list of Homework Assign. */
async function listed(filter?: string) {
	const { credentials } = desk().practice;
	const { results } = await searchList(readFlow('assign'), 'searchExercises', { credentials, filter });
	return results;
}

it.each([
	['BREATHING', ['Breathing space (practice, 3 min, English and Spanish)']],
	['thought-rec', ['Thought record (worksheet, 10 min, English and Spanish)']],
	['un respiro', ['Breathing space (practice, 3 min, English and Spanish)']],
	['letter-not-sent', ['A letter that is not sent (worksheet, 20 min, English)']],
	['nothing like it', []],
])(
	'for %j',
	async (filter, names) => {
		expect((await listed(filter)).map(({ name }) => name)).toEqual(names);
	},
	30_000,
);

it('has each of them once where nothing is looked for, by their titles', async () => {
	const { shelf } = loadLibrary(inProject('library'));
	const all = await listed();
	expect(all.map(({ value }) => value).sort()).toEqual(shelf.ids());
	const names = all.map(({ name }) => name);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other, 'en')));
}, 30_000);
