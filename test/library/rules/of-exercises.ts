import { exerciseFile } from '../exercise-file';
import { inExercise, inFile, type Fixture } from './fixture';

const work = { authors: 'Ada Example', year: 2020, title: 'On walks', doi: '10.1000/182', supports: 'They help.' };
const EVIDENCE =
	'field evidence: must be "no study cited", or a list of works, each with authors, year, title, doi, supports';
const TOPICS = 'field topics: must be a list of words';

const besides = (what: string, name: string, content: string, ...said: string[]): Fixture => ({
	...{ what, files: { [`exercises/${name}`]: content }, said: said.map((each) => `exercises/${each}`) },
});

const long = (length: number) => 'a'.repeat(length);

/** What is wrong in the front matter of an exercise. */
const OF_FRONT_MATTER: Fixture[] = [
	inExercise('no title', { title: undefined }, ': field title: is missing, and must be text'),
	inExercise('an empty title', { title: ' ' }, ':2: field title: must not be empty'),
	inExercise('a title of two lines', { title: 'A\nB' }, ':2: field title: must be one line'),
	inExercise('a title without an end', { title: long(101) }, ':2: field title: must have at most 100 characters'),
	inExercise('version 0', { version: 0 }, ':3: field version: must be 1 or more'),
	inExercise(
		'a version that is no number',
		{ version: 'two' },
		':3: field version: must be a whole number, from 1 on, raised with every change',
	),
	inExercise(
		'a kind that there is not',
		{ kind: 'game' },
		':4: field kind: must be one of worksheet, practice, plan, log, reading',
	),
	inExercise('topics that are no list', { topics: 'walking' }, `:6: ${TOPICS}`),
	inExercise('no topic', { topics: [] }, `:6: ${TOPICS}`),
	inExercise(
		'minutes without an end',
		{ minutes: 241 },
		':9: field minutes: must be a whole number of minutes, from 1 to 240',
	),
	inExercise('a language that there is not', { language: 'fr' }, ':10: field language: must be one of en, es'),
	inExercise('no time to do it', { window: 0 }, ':11: field window: must be a whole number of days, from 1 to 60'),
	inExercise('a risk that there is not', { risk: 'some' }, ':12: field risk: must be one of none, exposure, urges'),
	inExercise('a study that nobody looked up', { evidence: 'everybody knows it' }, `:13: ${EVIDENCE}`),
	inExercise('no study', { evidence: [] }, `:13: ${EVIDENCE}`),
	inExercise(
		'a work without a DOI',
		{ evidence: [{ ...work, doi: 'a book' }] },
		':17: field evidence.0.doi: must be a DOI, as in 10.1000/182',
	),
	inExercise(
		'nobody who has written it',
		{ 'written-by': undefined },
		': field written-by: is missing, and must be text',
	),
	inExercise('nothing of a review', { 'reviewed-by': undefined }, ': field reviewed-by: is missing, and must be text'),
	inExercise('ratings in part', { ratings: ['help'] }, ':18: field ratings: must be true, or left out'),
	inExercise(
		'quiet hours that leave no hour',
		{ policy: { quietHours: { from: '09:00', to: '09:00' } } },
		':19: field policy.quietHours: from 09:00 to 09:00 leave no hour for a reminder; take two different times, such as 20:00 and 09:00',
	),
	inExercise(
		'a field that there is not',
		{ colour: 'green' },
		':17: field colour: is not known here; allowed are title, version, kind, modality, topics, audience, minutes, language, window, risk, evidence, licence, written-by, reviewed-by, policy, fields, files, ratings, score',
	),
];

/** What is wrong in the text below. */
const OF_TEXT: Fixture[] = [
	inFile('exercises/own.md', 'no text', exerciseFile({}, '\n'), ':18: text: must not be empty'),
	inFile(
		'exercises/own.md',
		'a text without an end',
		exerciseFile({}, `${long(20_001)}\n`),
		':18: text: must have at most 20,000 characters',
	),
	...Object.entries({
		'<b>Bold</b>': 'HTML',
		'<script>\nalert(1)\n</script>': 'HTML',
		'<img src=x onerror=alert(1)>': 'HTML',
		'See [this](https://elsewhere.example).': 'a link',
		'See <https://elsewhere.example>.': 'a link',
		'Use `code`.': 'code',
		'```\ncode\n```': 'code',
		'    code': 'code, or a paragraph that is indented by four blanks',
		'| A | B |\n| - | - |': 'a table',
		'***': 'a line of dashes',
		'Not ~~this~~.': 'text that is struck out',
		'# Title': 'a heading of the first level, which the title is',
	}).map(([text, what]) =>
		inFile(
			'exercises/own.md',
			`a text that would not be shown as it is meant: ${text}`,
			exerciseFile({}, `One.\n\n${text}\n`),
			`:21: text: must not hold ${what}; use words, lists, **bold**`,
		),
	),
];

/** Where exercises contradict each other. */
const OF_SEVERAL: Fixture[] = [
	besides(
		'two exercises with one title, whatever its capitals',
		'same.md',
		exerciseFile({ title: 'a  WALK' }),
		'same.md:2: field title: is the title of own.md, too; give each exercise its own',
	),
];

export const OF_EXERCISES = [...OF_FRONT_MATTER, ...OF_TEXT, ...OF_SEVERAL];
