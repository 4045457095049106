import { execFile } from 'node:child_process';
import { parse, stringify } from 'yaml';
import { inProject, projectFolder } from '../../../scripts/setup/project.ts';
import { LibraryError, loadLibrary } from '../../../temporal/library/library';
import { EVERY_FIELD } from '../every-field';
import { exerciseFile, FRONT_MATTER } from '../exercise-file';
import { mp3 } from '../files';
import { folderOf, HELD, LEAST, PRACTICE, TO_CLIENTS, TOLD, type Fixture } from './fixture';
import { FIXTURES } from './fixtures';
import { IN_TWO_LANGUAGES } from './of-languages';
import { sentencesFrom } from './sentences';
import { spoilt } from './spoilt';

const cannotBeUsed = (folder: string, said: string[]) =>
	[`The library in ${folder} cannot be used:`, ...said.map((each) => `- ${each}`)].join('\n');

/** What `npm run library:check` says of a folder, and by which code it ends. */
async function check(folder: string): Promise<{ code: number; said: string }> {
	const args = [inProject('node_modules/tsx/dist/cli.mjs'), inProject('scripts/library-check.ts'), folder];
	return await new Promise((resolve) => {
		execFile(process.execPath, args, { cwd: projectFolder }, (error, stdout, stderr) =>
			resolve({ code: error ? Number(error.code) : 0, said: `${stdout}${stderr}` }),
		);
	});
}

it.each<[string, Fixture['files']]>([
	['with the least that it has to hold', {}],
	['in two languages', IN_TWO_LANGUAGES],
	['with a file that an editor has marked as UTF-8', { 'exercises/own.md': `\uFEFF${exerciseFile()}` }],
	[
		'whose name reveals something that no message says',
		{ 'practice.yaml': PRACTICE.replace('name: A', 'name: Counseling') },
	],
	[
		'that says in the portal what e-mail and SMS must not',
		{
			'messages/deliver.yaml': Object.values({
				...TO_CLIENTS,
				portal: `portal: { subject: Your next session, text: 'Your therapist, {{ exercise }}: ${HELD}' }`,
			}).join('\n'),
		},
	],
])('takes a folder %s', (_, files) => {
	expect(() => loadLibrary(folderOf({ files }))).not.toThrow();
});

it.each(FIXTURES.map((fixture) => [fixture.what, fixture] as const))(
	'says by file, line and remedy what is wrong, and nothing else: %s',
	(_, fixture) => {
		const folder = folderOf(fixture);
		expect(() => loadLibrary(folder)).toThrow(new Error(cannotBeUsed(folder, fixture.said)));
	},
);

it('has each sentence that a rule can say in one of these', () => {
	const sentences = sentencesFrom(inProject('temporal/library/library.ts'), 'loadLibrary');
	expect(sentences.length).toBeGreaterThan(80);
	const said = FIXTURES.flatMap((fixture) => fixture.said);
	const unsaid = sentences.filter(({ pattern }) => !said.some((each) => pattern.test(each)));
	expect(unsaid.map(({ where }) => where)).toEqual([]);
});

describe('says in words of its own, which begin in small letters, whatever is wrong', () => {
	const problemsOf = (files: Fixture['files']) => {
		try {
			loadLibrary(folderOf({ files }));
			return [];
		} catch (error) {
			if (!(error instanceof LibraryError)) throw error;
			return error.problems.map(({ message }) => message);
		}
	};
	const practice = {
		...(parse(LEAST['practice.yaml'] as string) as object),
		...{ language: 'en', crisisText: { en: 'B' }, phone: '+1 212 555 0142', replyTo: 'desk@practice.example' },
		...{ dueWithinDays: 30, zone: 'Europe/London', sendWindows: { sat: ['10:00-14:00'] }, closedDays: ['12-25'] },
		policy: { reminders: [{ share: 0.5 }], quietHours: { from: '20:00', to: '09:00' }, gapHours: 2, perDay: 1 },
		brief: { at: '18:00', daysBefore: 1, days: ['mon'], settleMinutes: 2 },
	};
	const exercise = {
		...FRONT_MATTER,
		evidence: [{ authors: 'A', year: 2020, title: 'B', doi: '10.1000/182', supports: 'C' }],
		policy: practice.policy,
		fields: EVERY_FIELD,
		score: { label: 'A', of: ['strength'], bands: [{ from: 0, label: 'calm' }] },
		ratings: true,
		files: [
			{ name: 'own.mp3', label: 'A', transcript: 'B' },
			{ link: 'https://elsewhere.example/talk', label: 'A', transcript: 'B' },
		],
	};
	const message = { subject: ['A'], opening: ['B'], text: HELD };

	it.each<[string, object, (yaml: string) => string, Fixture['files']?]>([
		['practice.yaml', practice, (yaml) => yaml],
		['exercises/own.md', exercise, (yaml) => `---\n${yaml}---\n\nText.\n`, { 'exercises/own/own.mp3': mp3() }],
		[
			'messages/deliver.yaml',
			{ email: message, sms: { text: HELD }, portal: { subject: ['A'], text: HELD } },
			(yaml) => yaml,
		],
		['messages/brief.yaml', { subject: 'A', text: TOLD, html: TOLD }, (yaml) => yaml],
	])('in %s', (path, whole, written, besides = {}) => {
		const fileOf = (content: unknown) => ({
			...besides,
			[path]: written(stringify(content, { aliasDuplicateObjects: false })),
		});
		expect(problemsOf(fileOf(whole))).toEqual([]);
		const messages = [...spoilt(whole)].flatMap((wrong) => problemsOf(fileOf(wrong)));
		expect(messages.length).toBeGreaterThan(30);
		expect(messages.filter((each) => /^field \S+( file\))?: [^a-z"]/.test(each))).toEqual([]);
	});
});

it('`npm run library:check` says all of that, and ends with code 1', async () => {
	const [one, other] = FIXTURES.filter(({ files }) => 'exercises/own.md' in files);
	const files = { ...one!.files, 'exercises/other.md': other!.files['exercises/own.md']! };
	const folder = folderOf({ files: { ...files, 'practice.yaml': null } });
	const { code, said } = await check(folder);
	expect(code).toBe(1);
	expect(() => loadLibrary(folder)).toThrow(new Error(said.trim()));
}, 120_000);

it('`npm run library:check` notes what is hard to read, and ends well', async () => {
	const hard = 'Notwithstanding considerable organisational difficulties, individuals occasionally deliberate.\n';
	const { code, said } = await check(
		folderOf({ files: { 'exercises/own.md': exerciseFile({ risk: 'urges' }, hard) } }),
	);
	expect(code).toBe(0);
	expect(said).toMatch(
		/^note own\.md, version 1: practice, 10 min, risk: urges, not yet reviewed by a clinician, reading grade [\d.]+, hard to read: shorten sentences and words until it is 7 or less$/m,
	);
	expect(said).toMatch(/^ok {3}messages\/deliver\.yaml: reading grade -?[\d.]+$/m);
	expect(said).toMatch(/^1 exercises can be used\.$/m);
}, 120_000);
