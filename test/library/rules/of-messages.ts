import { HELD, TOLD, inFile, PRACTICE, TO_CLIENTS, type Fixture } from './fixture';

const FILE = 'messages/deliver.yaml';
const IN_EMAIL = 'due, today, late, link, items, practice, firstName';
const IN_SMS = 'due, today, late, link, items, practice';
const IN_PORTAL = 'due, today, late, link, exercise, items, practice, firstName';

/** Something wrong in what one channel says: of the e-mail from line 1 on, of the SMS from 2, of the portal from 3. */
function inChannel(channel: keyof typeof TO_CLIENTS, what: string, yaml: string, ...said: string[]): Fixture {
	return inFile(FILE, what, Object.values({ ...TO_CLIENTS, [channel]: yaml }).join('\n'), ...said);
}

const email = (what: string, yaml: string, ...said: string[]) => inChannel('email', what, yaml, ...said);

/** Something wrong in the rows of an e-mail's text, of which the first is line 4. */
const inText = (what: string, rows: string[], ...said: string[]) =>
	email(what, ['email:', '  subject: A', '  text: |', ...rows.map((row) => `    ${row}`)].join('\n'), ...said);

const unknown = (field: string, name: string, allowed: string) =>
	`field ${field}: the variable ${name} is not known here; allowed are ${allowed}`;
const reveals = (word: string) => `"${word}" reveals too much where others may read along; find neutral words`;

/** What is wrong in how a message is written down. */
const OF_FORM: Fixture[] = [
	inFile(FILE, 'a message that is a list', '- A', ': field (whole file): must have the fields email, sms, portal'),
	inFile(
		FILE,
		'a message without a channel',
		[TO_CLIENTS.email, TO_CLIENTS.sms].join('\n'),
		': field portal: is missing, and must have the fields subject, text',
	),
	inChannel(
		'sms',
		'a subject of an SMS',
		'sms:\n  subject: A\n  text: B',
		':3: field sms.subject: is not known here; allowed are text',
	),
	email('no subject', 'email:\n  text: B', ':2: field email.subject: is missing, and must be text'),
	email('a subject of two lines', 'email:\n  subject: "A\\nB"\n  text: B', ':2: field email.subject: must be one line'),
	email('no wording', 'email:\n  subject: []\n  text: A', ':2: field email.subject: must hold one wording at least'),
	email(
		'more wordings than there may be',
		`email:\n  subject: [${Array(11).fill('A').join(', ')}]\n  text: A`,
		':2: field email.subject: must hold up to 10 wordings',
	),
	email(
		'a wording that is empty',
		"email:\n  subject:\n    - A\n    - ''\n  text: A",
		':4: field email.subject.1: must not be empty',
	),
	email(
		'a wording that is no text',
		'email:\n  subject:\n    - A\n    - 1\n  text: A',
		':4: field email.subject.1: must be text',
	),
];

