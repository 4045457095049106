import { firstName, shortName } from '../../temporal/wording/client-name';

it.each([
	['Marisol Quintanilla', 'Marisol'],
	['  Marisol  ', 'Marisol'],
	['Quintanilla, Marisol', 'Marisol'],
	['Quintanilla, Marisol Elena', 'Marisol'],
	['Marisol,', 'Marisol'],
	['Anne-Marie O’Neill', 'Anne-Marie'],
	['Marisol\nQuintanilla', 'Marisol'],
])('calls %j by %j', (name, first) => {
	expect(firstName(name)).toBe(first);
});

it.each([
	['Marisol Quintanilla', 'Marisol Q.'],
	['Marisol Elena quintanilla', 'Marisol Q.'],
	['Quintanilla, Marisol', 'Marisol Q.'],
	['Marisol', 'Marisol'],
	['Marisol,', 'Marisol'],
	['Marisol \u{1F33B}x', 'Marisol \u{1F33B}.'],
])('names %j to staff as %j', (name, short) => {
	expect(shortName(name)).toBe(short);
});
