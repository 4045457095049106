import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { eventTopicSchema } from '../../../temporal/contract/command';
import { CLIENT_MESSAGE_KINDS } from '../../../temporal/contract/message-names';
import { exerciseFile } from '../exercise-file';

/** One thing that is wrong in a library folder. */
export interface Fixture {
	what: string;
	/** What stands in the folder besides the least that it has to hold, or in place of it; null: not there. */
	files: Record<string, string | Buffer | null>;
	/** What is said of it: all of it, each by its file and line. */
	said: string[];
}

/** What practice.yaml says at least; what a fixture adds begins on line 4. */
export const PRACTICE = 'name: A\ncrisisText: B\nopenDaysAfterDue: 14\n';

/** What a message to clients has to hold. */
export const HELD = '{% for item in items %}{{ item.link }} {% endfor %}Stop';

/** A message to clients by its channels, a line each. */
export const TO_CLIENTS = byChannel(HELD);

function byChannel(text: string) {
	return {
		email: `email: { subject: A, text: '${text}' }`,
		sms: `sms: { text: '${text}' }`,
		portal: `portal: { subject: A, text: '${text}' }`,
	};
}

/** What a brief has to hold. */
export const TOLD = '{% for item in lines %}{{ item.line }}{% endfor %}{{ seenLink }}';

function notice(text: string): string {
	return `subject: A\ntext: '${text}'\n`;
}

/** The least that a folder has to hold. */
export const LEAST: Fixture['files'] = {
	'practice.yaml': PRACTICE,
	'exercises/own.md': exerciseFile(),
	'messages/brief.yaml': `${notice(TOLD)}html: '${TOLD}'\n`,
	'messages/code.yaml': notice('{{ code }}'),
	'messages/attention.yaml': notice('{{ news.size }}{{ over.size }}'),
	...ofMessages(eventTopicSchema.options, notice('{{ client }}')),
	...ofMessages(CLIENT_MESSAGE_KINDS, Object.values(TO_CLIENTS).join('\n')),
	...ofMessages(['confirm', 'stopped'], Object.values(byChannel('{{ link }} Stop')).join('\n')),
};

function ofMessages(names: readonly string[], content: string): Fixture['files'] {
	return Object.fromEntries(names.map((name) => [`messages/${name}.yaml`, content]));
}

/** A folder with what is wrong in it. */
export function folderOf({ files }: Pick<Fixture, 'files'>): string {
	const folder = mkdtempSync(join(tmpdir(), 'rule-'));
	folders.push(folder);
	for (const [path, content] of Object.entries({ ...LEAST, ...files })) {
		if (content === null) continue;
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}
	return folder;
}

const folders: string[] = [];

afterAll(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Something wrong in one file. */
export function inFile(path: string, what: string, content: string | Buffer, ...said: string[]): Fixture {
	return { what, files: { [path]: content }, said: said.map((each) => `${path}${each}`) };
}

/** Something wrong in the front matter of an exercise; what is added to it begins on line 17. */
export function inExercise(what: string, changes: Record<string, unknown>, ...said: string[]): Fixture {
	return inFile('exercises/own.md', what, exerciseFile(changes), ...said);
}

/** Something wrong in what practice.yaml says from line 4 on. */
export function inPractice(what: string, more: string, ...said: string[]): Fixture {
	return inFile('practice.yaml', what, `${PRACTICE}${more}\n`, ...said);
}
