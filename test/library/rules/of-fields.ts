import { inExercise, type Fixture } from './fixture';

const TYPES = 'text, long-text, number, choice, several, scale, date, time';
const NAME = 'must be one word of letters and digits that begins with a small letter, as in whatHappened';
const OTHER_NAMES = 'must have another name for each';
const END = 'must have value and label, as in { value: 0, label: not at all }';

const ENDS = { from: { value: 0, label: 'not' }, to: { value: 4, label: 'very' } };
const TEXT = { name: 'story', type: 'text', label: 'Story' };
const SCALE = { name: 'strength', type: 'scale', label: 'Strength', ...ENDS };
const TABLE = { name: 'nights', type: 'table', label: 'Nights', rows: 1, columns: [TEXT] };
const OPTIONS = [
	{ value: 'home', label: 'At home' },
	{ value: 'work', label: 'At work' },
];

/** As many as that, each with a name of its own. */
const many = <T extends object>(length: number, one: T, name: string) =>
	Array.from({ length }, (_, index) => ({ ...one, [name]: `a${index}` }));

/** Something wrong in one field, whose first line is 18. */
const inField = (what: string, field: Record<string, unknown>, ...said: string[]) =>
	inExercise(what, { fields: [{ ...TEXT, ...field }] }, ...said);

const choice = (what: string, options: unknown, ...said: string[]) =>
	inField(what, { type: 'choice', options }, ...said);

const table = (what: string, changes: Record<string, unknown>, ...said: string[]) =>
	inField(what, { ...TABLE, ...changes }, ...said);

const score = (what: string, changes: Record<string, unknown>, ...said: string[]) =>
	inExercise(what, { fields: [SCALE, TEXT], score: { label: 'A', of: ['strength'], ...changes } }, ...said);

/** What is wrong in what an exercise asks for. */
export const OF_FIELDS: Fixture[] = [
	inExercise('fields that are no list', { fields: 'none' }, ':17: field fields: must be a list of fields'),
	inExercise('too many fields', { fields: many(41, TEXT, 'name') }, ':18: field fields: must hold 40 fields at most'),
	inExercise('two fields with one name', { fields: [TEXT, TEXT] }, `:18: field fields: ${OTHER_NAMES}`),
	inExercise(
		'a field with the name of a rating',
		{ fields: [{ ...TEXT, name: 'ratedHelp' }] },
		':18: field fields: must not have the names of ratings: ratedAmount, ratedHelp, ratedDifficulty',
	),
	inField('a type that there is not', { type: 'colour' }, `:19: field fields.0.type: must be one of ${TYPES}, table`),
	inField('a field without a name', { name: 4 }, ':18: field fields.0.name: must be a name'),
	inField('a name of two words', { name: 'what happened' }, `:18: field fields.0.name: ${NAME}`),
	inField('a label that is no text', { label: 4 }, ':20: field fields.0.label: must be text'),
	inField('an empty label', { label: '' }, ':20: field fields.0.label: must not be empty'),
	inField(
		'a label without an end',
		{ label: 'a'.repeat(201) },
		':20: field fields.0.label: must have at most 200 characters',
	),
	inField(
		'a hint without an end',
		{ hint: 'a'.repeat(401) },
		':21: field fields.0.hint: must have at most 400 characters',
	),
	inField('a preset in part', { preset: 'perhaps' }, ':21: field fields.0.preset: must be true, or left out'),
	inField(
		'what a field may not say',
		{ colour: 'green' },
		':21: field fields.0.colour: is not known here; allowed are type, name, label, hint, preset',
	),
	inField('a bound that is no number', { type: 'number', min: 'low' }, ':21: field fields.0.min: must be a number'),
	inField('bounds upside down', { type: 'number', min: 5, max: 1 }, ':22: field fields.0.max: must be min or more'),
	choice(
		'no options',
		undefined,
		':18: field fields.0.options: is missing, and must be a list of options, each with value and label',
	),
	choice('one option', OPTIONS.slice(1), ':22: field fields.0.options: must hold two options at least'),
	choice(
		'too many options',
		many(17, OPTIONS[0]!, 'value'),
		':22: field fields.0.options: must hold 16 options at most',
	),
	choice(
		'two options with one value',
		[OPTIONS[0], OPTIONS[0]],
		':22: field fields.0.options: must have another value for each option',
	),
	choice(
		'an option that is a word',
		['home', OPTIONS[0]],
		':22: field fields.0.options.0: must have the fields value, label',
	),
	inField('a scale without an end', { ...SCALE, to: 4 }, `:24: field fields.0.to: ${END}`),
	inField(
		'a scale of halves',
		{ ...SCALE, from: { value: 0.5, label: 'not' } },
		':22: field fields.0.from.value: must be a whole number',
	),
	inField('a scale upside down', { ...SCALE, to: ENDS.from }, ':25: field fields.0.to: must be 1 to 20 above from'),
	table('too many rows', { rows: 31 }, ':21: field fields.0.rows: must be a whole number of rows, from 1 to 30'),
	table('columns that are no list', { columns: 2 }, ':22: field fields.0.columns: must be a list of columns'),
	table('no column', { columns: [] }, ':22: field fields.0.columns: must hold one column at least'),
	table(
		'too many columns',
		{ columns: many(13, TEXT, 'name') },
		':23: field fields.0.columns: must hold 12 columns at most',
	),
	table('two columns with one name', { columns: [TEXT, TEXT] }, `:23: field fields.0.columns: ${OTHER_NAMES}`),
	table('a table in a table', { columns: [TABLE] }, `:24: field fields.0.columns.0.type: must be one of ${TYPES}`),
];

