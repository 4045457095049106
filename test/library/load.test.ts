import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from '../../temporal/library/library';
import { copy, replace, SHIPPED, write } from './folder';

const PRACTICE = 'name: A\ncrisisText: B\nopenDaysAfterDue: 14\n';

it('reads the exercises and settings of the shipped library', () => {
	const library = loadLibrary(SHIPPED);
	expect([...library.exercises.keys()]).toEqual(['activity-planning', 'breathing-space', 'thought-record']);
	expect(library.exercises.get('thought-record')).toMatchObject({ title: 'Thought record', version: 1 });
	expect(library.settings).toMatchObject({ practice: { name: 'Linden Street Practice' }, openDaysAfterDue: 14 });
});

it('takes the same file under the same checksum, and a changed one under another', () => {
	const folder = copy();
	const checksum = () => loadLibrary(folder).exercises.get('thought-record')!.checksum;
	const before = checksum();
	expect(checksum()).toBe(before);
	replace(folder, 'exercises/thought-record.yaml', /Thought record/, 'Record of a thought');
	expect(checksum()).not.toBe(before);
	expect(before).toMatch(/^[0-9a-f]{64}$/);
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
			'practice.yaml:4: field colour: is not known here; allowed are name, crisisText, phone, replyTo, openDaysAfterDue, dueWithinDays, zone, policy, sendWindows, closedDays, brief',
		],
		[
			'broken YAML',
			(folder) => replace(folder, 'exercises/thought-record.yaml', /title: .*/, 'title: "Thought record'),
			'exercises/thought-record.yaml:',
		],
		[
			'an empty exercise',
			(folder) => write(folder, 'exercises/empty.yaml', ''),
			'exercises/empty.yaml: field version: must be a whole number, from 1 on, raised with every change',
		],
		[
			'an exercise that is a list',
			(folder) => write(folder, 'exercises/list.yaml', '- one\n- two\n'),
			'exercises/list.yaml: field (whole file): must have the fields version, title, introduction, steps, policy',
		],
		[
			'an exercise without steps',
			(folder) => write(folder, 'exercises/none.yaml', 'version: 1\ntitle: A\nintroduction: B\nsteps: []\n'),
			'exercises/none.yaml:4: field steps: must have at least one step',
		],
		[
			'a step that is no text, for want of quotes',
			(folder) => write(folder, 'exercises/step.yaml', 'version: 1\ntitle: A\nintroduction: B\nsteps:\n  - Ask: why\n'),
			'exercises/step.yaml:5: field steps.0: must be text',
		],
		[
			'an exercise of version 0',
			(folder) => replace(folder, 'exercises/thought-record.yaml', /version: 1/, 'version: 0'),
			'exercises/thought-record.yaml:2: field version: must be 1 or more',
		],
		[
			'a file name that is no id',
			(folder) =>
				renameSync(join(folder, 'exercises/thought-record.yaml'), join(folder, 'exercises/Thought Record.yaml')),
			'exercises/Thought Record.yaml: must be named with small letters, digits and dashes, as in thought-record.yaml',
		],
		[
			'another kind of file',
			(folder) => write(folder, 'exercises/notes.txt', 'x'),
			'exercises/notes.txt: must be a file that ends in .yaml',
		],
		[
			'no exercise at all',
			(folder) => rmSync(join(folder, 'exercises'), { recursive: true }),
			'exercises: must hold at least one exercise, <id>.yaml',
		],
		[
			'a message that is missing',
			(folder) => rmSync(join(folder, 'messages/confirm.yaml')),
			'messages/confirm.yaml: is missing',
		],
		[
			'a message that nothing sends',
			(folder) => write(folder, 'messages/nudge.yaml', 'email: { subject: A, text: B }'),
			'messages/nudge.yaml: is no message that is sent; allowed are deliver.yaml, remind.yaml, remind-near-due.yaml, confirm.yaml, stopped.yaml, brief.yaml, code.yaml, attention.yaml, answered.yaml, overdue.yaml, undeliverable.yaml',
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
