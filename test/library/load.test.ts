import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { languageSchema } from '../../temporal/contract/language';
import { loadLibrary } from '../../temporal/library/library';
import { RATINGS } from '../../temporal/contract/ratings';
import { exerciseFile } from './exercise-file';
import { copy, replace, SHIPPED, write } from './folder';

const FIELD = {
	name: 'strength',
	type: 'scale',
	label: 'How strong?',
	from: { value: 0, label: 'not' },
	to: { value: 4, label: 'very' },
};
const SPANISH_FIELD = {
	...FIELD,
	label: '¿Cuánto?',
	hint: 'A ojo.',
	from: { value: 0, label: 'nada' },
	to: { value: 4, label: 'mucho' },
};
const upsideDown = { to: { value: 0, label: 'very' } };

const PRACTICE = 'name: A\ncrisisText: { en: B, es: C }\nopenDaysAfterDue: 14\n';

it('reads the exercises and settings of the shipped library', () => {
	const library = loadLibrary(SHIPPED);
	expect(library.shelf.all().length).toBe(61);
	const { title, version, kind, minutes, text, fields } = library.shelf.find('thought-record', 'en')!.exercise;
	expect({ title, version, kind, minutes }).toEqual({
		title: 'Thought record',
		version: 2,
		kind: 'worksheet',
		minutes: 10,
	});
	expect(text).toMatch(/^A hard moment can go by very fast\./);
	expect(fields.map(({ type }) => type)).toEqual(['long-text', 'several', 'scale', 'long-text', 'long-text', 'scale']);
	expect(library.settings('en')).toMatchObject({ practice: { name: 'Linden Street Practice' }, openDaysAfterDue: 14 });
});

it('asks for ratings after all else, where an exercise does', () => {
	const { shelf } = loadLibrary(SHIPPED);
	for (const language of languageSchema.options) {
		const { fields } = shelf.find('breathing-space', language)!.exercise;
		expect(fields.slice(-3)).toEqual(RATINGS[language]);
		expect(fields.slice(-3).map(({ name }) => name)).toEqual(['ratedAmount', 'ratedHelp', 'ratedDifficulty']);
	}
});

it('has at least twelve exercises in Spanish, each of which is one of those in English', () => {
	const { shelf } = loadLibrary(SHIPPED);
	const spanish = shelf.exercises().filter(({ language }) => language === 'es');
	expect(spanish.length).toBeGreaterThanOrEqual(12);
	for (const { exerciseId, title } of spanish) {
		expect(shelf.languagesOf(exerciseId)).toEqual(['en', 'es']);
		expect(title).not.toBe(shelf.find(exerciseId, 'en')!.exercise.title);
	}
});

it('takes the same file under the same checksum, and a changed one under another', () => {
	const folder = copy();
	const checksum = () => loadLibrary(folder).shelf.find('thought-record', 'en')!.exercise.checksum;
	const before = checksum();
	expect(checksum()).toBe(before);
	replace(folder, 'exercises/thought-record.md', /Thought record/, 'Record of a thought');
	expect(checksum()).not.toBe(before);
	expect(before).toMatch(/^[0-9a-f]{64}$/);
});

it('takes an exercise in two languages that differ in words alone', () => {
	const folder = copy();
	write(folder, 'exercises/own.md', exerciseFile({ fields: [FIELD] }));
	write(folder, 'exercises/own.es.md', exerciseFile({ title: 'Un paseo', language: 'es', fields: [SPANISH_FIELD] }));
	expect(loadLibrary(folder).shelf.languagesOf('own')).toEqual(['en', 'es']);
});

