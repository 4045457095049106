import fc from 'fast-check';
import { readBase, writeBase } from '../../nodes/HomeworkPage/drafts/base';
import { NO_DRAFT, type Draft, type Values } from '../../nodes/HomeworkPage/drafts/draft';
import { merged } from '../../nodes/HomeworkPage/drafts/merge';
import { inputOf } from '../../temporal/contract/entries';
import type { Field } from '../../temporal/contract/exercise-fields';

const FIELDS: Field[] = [
	{ name: 'line', type: 'text', label: 'Line' },
	{ name: 'story', type: 'long-text', label: 'Story' },
	{
		...{ name: 'nights', type: 'table', label: 'Nights', rows: 2 },
		columns: [
			{ name: 'morning', type: 'text', label: 'Morning' },
			{ name: 'note', type: 'text', label: 'Note' },
		],
	},
];
const SINGLE = ['note', 'field.line', 'field.story'];
const CELLS = [0, 1, 2].flatMap((row) => ['morning', 'note'].map((column) => inputOf('nights', row, column)));

/** What somebody has entered; few words, so that two often say the same. */
const values: fc.Arbitrary<Values> = fc.dictionary(
	fc.constantFrom(...SINGLE, ...CELLS),
	fc.constantFrom(['a'], ['b'], ['c']),
);
const draft = values.map((entered): Draft => ({ ...NO_DRAFT, values: entered }));

/** All that is to be read in a draft, wherever it stands. */
function textsOf({ values: entered, elsewhere }: Draft): string[] {
	return [...Object.values(entered), ...elsewhere.map((one) => one.values)].flat();
}

/** Marks of a form that was shown with this. */
function marksOf({ values: entered }: Draft) {
	return readBase(writeBase(['an-id'], entered)).marks;
}

/** What differs from what was shown before. */
function changedIn({ values: entered }: Draft, shown: Draft): Array<[string, string[]]> {
	return Object.entries(entered).filter(([input, now]) => now.join() !== shown.values[input]?.join());
}

it('takes a form for what is saved, where no other device has saved anything', () => {
	fc.assert(
		fc.property(draft, draft, (form, shown) => {
			expect(merged(FIELDS, marksOf(shown), form, shown).values).toEqual(form.values);
		}),
	);
});

it('takes what is saved, where the form says nothing else than it was shown with', () => {
	fc.assert(
		fc.property(draft, draft, (shown, saved) => {
			expect(merged(FIELDS, marksOf(shown), shown, saved)).toEqual({ ...saved, rows: {} });
		}),
	);
});

it('loses nothing that either of two devices has entered since', () => {
	fc.assert(
		fc.property(draft, draft, draft, (shown, form, saved) => {
			const both = textsOf(merged(FIELDS, marksOf(shown), form, saved));
			for (const [, entered] of [...changedIn(form, shown), ...changedIn(saved, shown)])
				expect(both).toEqual(expect.arrayContaining(entered));
		}),
	);
});

it('keeps each row in one piece that two devices have begun', () => {
	fc.assert(
		fc.property(draft, draft, (form, saved) => {
			const both = merged(FIELDS, {}, form, saved);
			const rowsIn = ({ values: entered }: Draft) =>
				Array.from({ length: 30 }, (_, row) =>
					['morning', 'note'].map((column) => entered[inputOf('nights', row, column)]?.join() ?? ''),
				).filter((row) => row.join('') !== '');
			for (const row of [...rowsIn(form), ...rowsIn(saved)]) expect(rowsIn(both)).toContainEqual(row);
		}),
	);
});

it('changes nothing more where the same form comes twice', () => {
	fc.assert(
		fc.property(draft, draft, draft, (shown, form, saved) => {
			const once = merged(FIELDS, marksOf(shown), form, saved);
			const twice = merged(FIELDS, marksOf(shown), form, once);
			expect(twice.values).toEqual(once.values);
			expect(twice.elsewhere).toEqual(once.elsewhere);
		}),
	);
});

it('keeps beside a full table what finds no row in it', () => {
	const full = Object.fromEntries(Array.from({ length: 30 }, (_, row) => [inputOf('nights', row, 'note'), [`${row}`]]));
	const mine = { [inputOf('nights', 0, 'note')]: ['mine'] };
	const both = merged(FIELDS, {}, { ...NO_DRAFT, values: mine }, { ...NO_DRAFT, values: full });
	expect(both.values[inputOf('nights', 0, 'note')]).toEqual(['mine']);
	expect(both.elsewhere).toEqual([{ input: inputOf('nights', 0, 'note'), values: ['0'] }]);
});
