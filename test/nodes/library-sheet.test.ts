import { exerciseFile } from '../library/exercise-file';
import { useDesk } from './desk';

const desk = useDesk();

/** So many rows are saved at once that a busy machine answers each in time. */
const AT_ONCE = 8;

/** An exercise as it stands in a sheet. */
type Row = Record<string, string | number | boolean>;

/** What counts up, and what says how an exercise stands: no part of it. */
const NO_PARTS = ['version', 'saved', 'retired'];

async function rows(which: 'all' | 'saved'): Promise<Row[]> {
	const { error, outputs } = await desk().run('library-export', [{ which, as: 'parts' }]);
	if (error) throw error;
	return outputs[0]!.map(({ json }) => json as Row);
}

/** Rows as a CSV holds them: each cell a text. */
function inCsv(all: Row[]): Row[] {
	return all.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, String(cell)])));
}

async function saved(all: Row[]): Promise<unknown[]> {
	const statuses: unknown[] = [];
	for (let from = 0; from < all.length; from += AT_ONCE) {
		const items = all.slice(from, from + AT_ONCE).map((row) => ({ ...row, id: row.exerciseId! }));
		const { error, outputs } = await desk().run('library-save-fields', items);
		if (error) throw error;
		statuses.push(...outputs[0]!.map(({ json }) => json.status));
	}
	return statuses;
}

/** Of which exercise each is, in which language. */
function byPlace(all: Row[]): Map<string, Row> {
	return new Map(
		all.map((row) => {
			const parts = Object.entries(row).filter(([name]) => !NO_PARTS.includes(name));
			return [`${row.exerciseId}.${row.language}`, Object.fromEntries(parts)];
		}),
	);
}

it('gives the whole library as rows of one form, which Save from Fields takes back from a CSV as they are', async () => {
	const exported = await rows('all');
	expect(exported.length).toBeGreaterThan(60);
	expect(new Set(exported.map((row) => Object.keys(row).join())).size).toBe(1);
	expect(
		exported.find(({ exerciseId, language }) => exerciseId === 'thought-record' && language === 'en'),
	).toMatchObject({
		...{ title: 'Thought record', kind: 'worksheet', minutes: 10, score: '' },
		fields: expect.stringMatching(/^\[\{"name":"/) as string,
	});
	expect(new Set(await saved(inCsv(exported)))).toEqual(new Set(['unchanged']));
}, 120_000);

it('makes of the rows in a CSV the same exercises under other names, in every part', async () => {
	const renamed = (await rows('all')).map((row) => ({
		...row,
		...{ exerciseId: `${row.exerciseId}-copy`, title: `${row.title}, a copy` },
	}));
	expect(new Set(await saved(inCsv(renamed)))).toEqual(new Set(['saved']));
	expect(byPlace(await rows('saved'))).toEqual(byPlace(renamed));
}, 120_000);

it('takes away by null in a column of JSON, and by no in that of ratings', async () => {
	const fields = [
		{ name: 'mood', type: 'scale', label: 'Mood', from: { value: 0, label: 'low' }, to: { value: 4, label: 'high' } },
	];
	const score = { label: 'Mood', of: ['mood'] };
	const markdown = exerciseFile({ title: 'A scored walk', fields, score, ratings: true, policy: { perDay: 1 } });
	await desk().run('library-save', [{ id: 'scored-walk', markdown }]);
	const row = { exerciseId: 'scored-walk', score: 'null', policy: 'null', ratings: 'no' };
	expect(await saved([row])).toEqual(['saved']);
	const found = (await rows('saved')).find(({ exerciseId }) => exerciseId === 'scored-walk');
	expect(found).toMatchObject({ score: '', policy: '', ratings: '', fields: JSON.stringify(fields), version: 2 });
});

it('takes lists and objects of another item as they are, such as those of Get', async () => {
	const { outputs } = await desk().run('library-get', [{ exercise: 'thought-record' }]);
	const { fields } = outputs[0]![0]!.json;
	const item = { title: 'My own record', text: 'Write.', kind: 'worksheet', minutes: 5, modality: 'own' };
	const rest = {
		topics: 'mood',
		audience: 'adults',
		usualDays: 7,
		risk: 'none',
		licence: 'own',
		writtenBy: 'Kim Lake',
	};
	const score = { label: 'Mood', of: ['strengthBefore'] };
	expect(await saved([{ ...item, exerciseId: 'own-record', ...rest, fields, score } as never])).toEqual(['saved']);
	expect((await rows('saved')).find(({ exerciseId }) => exerciseId === 'own-record')).toMatchObject({
		...{ fields: JSON.stringify(fields), score: JSON.stringify(score) },
	});
});

it('names what is missing of a new exercise as the editor does', async () => {
	const { error } = await desk().run('library-save-fields', [
		{ id: 'own-try', title: 'A try', text: 'Try.', minutes: 5 },
	]);
	expect(error?.message.split('; ')).toEqual([
		'Nothing was saved: Kind: is missing, and must be one of worksheet, practice, plan, log, reading',
		'Modality: is missing, and must be text',
		'Topics: is missing, and must be a list of words',
		'Audience: is missing, and must be text',
		'Usual Days: is missing, and must be a whole number of days, from 1 to 60',
		'Risk: is missing, and must be one of none, exposure, urges',
		'Licence: is missing, and must be text',
		'Written By: is missing, and must be text',
	]);
});

it.each([
	[
		'what is no JSON',
		'mood, a text',
		'Fields is a text; an object or a list of objects is needed, by an expression or written in JSON',
	],
	[
		'where it is broken',
		'[{ "name": "mood",\n"type" "text" }]',
		'Fields is no JSON: line 2, character 8: a colon is missing',
	],
	[
		'quotes of a text program',
		'[{ "name": “mood" }]',
		'Fields is no JSON: line 1, character 12: a text has to stand in straight quotes (")',
	],
	[
		'what is not closed',
		'[{ "name": "mood"',
		'Fields is no JSON: line 1, character 18: a comma or a closing bracket is missing',
	],
	[
		'what is a list of texts',
		['mood', 'sleep'] as never,
		'Fields is a list of 2; an object or a list of objects is needed',
	],
	[
		'what is wrong in it',
		'[{ "name": "mood", "type": "game" }]',
		'Fields (fields.0.type): must be one of text, long-text',
	],
])('names in a column of JSON %s', async (_, fields, message) => {
	const { error } = await desk().run('library-save-fields', [{ id: 'thought-record', fields }]);
	expect(error?.message).toMatch(/^Nothing was saved: /);
	expect(error?.message).toContain(message);
});