describe('a library that cannot be used says where and why:', () => {
	it.each<[string, (folder: string) => void, string]>([
		[
			'no practice.yaml',
			(folder) => rmSync(join(folder, 'practice.yaml')),
			'practice.yaml: is missing; put it there, or set HOMEWORK_LIBRARY_FOLDER to the right folder',
		],
		[
			'a setting of the wrong type',
			(folder) => write(folder, 'practice.yaml', PRACTICE.replace('name: A', 'name: [A]')),
			'practice.yaml:1: field name: must be text',
		],
		[
			'a setting out of bounds',
			(folder) => write(folder, 'practice.yaml', PRACTICE.replace('14', '14.5')),
			'practice.yaml:3: field openDaysAfterDue: must be a whole number of days, from 0 to 365',
		],
		[
			'a missing setting',
			(folder) => write(folder, 'practice.yaml', PRACTICE.replace('name: A\n', '')),
			'practice.yaml: field name: must be text',
		],
		[
			'a phone that YAML takes for a number',
			(folder) => write(folder, 'practice.yaml', `${PRACTICE}phone: 5550142\n`),
			'practice.yaml:4: field phone: must be one phone number, in quotes where it has no blank, as in "+1 212 555 0142"',
		],
		[
			'a phone that is none',
			(folder) => write(folder, 'practice.yaml', `${PRACTICE}phone: ask Jo\n`),
			'practice.yaml:4: field phone: must be one phone number',
		],
		[
			'an address for answers that is none',
			(folder) => write(folder, 'practice.yaml', `${PRACTICE}replyTo: Front desk <desk@practice.example>\n`),
			'practice.yaml:4: field replyTo: is not an e-mail address; write one alone, like name@example.com',
		],
		[
			'an unknown setting',
			(folder) => write(folder, 'practice.yaml', `${PRACTICE}colour: green\n`),
			'practice.yaml:4: field colour: is not known here; allowed are name, language, crisisText, phone, replyTo, openDaysAfterDue, dueWithinDays, zone, policy, sendWindows, closedDays, brief',
		],
		[
			'broken YAML',
			(folder) => replace(folder, 'exercises/thought-record.md', /title: .*/, 'title: "Thought record'),
			'exercises/thought-record.md:',
		],
		[
			'an empty exercise',
			(folder) => write(folder, 'exercises/empty.md', ''),
			'exercises/empty.md:1: must begin with a line ---, its fields and another line ---, and the text below these',
		],
		[
			'an exercise that is a list',
			(folder) => write(folder, 'exercises/list.md', '---\n- one\n- two\n---\nText.\n'),
			'exercises/list.md: field (whole file): must have the fields title, version, kind, modality, topics, audience, minutes',
		],
		[
			'an exercise without an end of its front matter',
			(folder) => write(folder, 'exercises/open.md', exerciseFile().replace('---\n\n', '')),
			'exercises/open.md:1: must begin with a line ---',
		],
		[
			'an exercise without text',
			(folder) => write(folder, 'exercises/none.md', exerciseFile({}, '\n')),
			'exercises/none.md:18: text: must not be empty',
		],
		[
			'an exercise that does not say who has reviewed it',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ 'reviewed-by': undefined })),
			'exercises/own.md: field reviewed-by: must be text',
		],
		[
			'a work that nobody has looked up',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ evidence: 'everybody knows it' })),
			'exercises/own.md:13: field evidence: must be "no study cited", or a list of works',
		],
		[
			'a kind that there is not',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ kind: 'game' })),
			'exercises/own.md:4: field kind: must be one of worksheet, practice, plan, log, reading',
		],
		[
			'a field of a type that there is not',
			(folder) =>
				write(folder, 'exercises/own.md', exerciseFile({ fields: [{ name: 'a', type: 'colour', label: 'A' }] })),
			'exercises/own.md:19: field fields.0.type: must be one of text, long-text, number, choice, several, scale, date, time, table',
		],
		[
			'two fields with one name',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ fields: [FIELD, FIELD] })),
			'exercises/own.md:18: field fields: must have another name for each',
		],
		[
			'a field with the name of a rating',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ fields: [{ ...FIELD, name: 'ratedHelp' }] })),
			'exercises/own.md:18: field fields: must not have the names of ratings: ratedAmount, ratedHelp, ratedDifficulty',
		],
		[
			'a scale that is none',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ fields: [{ ...FIELD, ...upsideDown }] })),
			'exercises/own.md:25: field fields.0.to: must be 1 to 20 above from',
		],
		[
			'a score of what is no scale',
			(folder) =>
				write(
					folder,
					'exercises/own.md',
					exerciseFile({ fields: [{ name: 'a', type: 'text', label: 'A' }], score: { label: 'A', of: ['a'] } }),
				),
			'exercises/own.md:24: field score.of.0: must be the name of a field that is a scale',
		],
		...Object.entries({
			'<b>Bold</b>': 'HTML',
			'<script>\nalert(1)\n</script>': 'HTML',
			'See [this](https://elsewhere.example).': 'a link',
			'![A tree](tree.png)': 'a picture',
			'Use `code`.': 'code',
			'# Title': 'a heading of the first level, which the title is',
		}).map(([text, what]): [string, (folder: string) => void, string] => [
			`a text that would not be shown as it is meant: ${text}`,
			(folder) => write(folder, 'exercises/own.md', exerciseFile({}, `One.\n\n${text}\n`)),
			`exercises/own.md:21: text: must not hold ${what}; use words, lists, **bold**`,
		]),
		[
			'an exercise of version 0',
			(folder) => replace(folder, 'exercises/thought-record.md', /version: 2/, 'version: 0'),
			'exercises/thought-record.md:3: field version: must be 1 or more',
		],
		[
			'a file name that is no id',
			(folder) => renameSync(join(folder, 'exercises/thought-record.md'), join(folder, 'exercises/Thought Record.md')),
			'exercises/Thought Record.md: must be named with small letters, digits and dashes, as in thought-record.md',
		],
		[
			'an exercise that is named by another language',
			(folder) => write(folder, 'exercises/own.es.md', exerciseFile()),
			'exercises/own.es.md: says that its language is en: then name it own.md',
		],
		[
			'two exercises with one title, whatever its capitals',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ title: 'thought  RECORD' })),
			'exercises/thought-record.md:2: field title: is the title of own.md, too; give each exercise its own',
		],
		[
			'a title that is that of another exercise in another language',
			(folder) => write(folder, 'exercises/own.md', exerciseFile({ title: 'Diario de sueño' })),
			'exercises/sleep-diary.es.md:2: field title: is the title of own.md, too',
		],
		...Object.entries({
			kind: [{ kind: 'plan' }, 'exercises/own.es.md:4: field kind: must be as in own.md, since'],
			risk: [{ risk: 'urges' }, 'exercises/own.es.md:12: field risk: must be as in own.md, since'],
			policy: [{ policy: { perDay: 1 } }, 'exercises/own.es.md:29: field policy: must be as in own.md, since'],
			'the name of a field': [
				{ fields: [{ ...FIELD, name: 'other' }] },
				'exercises/own.es.md:18: field fields.0: must ask',
			],
			'the type of a field': [
				{ fields: [{ name: 'strength', type: 'text', label: '¿Cuánto?' }] },
				'exercises/own.es.md:18: field fields.0: must ask what own.md asks, since it is one exercise in two languages: ' +
					'the same names, types, values and bounds, in the same order; only the words differ',
			],
			'the end of a scale': [
				{ fields: [{ ...FIELD, to: { value: 5, label: 'mucho' } }] },
				'exercises/own.es.md:18: field fields.0: must ask',
			],
			'how many fields': [
				{ fields: [FIELD, { ...FIELD, name: 'other' }] },
				'exercises/own.es.md:27: field fields.1: must ask',
			],
			score: [
				{ score: { label: 'Fuerza', of: ['strength'] } },
				'exercises/own.es.md:29: field score: must be as in own.md',
			],
			ratings: [{ fields: [FIELD], ratings: true }, 'exercises/own.es.md:18: field fields.1: must ask'],
		}).map(([what, [spanish, expected]]): [string, (folder: string) => void, string] => [
			`an exercise that is another one in Spanish, by ${what}`,
			(folder) => {
				write(folder, 'exercises/own.md', exerciseFile({ fields: [FIELD] }));
				const file = exerciseFile({
					title: 'Un paseo',
					language: 'es',
					fields: [SPANISH_FIELD],
					...(spanish as object),
				});
				write(folder, 'exercises/own.es.md', file);
			},
			expected as string,
		]),
		[
			'an exercise with two languages in its name',
			(folder) => write(folder, 'exercises/own.en.es.md', exerciseFile()),
			'exercises/own.en.es.md: must be named with small letters, digits and dashes, as in thought-record.md',
		],
		[
			'another kind of file',
			(folder) => write(folder, 'exercises/notes.txt', 'x'),
			'exercises/notes.txt: must be a file that ends in .md',
		],
		[
			'no exercise at all',
			(folder) => rmSync(join(folder, 'exercises'), { recursive: true }),
			'exercises: must hold at least one exercise, <id>.md',
		],
		[
			'a message that is missing',
			(folder) => rmSync(join(folder, 'messages/confirm.yaml')),
			'messages/confirm.yaml: is missing',
		],
		[
			'a message that nothing sends',
			(folder) => write(folder, 'messages/nudge.yaml', 'email: { subject: A, text: B }'),
			'messages/nudge.yaml: is no message that is sent; allowed are deliver.yaml, remind.yaml, remind-near-due.yaml, confirm.yaml, stopped.yaml, deliver.es.yaml, remind.es.yaml, remind-near-due.es.yaml, confirm.es.yaml, stopped.es.yaml, brief.yaml, code.yaml, attention.yaml, answered.yaml, overdue.yaml, undeliverable.yaml',
		],
	])('%s', (_case, change, expected) => {
		const folder = copy();
		change(folder);
		expect(() => loadLibrary(folder)).toThrow(`- ${expected}`);
	});

	it('all problems at once', () => {
		const folder = copy();
		rmSync(join(folder, 'practice.yaml'));
		rmSync(join(folder, 'messages/confirm.yaml'));
		expect(() => loadLibrary(folder)).toThrow(/practice\.yaml: is missing[^]*messages\/confirm\.yaml: is missing/);
	});

	it('a folder that is not there', () => {
		expect(() => loadLibrary(join(copy(), 'elsewhere'))).toThrow('practice.yaml: is missing');
	});
});
