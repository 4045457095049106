import { firstName } from '../../temporal/activities/client-name';

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
