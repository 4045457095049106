import { exerciseFile } from '../exercise-file';
import { PRACTICE, type Fixture } from './fixture';

const MISNAMED =
	'must be named with small letters, digits and dashes, as in thought-record.md, or thought-record.es.md in Spanish';
const MISSING = 'is missing; put it there, or set HOMEWORK_LIBRARY_FOLDER to the right folder';

const add = (path: string, content: string | Buffer, ...said: string[]): Fixture => ({
	...{ what: path, files: { [path]: content }, said },
});

/** What is wrong with the names of files, and with what is there at all. */
export const OF_FOLDERS: Fixture[] = [
	{ what: 'no practice.yaml', files: { 'practice.yaml': null }, said: [`practice.yaml: ${MISSING}`] },
	{
		what: 'no message of a kind',
		files: { 'messages/confirm.yaml': null },
		said: [`messages/confirm.yaml: ${MISSING}`],
	},
	{
		what: 'no message in a language that the practice has a crisis text in',
		files: { 'practice.yaml': PRACTICE.replace('B', '{ en: B, es: C }') },
		said: ['deliver', 'remind', 'remind-near-due', 'confirm', 'stopped'].map(
			(kind) => `messages/${kind}.es.yaml: ${MISSING}`,
		),
	},
	{
		what: 'no exercise',
		files: { 'exercises/own.md': null },
		said: ['exercises: must hold at least one exercise, <id>.md'],
	},
	add('exercises/notes.txt', 'x', 'exercises/notes.txt: must be a file that ends in .md'),
	add(
		'exercises/notes.md/own.md',
		exerciseFile(),
		'exercises/notes.md: must be named by the ID of the exercise whose files are in it',
	),
	add('messages/notes.yaml/own.yaml', 'x', 'messages/notes.yaml: must be a file that ends in .yaml'),
	add('messages/confirm.yml', 'x', 'messages/confirm.yml: must be a file that ends in .yaml'),
	add('exercises/Own walk.md', exerciseFile(), `exercises/Own walk.md: ${MISNAMED}`),
	add('exercises/own%2F..%2Fwalk.md', exerciseFile(), `exercises/own%2F..%2Fwalk.md: ${MISNAMED}`),
	add('exercises/own.en.es.md', exerciseFile(), `exercises/own.en.es.md: ${MISNAMED}`),
	add('exercises/own.es.md', exerciseFile(), 'exercises/own.es.md: says that its language is en: then name it own.md'),
	// There is an own.md.
	add('exercises/own.en.md', exerciseFile(), 'exercises/own.en.md: says that its language is en: then name it own.md'),
	add(
		'messages/nudge.yaml',
		'email: { subject: A, text: B }',
		'messages/nudge.yaml: is no message that is sent; allowed are deliver.yaml, remind.yaml, remind-near-due.yaml, confirm.yaml, stopped.yaml, deliver.es.yaml, remind.es.yaml, remind-near-due.es.yaml, confirm.es.yaml, stopped.es.yaml, brief.yaml, code.yaml, attention.yaml, answered.yaml, overdue.yaml, undeliverable.yaml',
	),
];
