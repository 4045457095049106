import { exerciseFile } from '../exercise-file';
import { inFile, type Fixture } from './fixture';

const NO_FRONT_MATTER = ':1: must begin with a line ---, its fields and another line ---, and the text below these';
const ELSEWHERE = 'stands for something that is written elsewhere; write it here, too, or put quotes around it';

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
	titled('a quote that does not end', 'title: "A walk', ':16: Missing closing "quote'),
	titled('a field twice', 'title: A walk\ntitle: B', ':3: Map keys must be unique'),
	titled('what stands for nothing', 'title: *walk', `:2: *walk ${ELSEWHERE}`),
	titled('what stands for itself', 'title: &walk [*walk]', `:2: *walk ${ELSEWHERE}`),
	titled(
		'what stands for very much',
		[...BOMB, 'title: A walk'].join('\n'),
		...Array.from({ length: 8 }, (_, level) => Array<string>(10).fill(`:${level + 3}: *a${level} ${ELSEWHERE}`)).flat(),
	),
];