/** What is wrong in the variables and tags of a message. */
const OF_TEMPLATES: Fixture[] = [
	inText(
		'a variable that there is not',
		['One', '{{ lastName }}'],
		`:5: ${unknown('email.text', 'lastName', IN_EMAIL)}`,
	),
	email(
		'such a variable in text that YAML folds',
		'email:\n  subject: A\n  text: >\n    One\n    two {{ lastName }}',
		`:3: ${unknown('email.text', 'lastName', IN_EMAIL)}`,
	),
	inText(
		'such a variable where a sample does not come by',
		["{% if firstName == 'Nobody' %}", '{{ lastName }}{% endif %}'],
		`:5: ${unknown('email.text', 'lastName', IN_EMAIL)}`,
	),
	inText('an opening where there is none', ['{{ opening }}'], `:4: ${unknown('email.text', 'opening', IN_EMAIL)}`),
	inChannel(
		'sms',
		'the first name in an SMS',
		'sms:\n  text: |\n    {{ due }}\n    {{ firstName }}',
		`:5: ${unknown('sms.text', 'firstName', IN_SMS)}`,
	),
	email(
		'the exercise in an e-mail',
		`email:\n  subject: "{{ exercise }}"\n  text: '${HELD}'`,
		`:2: ${unknown('email.subject', 'exercise', IN_EMAIL)}`,
	),
	inText(
		'the exercise of an item in an e-mail',
		['{% for item in items %}', '{{ item.exercise }}{% endfor %}'],
		':5: field email.text: undefined variable: item.exercise',
	),
	inChannel(
		'portal',
		'the outcome of something that only goes out',
		'portal:\n  subject: A\n  text: "{{ outcome }}"',
		`:5: ${unknown('portal.text', 'outcome', IN_PORTAL)}`,
	),
	inText('a filter that there is not', ['{{ link | shorten }}'], ':4: field email.text: undefined filter: shorten'),
	inText('a tag that is not closed', ['Hi', '{% if link %}'], ':5: field email.text: tag {% if link %} not closed'),
	...['include', 'layout', 'render'].map((tag) =>
		inText('a file of the machine', [`{% ${tag} "package.json" %}`], `:4: field email.text: tag "${tag}" not found`),
	),
	inFile(
		'messages/overdue.yaml',
		'a variable of another topic',
		'subject: A\ntext: "{{ reason }}"\n',
		`:2: ${unknown('text', 'reason', 'client, exercise, at, practice')}`,
	),
	inFile(
		'messages/brief.yaml',
		'a variable in HTML that there is not',
		`subject: A\ntext: '${TOLD}'\nhtml: "{{ logo }}"\n`,
		`:3: ${unknown('html', 'logo', 'clinician, date, lines, gone, before, seenLink, correction, meantFor, heldReason, practice')}`,
	),
	inFile(
		'messages/brief.yaml',
		'a form in the HTML of a brief',
		`subject: A\ntext: '${TOLD}'\nhtml: |\n  ${TOLD}\n  <form action="x">\n`,
		':5: field html: must not hold "<form": mail programs show no scripts, forms and frames',
	),
	inFile(
		'messages/brief.yaml',
		'a part of a line that there is not',
		`subject: A\ntext: "{{ seenLink }}{% for item in lines %}{{ item.note }}{% endfor %}"\nhtml: '${TOLD}'\n`,
		':2: field text: undefined variable: item.note',
	),
	inFile(
		'messages/code.yaml',
		'a variable of another message in that of a code',
		'subject: "{{ client }}"\ntext: "{{ code }}"\n',
		`:1: ${unknown('subject', 'client', 'clinician, code, minutes, practice')}`,
	),
	inFile(
		'messages/attention.yaml',
		'a client in what needs attention',
		'subject: A\ntext: "{{ client }}"\n',
		`:2: ${unknown('text', 'client', 'news, over, practice')}`,
	),
];

/** What messages to staff are sent for. */
const OF_STAFF: Fixture[] = [
	inFile(
		'messages/code.yaml',
		'a code without the code',
		'subject: A\ntext: B\n',
		':2: field text: must hold what it is sent for, as in {{ code }}',
	),
	inFile(
		'messages/brief.yaml',
		'a brief without its lines in HTML',
		`subject: A\ntext: '${TOLD}'\nhtml: "{{ seenLink }}"\n`,
		':3: field html: must hold what it is sent for, as in {% for item in lines %}{{ item.client }}: {{ item.line }}{% endfor %}',
	),
	inFile(
		'messages/overdue.yaml',
		'a notice that does not say whose homework it is',
		'subject: "{{ client }}"\ntext: B\n',
		':2: field text: must hold what it is sent for, as in {{ client }}',
	),
];

/** What must not be said where others may read along. */
const OF_WORDS: Fixture[] = [
	inText(
		'a revealing word',
		['One', 'from your Psychotherapist.', HELD],
		`:5: field email.text: ${reveals('Psychotherapist')}`,
	),
	inText('a revealing word in Spanish', ['Tu sesión', HELD], `:4: field email.text: ${reveals('sesión')}`),
	inText(
		'a revealing word inside a tag',
		['{{ "your therapist" | upcase }}', HELD],
		`:4: field email.text: ${reveals('therapist')}`,
	),
	email(
		'a revealing word in a subject',
		`email:\n  subject: Your next session\n  text: '${HELD}'`,
		`:2: field email.subject: ${reveals('session')}`,
	),
	email(
		'a revealing word in a wording',
		`email:\n  subject:\n    - A\n    - Your homework\n  text: '${HELD}'`,
		`:4: field email.subject.1: ${reveals('homework')}`,
	),
	email(
		'a revealing word in an opening',
		`email:\n  subject: A\n  opening:\n    - A\n    - |\n      Hello\n      patient\n  text: '${HELD}'`,
		`:7: field email.opening.1: ${reveals('patient')}`,
	),
	inChannel(
		'sms',
		'a revealing word in an SMS',
		`sms:\n  text: 'Your homework is here: ${HELD}'`,
		`:3: field sms.text: ${reveals('homework')}`,
	),
	{
		what: "the practice's name where it reveals something",
		files: {
			'practice.yaml': PRACTICE.replace('name: A', 'name: Linden Street Counseling'),
			[FILE]: Object.values({ ...TO_CLIENTS, sms: `sms:\n  text: 'From {{ practice }} ${HELD}'` }).join('\n'),
		},
		said: [
			`${FILE}:3: field sms.text: "Counseling" in the practice's name reveals too much where others may read along; leave {{ practice }} out`,
		],
	},
];

export const OF_MESSAGES = [...OF_FORM, ...OF_TEMPLATES, ...OF_STAFF, ...OF_WORDS];