/** What is wrong in a score. */
export const OF_SCORES: Fixture[] = [
	inExercise('a score that is a number', { score: 5 }, ':17: field score: must have label and of, and may have bands'),
	score('a score without a name', { label: 4 }, ':31: field score.label: must be text'),
	score('a score with an empty name', { label: '' }, ':31: field score.label: must not be empty'),
	score(
		'a score with a long name',
		{ label: 'a'.repeat(101) },
		':31: field score.label: must have at most 100 characters',
	),
	score('a score of no list', { of: 'strength' }, ':32: field score.of: must be a list of the names of fields'),
	score('a score of nothing', { of: [] }, ':32: field score.of: must name one field at least'),
	score(
		'a score of what is no scale',
		{ of: ['story'] },
		':33: field score.of.0: must be the name of a field that is a scale',
	),
	score(
		'a score of what is not there',
		{ of: ['mood'] },
		':33: field score.of.0: must be the name of a field that is a scale',
	),
	score(
		'a score of one scale twice',
		{ of: ['strength', 'strength'] },
		':33: field score.of: must name each field once',
	),
	score(
		'bands that are no list',
		{ bands: 2 },
		':34: field score.bands: must be a list of bands, each with from and label',
	),
	score(
		'a band without its beginning',
		{ bands: [{ label: 'calm' }] },
		':35: field score.bands.0.from: is missing, and must be a whole number',
	),
	score('a band that is a word', { bands: ['calm'] }, ':35: field score.bands.0: must have the fields from, label'),
	score(
		'a first band above the lowest score',
		{ bands: [{ from: 1, label: 'calm' }] },
		':35: field score.bands.0.from: must be 0, the lowest score',
	),
	score(
		'a band above the highest score',
		{
			bands: [
				{ from: 0, label: 'calm' },
				{ from: 5, label: 'rough' },
			],
		},
		':37: field score.bands.1.from: must be from 1 to 4',
	),
	score(
		'too many bands',
		{ bands: Array.from({ length: 11 }, (_, from) => ({ from, label: 'calm' })) },
		':35: field score.bands: must hold 10 bands at most',
	),
];
