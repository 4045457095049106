import { loadLibrary } from '../../temporal/library/library';
import { copy, replace } from './folder';

const LINE = 'If you would rather not get these messages, you can stop them at the foot of that page.';

/** What is said to be wrong in a folder's message after a change. */
function faultAfter(file: string, pattern: RegExp | string, by: string): string {
	const folder = copy();
	replace(folder, `messages/${file}`, pattern, by);
	try {
		loadLibrary(folder);
	} catch (error) {
		return (error as Error).message;
	}
	return '';
}

describe('a message to a client is refused', () => {
	it.each<[string, string, RegExp | string, string, string]>([
		[
			'without its link',
			'confirm.yaml',
			'do it here:\n\n    {{ link }}',
			'do it.',
			':25: field email.text: must hold {{ link }}, which opens the page',
		],
		[
			'without the link of each thing that it is about',
			'remind.yaml',
			'{% for item in items %} {{ item.link }}{% endfor %}',
			' {{ link }}',
			': field sms.text: must hold the link of each where it is about several things, as in {% for item in items %} {{ item.link }}{% endfor %}',
		],
		[
			'without a line how to stop it',
			'confirm.yaml',
			LINE,
			'Bye.',
			':25: field email.text: must say in a line how to stop these messages, as in "To stop these messages: same link."',
		],
		[
			'without that line in Spanish',
			'remind.es.yaml',
			/ Para no recibir estos mensajes: mismo enlace\./,
			' Hasta pronto.',
			': field sms.text: must say in a line how to stop these messages, as in "Para no recibir estos mensajes: mismo enlace."',
		],
		[
			'where it is longer than one SMS',
			'confirm.yaml',
			'If you want to add something: {{ link }}',
			`${'And more. '.repeat(9)}{{ link }}`,
			': field sms.text: has up to 161 characters besides the link, and 160 fit into one SMS',
		],
		[
			'where a character takes the room of two',
			'confirm.yaml',
			'If you want to add something: {{ link }}',
			`${'€'.repeat(50)} {{ link }}`,
			': field sms.text: has up to 172 characters besides the link, and 160 fit into one SMS',
		],
		[
			'where an SMS has a character that is none of its table',
			'confirm.yaml',
			'If you want to add something: {{ link }}',
			'Gracias, qué día: {{ link }} ☺',
			': field sms.text: must do without "í", "☺", with which an SMS holds 70 characters in place of 160',
		],
		[
			'for a subject that nobody sees the end of',
			'confirm.yaml',
			'- Thank you for your answer',
			`- ${'Thank you '.repeat(13)}`,
			':9: field email.subject.2: has up to 129 characters, and 120 are the most',
		],
		[
			'for a text that nobody reads to its end',
			'confirm.yaml',
			LINE,
			`${'Thank you. '.repeat(500)}\n    ${LINE}`,
			':25: field email.text: has up to 5,',
		],
		[
			'for a loop that would hold everything up',
			'confirm.yaml',
			LINE,
			`${LINE} {% for i in (1..1000000000) %}a{% endfor %}`,
			': field email.text: memory alloc limit exceeded',
		],
		[
			'for reading a file',
			'confirm.yaml',
			LINE,
			`${LINE} {% include '/etc/hostname' %}`,
			': field email.text: tag "include" not found',
		],
	])('%s', (_, file, pattern, by, expected) => {
		const said = faultAfter(file, pattern, by);
		expect(said).toContain(`- messages/${file}`);
		const line = expected.startsWith(': ') ? /^- \S+?\.yaml:\d+/m.exec(said)![0].replace(/^.*:/, ':') : '';
		expect(said).toContain(`- messages/${file}${line}${expected}`);
	});
});

describe('the HTML of a brief is refused', () => {
	it.each([
		['for a script', '<script>alert(1)</script>', 'must not hold "<script": mail programs show no scripts'],
		['for a handler', '<p onclick="a()">', 'must not hold "onclick=": mail programs show no scripts'],
		['for showing a variable as HTML', '{{ practice | raw }}', 'undefined filter: raw'],
	])('%s', (_, html, reason) => {
		const said = faultAfter('brief.yaml', '<p style="margin:0">{{ practice }}</p>', html);
		expect(said).toMatch(/- messages\/brief\.yaml:\d+: field html: /);
		expect(said).toContain(`field html: ${reason}`);
	});
});

it('shows what stands in a variable as text, whatever it looks like', () => {
	const about = [{ exercise: '{{ link }}', dueAt: 0, zone: 'utc', link: 'https://a.example/' }] as const;
	const { portal } = loadLibrary(copy()).compose('deliver', {
		...{ language: 'en', firstName: '{% if x %}', about: [about[0]], saidAt: 0 },
	});
	expect(portal.text).toContain('{% if x %}');
	expect(portal.text).toContain('this week: {{ link }}.');
});
