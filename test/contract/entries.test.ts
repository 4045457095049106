import fc from 'fast-check';
import { entriesSchema, inputsWith, MAX_LINE, readEntries } from '../../temporal/contract/entries';
import { entriesInWords } from '../../temporal/contract/entries-in-words';
import { fieldsSchema, MAX_ROWS } from '../../temporal/contract/exercise-fields';
import { EVERY_FIELD } from '../library/every-field';

const FIELDS = fieldsSchema.parse(EVERY_FIELD);

function read(posted: Record<string, string | string[]>) {
	return readEntries(FIELDS, (input) => [posted[input] ?? []].flat());
}

it('takes each type of field as it was entered, and leaves out what is empty', () => {
	const { entries, problems } = read({
		'field.line': 'One thing',
		'field.story': 'One\nTwo',
		'field.count': '2,5',
		'field.place': 'home',
		'field.places': ['home', 'work', 'home'],
		'field.strength': '0',
		'field.day': '2026-12-01',
		'field.hour': '23:05',
		'field.nights.0.morning': '2026-12-01',
		'field.nights.1.note': '  ',
		'field.nights.4.note': 'Slept',
	});
	expect(problems).toEqual([]);
	expect(entries).toEqual({
		...{ line: 'One thing', story: 'One\nTwo', count: 2.5, place: 'home', places: ['home', 'work'], strength: 0 },
		...{ day: '2026-12-01', hour: '23:05', nights: [{ morning: '2026-12-01' }, { note: 'Slept' }] },
	});
	expect(read({})).toEqual({ entries: {}, problems: [] });
});

it.each([
	['field.line', 'x'.repeat(MAX_LINE + 1), 'too-long'],
	['field.count', 'two', 'no-number'],
	['field.count', '11', 'out-of-bounds'],
	['field.place', 'moon', 'none-of-these'],
	['field.places', 'moon', 'none-of-these'],
	['field.strength', '7', 'none-of-these'],
	['field.strength', '1.5', 'none-of-these'],
	['field.day', '30 February', 'no-date'],
	['field.day', '2026-02-30', 'no-date'],
	['field.hour', '25:00', 'no-time'],
	['field.nights.1.morning', 'Monday', 'no-date'],
])('names %s where it holds %j', (input, value, reason) => {
	const { entries, problems } = read({ [input]: value });
	expect(entries).toEqual({});
	expect(problems).toEqual([{ input, reason }]);
});

it('names a table of which more rows came than it has, and takes no more than it has', () => {
	const rows = Object.fromEntries(Array.from({ length: 10_000 }, (_, row) => [`field.nights.${row}.note`, 'Slept']));
	const { entries, problems } = read(rows);
	expect(entries['nights']).toHaveLength(MAX_ROWS);
	expect(problems).toEqual([{ input: 'field.nights', reason: 'too-many-rows' }]);
});

it('whatever is posted, what is taken fits the schema, and nothing is both taken and refused', () => {
	const inputs = [...FIELDS.map(({ name }) => `field.${name}`), 'field.nights.0.morning', 'field.nights.0.note'];
	const posted = fc.dictionary(
		fc.constantFrom(...inputs),
		fc.array(fc.oneof(fc.string(), fc.constantFrom('home', '3', '2026-12-01'))),
	);
	fc.assert(
		fc.property(posted, (values) => {
			const { entries, problems } = read(values);
			expect(entriesSchema.parse(entries)).toEqual(entries);
			const single = problems.filter(({ input }) => input.split('.').length === 2);
			for (const { input } of single) expect(entries).not.toHaveProperty(input.slice('field.'.length));
		}),
	);
});

it('shows what stands as it was entered: what is read of it is the same again', () => {
	const row = fc.record(
		{ morning: fc.constantFrom('2026-12-01'), note: fc.constantFrom('Slept', '0') },
		{ requiredKeys: ['note'] },
	);
	const entries = fc.record(
		{
			line: fc.constantFrom('One thing', ' & <b>'),
			count: fc.constantFrom(0, 2.5, 10),
			place: fc.constantFrom('home', 'work'),
			places: fc.uniqueArray(fc.constantFrom('home', 'work'), { minLength: 1 }),
			strength: fc.integer({ min: 0, max: 4 }),
			day: fc.constant('2026-12-01'),
			nights: fc.array(row, { minLength: 1, maxLength: MAX_ROWS }),
		},
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(entries, (stands) => {
			const inputs = inputsWith(FIELDS, stands);
			expect(readEntries(FIELDS, (input) => inputs[input] ?? [])).toEqual({ entries: stands, problems: [] });
		}),
	);
});

it('leaves out what was entered into another version of an exercise, and has no place in this one', () => {
	const another = { gone: 'x', nights: 'One long text', line: [{ note: 'x' }], places: ['home'] };
	expect(inputsWith(FIELDS, another)).toEqual({ 'field.places': ['home'] });
});

it('tells options apart that have commas in their labels', () => {
	const options = Object.entries({ angry: 'Angry, cross', sad: 'Sad', calm: 'Calm' });
	const field = { name: 'feel', type: 'several', label: 'Feel' };
	const fields = fieldsSchema.parse([{ ...field, options: options.map(([value, label]) => ({ value, label })) }]);
	const said = (feel: string[]) => entriesInWords(fields, { feel });
	expect(said(['angry', 'sad'])).toEqual([{ label: 'Feel', text: 'Angry, cross; Sad' }]);
	expect(said(['sad', 'calm'])).toEqual([{ label: 'Feel', text: 'Sad, Calm' }]);
});
