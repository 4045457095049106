import { exerciseFile } from '../exercise-file';
import { inFile, type Fixture } from './fixture';

const NO_FRONT_MATTER = ':1: must begin with a line ---, its fields and another line ---, and the text below these';
const ELSEWHERE = 'stands for something that is written elsewhere; write it here, too, or put quotes around it';

const COLON = 'a text that holds a colon needs quotes around it, as in title: "Sleep: a diary"';
const LEFT_OVER =
	"something is left over: put quotes around the whole text, write a ' within single quotes twice, and begin lines where those above begin";
const NO_COLON = 'a field needs a colon and a blank after its name, as in title: A walk';
const APART = 'must begin where the lines beside it begin; a bracket that was opened above has to be closed';

/** An exercise whose title is written like this. */
function titled(what: string, yaml: string, ...said: string[]): Fixture {
	return inFile('exercises/own.md', what, exerciseFile().replace('title: A walk', yaml), ...said);
}

/** Each line stands for the one before ten times. */
const BOMB = Array.from({ length: 9 }, (_, level) => {
	const one = level === 0 ? 'x' : `*a${level - 1}`;
	return `a${level}: &a${level} [${Array<string>(10).fill(one).join(', ')}]`;
});

/** What is wrong with a file as text, as YAML, and with its front matter. */
export const OF_YAML: Fixture[] = [
	inFile('exercises/own.md', 'an empty exercise', '', NO_FRONT_MATTER),
	inFile('exercises/own.md', 'an exercise that does not begin with ---', exerciseFile().slice(4), NO_FRONT_MATTER),
	inFile(
		'exercises/own.md',
		'an exercise whose front matter does not end',
		exerciseFile().replace('---\n\n', ''),
		NO_FRONT_MATTER,
	),
	inFile(
		'exercises/own.md',
		'an exercise that is a list',
		'---\n- one\n---\nText.\n',
		': field (whole file): must have the fields title, version, kind, modality, topics, audience, minutes, language, window, risk, evidence, licence, written-by, reviewed-by, policy, fields, files, ratings, score',
	),
	inFile(
		'exercises/own.md',
		'text that is not in UTF-8',
		Buffer.from(exerciseFile({ title: 'Paseo de otoño' }), 'latin1'),
		': must be text in UTF-8; save it as that',
	),
	titled('a colon in a text', 'title: Walking: a start', `:2: ${COLON}`),
	titled('a colon in curly quotes', 'title: “Walking: a start”', `:2: ${COLON}`),
	titled(
		'a sign before a text',
		'title: @home',
		':2: a text that begins with a sign needs quotes around it, as in title: "@home"',
	),
	titled(
		'and, as a sign, before a text',
		'title: & more',
		':2: a text that begins with & or * needs quotes around it, as in title: "& more"',
	),
	titled(
		'a backslash in double quotes',
		'title: "A\\walk"',
		":2: a text that holds a backslash needs single quotes around it, as in title: 'This \\ that'",
	),
	titled('words behind quotes', 'title: "A" walk', `:2: ${LEFT_OVER}`),
	titled('an apostrophe in single quotes', "title: 'It's a walk'", `:2: ${LEFT_OVER}`),
	titled(
		'a quote that does not end',
		'title: "A walk',
		':16: a quote or bracket that was opened above is not closed, or a field has no colon after its name',
	),
	titled('no colon', 'title A walk', `:2: ${NO_COLON}`),
	titled('no blank behind a colon', 'title:A walk', `:2: ${NO_COLON}`),
	titled(
		'no comma in brackets',
		'title: { one: a two: b }',
		':2: a comma is missing in these brackets, or quotes around a text that holds a colon',
	),
	titled('a bracket that does not end', 'title: [A walk', `:3: ${APART}`),
	titled('lines that do not begin one below the other', 'title:\n  one: a\n two: b', `:4: ${APART}`),
	titled('a tab', 'title:\n\tone: a', ':3: begins with a tab; use blanks in its place'),
	titled('a field twice', 'title: A walk\ntitle: B', ':3: is a field that was there before; keep one of them'),
	titled('what stands for nothing', 'title: *walk', `:2: *walk ${ELSEWHERE}`),
	titled('what stands for itself', 'title: &walk [*walk]', `:2: *walk ${ELSEWHERE}`),
	titled(
		'what stands for very much',
		[...BOMB, 'title: A walk'].join('\n'),
		...Array.from({ length: 8 }, (_, level) => Array<string>(10).fill(`:${level + 3}: *a${level} ${ELSEWHERE}`)).flat(),
	),
];
