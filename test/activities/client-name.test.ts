import { firstName } from '../../temporal/wording/client-name';
import { isolated } from '../../temporal/wording/isolated';
import { shortNames, type Client } from '../../temporal/wording/short-names';

/** Clients of these names, in the order in which they came on record. */
function clients(names: string[]): Client[] {
	return names.map((name, since) => ({ clientId: `${names.length - since}`, name, since }));
}

it.each([
	['Marisol Quintanilla', 'Marisol'],
	['  Marisol  ', 'Marisol'],
	['Quintanilla, Marisol', 'Marisol'],
	['Quintanilla, Marisol Elena', 'Marisol'],
	['Marisol,', 'Marisol'],
	['Anne-Marie O’Neill', 'Anne-Marie'],
	['Marisol\nQuintanilla', 'Marisol'],
	["Dr. Jane O'Neil", 'Jane'],
	['Ms Ada Byron', 'Ada'],
	['MRS. ADA BYRON', 'ADA'],
	['Prof. Dr. Hans Müller', 'Hans'],
	['Herr Dr. med. Otto Klein', 'Otto'],
	['Dr.med. Otto Klein', 'Otto'],
	['Mme Marie Curie', 'Marie'],
	['Sra. Ana Ruiz', 'Ana'],
	['Dott.ssa Anna Rossi', 'Anna'],
	['г-жа Анна Иванова', 'Анна'],
	['Smith, Dr. Jane', 'Jane'],
	['Robert Smith, Jr.', 'Robert'],
	['Robert Smith Jr.', 'Robert'],
	['Smith Jr., Robert', 'Robert'],
	['Jane Doe, PhD', 'Jane'],
	['Jane (test)', 'Jane'],
	['Jane Doe (she/her)', 'Jane'],
	['Jane Doe, intake', 'Jane'],
	['Jane van Doe, from school', 'Jane'],
	['doe, jane', 'jane'],
	['de la Cruz, maria', 'maria'],
	['(Jane)', '(Jane)'],
	['Jane Doe, Ph.D., LCSW', 'Jane'],
	['Jo March LMFT', 'Jo'],
	['Doe, Jane, MD', 'Jane'],
	['Martin Luther King III', 'Martin'],
	['Chen, Ma', 'Ma'],
	['Ma, Jane', 'Jane'],
	['Rahman, Md', 'Md'],
	['Md. Rahman', 'Md.'],
	['Van Nguyen', 'Van'],
	['Sr. Juan Ruiz', 'Juan'],
	['李小龙', '李小龙'],
	['Dr. Smith', 'Dr. Smith'],
	['Smith, PhD', 'Smith'],
	['Mrs', 'Mrs'],
	['PhD', 'PhD'],
	[', PhD', 'PhD'],
])('calls %j by %j', (name, first) => {
	expect(firstName(name)).toBe(first);
});

it.each([
	['Marisol Quintanilla', 'Marisol Q.'],
	['Marisol Elena quintanilla', 'Marisol Q.'],
	['Quintanilla, Marisol', 'Marisol Q.'],
	['Marisol', 'Marisol'],
	['Marisol,', 'Marisol'],
	["Dr. Jane O'Neil", 'Jane O.'],
	['Robert Smith, Jr.', 'Robert S.'],
	['Jane Doe, PhD', 'Jane D.'],
	['Jane (test)', 'Jane'],
	['Jane Doe (she/her)', 'Jane D.'],
	['Jane Doe, intake', 'Jane D.'],
	['Smith Jr., Robert', 'Robert S.'],
	['Jane Doe LCSW', 'Jane D.'],
	['Jane MA', 'Jane M.'],
	['Dr. Smith', 'Dr. S.'],
	['Smith, PhD', 'Smith'],
	['Marisol \u{1F33B}x', 'Marisol \u{1F33B}.'],
])('names %j to staff as %j', (name, short) => {
	const [client] = clients([name]);
	expect(shortNames([client!])(client!)).toBe(short);
});

it.each([
	[
		['Alex Demo', 'Alex Dunn', 'Bo Demo'],
		['Alex De.', 'Alex Du.', 'Bo D.'],
	],
	[
		['Alex Demo', 'ALEX DEMETER', 'Alex Ode'],
		['Alex Demo', 'ALEX DEME.', 'Alex O.'],
	],
	[
		['Demo, Alex', 'Dr. Alex Dunn, PhD', 'Alex'],
		['Alex De.', 'Alex Du.', 'Alex'],
	],
	[
		['Alex De', 'Alex Demo'],
		['Alex De', 'Alex Dem.'],
	],
	[
		['Alex Jo Demo', 'Alex Kim Demo', 'Alex Dunn'],
		['Alex Jo Demo', 'Alex Kim Demo', 'Alex Du.'],
	],
	[
		['Mr Demo', 'Mr Dunn'],
		['Mr De.', 'Mr Du.'],
	],
])('lengthens namesakes until they differ: %j', (names, short) => {
	const all = clients(names);
	expect(all.map(shortNames(all))).toEqual(short);
});

it.each([
	[
		['Alex Demo', 'Alex Demo', 'Alex Dunn'],
		['Alex Demo (1)', 'Alex Demo (2)', 'Alex Du.'],
	],
	[
		['Alex', ' ALEX', 'Alex Demo'],
		['Alex (1)', 'ALEX (2)', 'Alex D.'],
	],
	[
		['Zoe\u0308  Ode', 'Zo\u00eb Ode'],
		['Zo\u00eb Ode (1)', 'Zo\u00eb Ode (2)'],
	],
])('numbers clients of one name in the order in which they came on record: %j', (names, short) => {
	const all = clients(names);
	expect(all.map(shortNames(all.toReversed()))).toEqual(short);
	// The same client twice is one.
	expect(all.map(shortNames([...all, ...clients(names)]))).toEqual(short);
});

it('isolates a name that is read from right to left', () => {
	expect(['محمد ع.', 'דנה', 'Alex D.', '李小龙'].map(isolated)).toEqual([
		'\u2068محمد ع.\u2069',
		'\u2068דנה\u2069',
		'Alex D.',
		'李小龙',
	]);
});
