import { charactersIn, fits, unitsOf } from '../../temporal/contract/characters';

it.each([
	['', 0],
	['Hm.\nYes', 7],
	['Müde', 4],
	['Mu\u0308de', 4],
	['👩‍👩‍👧', 1],
	['🇩🇪👍🏽', 2],
	['क्षि', 1],
	['日本語', 3],
])('%j has the characters that people see', (text, characters) => {
	expect(charactersIn(text)).toBe(characters);
});

it('a text fits by what people see, as far as it can be kept', () => {
	expect(fits('👍🏽'.repeat(5000), 5000)).toBe(true);
	expect(fits('👍🏽'.repeat(5001), 5000)).toBe(false);
	expect(fits('x'.repeat(5000), 5000)).toBe(true);
	expect(fits('x'.repeat(5001), 5000)).toBe(false);
	expect(fits('👩‍👩‍👧'.repeat(4000), 5000)).toBe(false);
	expect('👍🏽'.repeat(5000)).toHaveLength(unitsOf(5000));
});
