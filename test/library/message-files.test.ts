import { loadLibrary } from '../../temporal/library/library';
import { copy, replace, write } from './folder';

describe('a message file that cannot be used says where and why:', () => {
	const file = 'messages/deliver.yaml';
	const channel = (name: string, text: string) => (folder: string) => {
		const other = {
			email: 'email: { subject: A, text: B }',
			sms: 'sms: { text: B }',
			portal: 'portal: { subject: A, text: B }',
		};
		write(
			folder,
			file,
			Object.entries({ ...other, [name]: text })
				.map(([, yaml]) => yaml)
				.join('\n'),
		);
	};
	const email = (text: string) => channel('email', text);

	it.each<[string, (folder: string) => void, string]>([
		[
			'no portal',
			(folder) => write(folder, file, 'email: { subject: A, text: B }\nsms: { text: B }\n'),
			': field portal: must have the fields subject, text',
		],
		['no subject', email('email:\n  text: B'), ':2: field email.subject: must be text'],
		[
			'a subject of two lines',
			email('email:\n  subject: "A\\nB"\n  text: B'),
			':2: field email.subject: must be one line',
		],
		[
			'a subject of an SMS',
			channel('sms', 'sms:\n  subject: A\n  text: B'),
			':3: field sms.subject: is not known here; allowed are text',
		],
		[
			'an unknown variable',
			email('email:\n  subject: A\n  text: |\n    One\n    {{ lastName }}'),
			':5: field email.text: the variable lastName is not known here; allowed are due, today, late, link, items, practice, firstName',
		],
		[
			'an unknown variable in the subject',
			email('email:\n  subject: Hi {{ name }}\n  text: B'),
			':2: field email.subject: the variable name is not known here; allowed are due, today, late, link, items, practice, firstName',
		],
		[
			'an unknown variable in text that YAML folds',
			email('email:\n  subject: A\n  text: >\n    One\n    two {{ lastName }}'),
			':3: field email.text: the variable lastName is not known here',
		],
		[
			'an unknown variable where a sample does not come by',
			email("email:\n  subject: A\n  text: |\n    {% if firstName == 'Nobody' %}\n    {{ lastName }}{% endif %}"),
			':5: field email.text: the variable lastName is not known here',
		],
		[
			'the first name in an SMS',
			channel('sms', 'sms:\n  text: |\n    {{ due }}\n    {{ firstName }}'),
			':5: field sms.text: the variable firstName is not known here; allowed are due, today, late, link, items, practice',
		],
		[
			'the exercise in an e-mail',
			email('email:\n  subject: "{{ exercise }}"\n  text: B'),
			':2: field email.subject: the variable exercise is not known here; allowed are due, today, late, link, items, practice, firstName',
		],
		[
			'the exercise of an item in an e-mail',
			email('email:\n  subject: A\n  text: |\n    {% for item in items %}\n    {{ item.exercise }}{% endfor %}'),
			':5: field email.text: undefined variable: item.exercise',
		],
		[
			'the outcome of something that only goes out',
			channel('portal', 'portal:\n  subject: A\n  text: "{{ outcome }}"'),
			':5: field portal.text: the variable outcome is not known here; allowed are due, today, late, link, exercise, items, practice, firstName',
		],
		[
			'a revealing word in an e-mail',
			email('email:\n  subject: A\n  text: |\n    One\n    from your Psychotherapist.'),
			':5: field email.text: "Psychotherapist" reveals too much where others may read along; find neutral words',
		],
		[
			'a revealing word in a subject',
			email('email:\n  subject: Your next session\n  text: B'),
			':2: field email.subject: "session" reveals too much',
		],
		[
			'a revealing word in an SMS',
			channel('sms', 'sms:\n  text: Your homework is here'),
			':3: field sms.text: "homework" reveals too much',
		],
		[
			'a revealing word inside a tag',
			email('email:\n  subject: A\n  text: |\n    {{ "your therapist" | upcase }}'),
			':4: field email.text: "therapist" reveals too much',
		],
		[
			'an unknown filter',
			email('email:\n  subject: A\n  text: |\n    {{ link | shorten }}'),
			':4: field email.text: undefined filter: shorten',
		],
		[
			'a tag that is not closed',
			email('email:\n  subject: A\n  text: |\n    Hi\n    {% if link %}'),
			':5: field email.text: tag {% if link %} not closed',
		],
	])('%s', (_case, change, expected) => {
		const folder = copy();
		change(folder);
		expect(() => loadLibrary(folder)).toThrow(`- ${file}${expected}`);
	});

	it("the practice's name where it reveals something, and an e-mail uses it", () => {
		const folder = copy();
		const name = /^name: .*/m;
		replace(folder, 'practice.yaml', name, 'name: Linden Street Counseling');
		expect(() => loadLibrary(folder)).not.toThrow();
		replace(folder, file, 'There is something new for you.', 'There is something new from {{ practice }}.');
		expect(() => loadLibrary(folder)).toThrow(
			`- ${file}:27: field email.opening.0: "Counseling" in the practice's name reveals too much where others may read along`,
		);
		replace(folder, 'practice.yaml', name, 'name: Linden Street');
		expect(() => loadLibrary(folder)).not.toThrow();
	});

	it('lets the portal say what e-mail and SMS must not', () => {
		const folder = copy();
		channel('portal', 'portal: { subject: Your next session, text: "Your therapist, {{ exercise }}" }')(folder);
		expect(() => loadLibrary(folder)).not.toThrow();
	});
});
