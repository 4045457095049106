import type { Field } from '../../temporal/contract/exercise-fields';
import { scoreOf, scoreProblems } from '../../temporal/contract/score';

const scale = (name: string, from = 0, to = 4): Field => ({
	...{ name, type: 'scale', label: name },
	...{ from: { value: from, label: 'not at all' }, to: { value: to, label: 'very' } },
});
const FIELDS: Field[] = [scale('one'), scale('two', 1, 7), { name: 'words', type: 'text', label: 'Words' }];
const BANDS = [
	{ from: 1, label: 'little' },
	{ from: 6, label: 'some' },
	{ from: 9, label: 'much' },
];
const SCORE = { label: 'Strain', of: ['one', 'two'], bands: BANDS };
const asked = { label: 'Strain', asked: 2, lowest: 1, highest: 11 };

it.each([
	[
		{ one: 0, two: 1 },
		{ value: 1, band: 'little' },
	],
	[
		{ one: 2, two: 3, words: '7' },
		{ value: 5, band: 'little' },
	],
	[
		{ one: 4, two: 2 },
		{ value: 6, band: 'some' },
	],
	[
		{ one: 4, two: 7 },
		{ value: 11, band: 'much' },
	],
])('is the sum of its scales: %j', (entries, expected) => {
	expect(scoreOf(SCORE, FIELDS, entries)).toEqual({ ...asked, answered: 2, ...expected });
	const { value } = expected;
	expect(scoreOf({ ...SCORE, bands: undefined }, FIELDS, entries)).toEqual({ ...asked, answered: 2, value });
});

it('is none where one of them was left empty, which is not zero', () => {
	expect(scoreOf(SCORE, FIELDS, { one: 4 })).toEqual({ ...asked, answered: 1 });
	expect(scoreOf(SCORE, FIELDS, {})).toEqual({ ...asked, answered: 0 });
});

it.each([
	['of what is no scale', { of: ['one', 'words'] }, ['of', 1], 'must be the name of a field that is a scale'],
	['of what is not there', { of: ['three'] }, ['of', 0], 'must be the name of a field that is a scale'],
	['of one scale twice', { of: ['one', 'one'] }, ['of'], 'must name each field once'],
	['with bands that leave some out', { bands: BANDS.slice(1) }, ['bands', 0, 'from'], 'must be 1, the lowest score'],
	[
		'with bands out of order',
		{ bands: [BANDS[0]!, BANDS[2]!, BANDS[1]!] },
		['bands', 2, 'from'],
		'must be from 10 to 11',
	],
	[
		'with a band beyond',
		{ bands: [BANDS[0]!, { from: 12, label: 'most' }] },
		['bands', 1, 'from'],
		'must be from 2 to 11',
	],
])('cannot be %s', (_, wrong, path, reason) => {
	expect(scoreProblems({ ...SCORE, ...wrong }, FIELDS)).toEqual([{ path, reason }]);
});

it('can be without bands, and with bands that fit', () => {
	expect(scoreProblems(SCORE, FIELDS)).toEqual([]);
	expect(scoreProblems({ label: 'Strain', of: ['two'] }, FIELDS)).toEqual([]);
});
