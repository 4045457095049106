import { dueInWords as pageDueInWords } from '../../nodes/HomeworkPage/instants-in-words';
import { CLIENT_MESSAGE_KINDS, type About } from '../../temporal/library/client-messages';
import { loadLibrary } from '../../temporal/library/library';
import { revealingWords } from '../../temporal/library/revealing-words';
import { copy, replace, SHIPPED, write } from './folder';

const TO_MARISOL = { firstName: 'Marisol', saidAt: Date.parse('2026-09-28T08:00:00Z') };
const ONE: About = {
	exercise: 'Thought record',
	dueAt: Date.parse('2026-09-30T18:00:00Z'),
	zone: 'Europe/Berlin',
	link: 'https://practice.example/page?t=one',
};
const OTHER: About = {
	exercise: 'Breathing space',
	dueAt: Date.parse('2026-12-03T18:00:00Z'),
	zone: 'Europe/Berlin',
	link: 'https://practice.example/page?t=other',
};

/** What an SMS can be made of where one holds 160 characters: GSM 03.38, the basic table. */
const GSM_7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

describe.each(CLIENT_MESSAGE_KINDS)('the shipped message "%s"', (kind) => {
	const library = loadLibrary(SHIPPED);
	const { email, sms, portal } = library.compose(kind, { ...TO_MARISOL, about: [ONE], outcome: 'done' });

	it('leads to the link in every channel', () => {
		for (const { text } of [email, sms, portal]) expect(text).toContain(ONE.link);
	});

	it('is neutral in e-mail and SMS, and names no exercise and no practice there', () => {
		const open = [email.subject, email.text, sms.text].join('\n').replaceAll(ONE.link, '');
		expect(revealingWords(open)).toEqual([]);
		for (const title of library.shelf.exercises().map((exercise) => exercise.title)) {
			expect(open).not.toContain(title);
		}
		expect(open).not.toContain(library.settings.practice.name);
	});

	it('calls the client by first name in e-mail and portal, never in an SMS', () => {
		expect(email.text).toMatch(/^Hello Marisol,/);
		expect(portal.text).toMatch(/^Hello Marisol,/);
		expect(sms.text).not.toContain('Marisol');
	});

	it('fits into one SMS of 160 GSM-7 characters besides the link, whatever the day', () => {
		const words = sms.text.replace(ONE.link, '');
		expect(words).toMatch(GSM_7);
		expect(words.length).toBeLessThanOrEqual(160);
	});
});

describe.each(CLIENT_MESSAGE_KINDS.filter((kind) => kind !== 'stopped'))(
	'the shipped message "%s" of homework',
	(kind) => {
		const content = { ...TO_MARISOL, about: [ONE] as [About], outcome: 'done' as const };
		const { email, sms, portal } = loadLibrary(SHIPPED).compose(kind, content);

		it('says in a line how to stop, in every channel', () => {
			for (const { text } of [email, portal])
				expect(text).toMatch(/\n\nIf you would rather .* at the foot of that page\.$/);
			expect(sms.text).toMatch(/ To stop these messages: same link\.$/);
		});

		it('names the exercise in the portal', () => {
			expect(portal.text).toContain('Thought record');
		});
	},
);

describe.each(['deliver', 'remind', 'remind-near-due'] as const)(
	'the shipped message "%s" about two at once',
	(kind) => {
		const messages = loadLibrary(SHIPPED).compose(kind, { ...TO_MARISOL, about: [ONE, OTHER] });

		it('lists both links in every channel', () => {
			for (const { text } of Object.values(messages)) {
				expect(text).toContain(ONE.link);
				expect(text).toContain(OTHER.link);
			}
		});

		it('tells how many there are, and when each is due where there is room', () => {
			expect(messages.sms.text).toMatch(/\b2 (new )?things are\b/);
			expect(messages.email.text).toMatch(
				/\b2 (things are|links this time)\b[^]*\nBy Wednesday 30 September at 20:00: \S+one\nBy Thursday 3 December at 19:00: \S+other(\n|$)/,
			);
			expect(messages.portal.text).toMatch(
				/\nThought record, best by Wednesday 30 September at 20:00: \S+one\nBreathing space, best by Thursday 3 December at 19:00: \S+other(\n|$)/,
			);
		});

		it('fits into one SMS besides the links', () => {
			const words = messages.sms.text.replace(ONE.link, '').replace(OTHER.link, '');
			expect(words).toMatch(GSM_7);
			expect(words.length).toBeLessThanOrEqual(160);
		});
	},
);

describe('the day by which something is due', () => {
	const library = loadLibrary(SHIPPED);
	const dueText = (dueAt: string, zone: string) =>
		library.compose('deliver', { ...TO_MARISOL, about: [{ ...ONE, dueAt: Date.parse(dueAt), zone }] }).email.text;

	it('isolates a first name that is read from right to left', () => {
		const { email } = library.compose('deliver', { ...TO_MARISOL, firstName: 'דנה', about: [ONE] });
		expect(email.text).toContain('Hello \u2068דנה\u2069,');
	});

	it("is one of the client's calendar", () => {
		expect(dueText('2026-12-03T20:00:00Z', 'Europe/Berlin')).toContain('by Thursday 3 December at 21:00,');
		expect(dueText('2026-12-03T20:00:00Z', 'Pacific/Auckland')).toContain('by Friday 4 December at 9:00 AM,');
	});

	it('has its year where it is said in another', () => {
		expect(dueText('2027-01-02T20:00:00Z', 'Europe/Berlin')).toContain('by Saturday 2 January 2027 at 21:00,');
		// In Auckland it was said in the year before, too.
		expect(dueText('2026-12-31T11:30:00Z', 'Pacific/Auckland')).toContain('by Friday 1 January 2027 at 12:30 AM,');
	});

	it.each(['2026-12-03T22:59:00Z', '2026-12-03T22:59:59.999Z', '2026-12-03T23:00:00Z'])(
		'is told without an hour where it is due by its end: %s',
		(dueAt) => {
			expect(dueText(dueAt, 'Europe/Berlin')).toContain('by Thursday 3 December,');
		},
	);

	it.each([
		['2026-12-03T22:58:00Z', 'Europe/Berlin'],
		['2026-12-03T08:30:00Z', 'Europe/London'],
		['2026-12-03T20:00:00Z', 'America/New_York'],
		['2026-12-03T23:00:00Z', 'Europe/London'],
		['2027-01-01T00:00:00Z', 'Asia/Kolkata'],
		['2027-01-01T00:00:00Z', 'UTC'],
	])('has the hour that the page says: due at %s in %s', (dueAt, zone) => {
		const onPage = pageDueInWords(dueAt, zone, TO_MARISOL.saidAt);
		const words = onPage.replace(/^the end of /, '').replace(/ \(.*\)$/, '');
		const about: [About] = [{ ...ONE, dueAt: Date.parse(dueAt), zone }];
		for (const kind of ['deliver', 'remind', 'remind-near-due'] as const) {
			const { email, portal } = library.compose(kind, { ...TO_MARISOL, about });
			for (const { text } of [email, portal]) expect(text).toContain(words);
		}
	});

	it.each([
		['2026-09-28T21:59:00Z', 'Something is still open for you until today, Monday 28 September.'],
		['2026-09-28T22:00:00Z', 'Something is still open for you until today, Monday 28 September.'],
		['2026-09-28T22:01:00Z', 'Tuesday 29 September at 0:01 is coming up, and something is still open for you.'],
	])('is called today on the day itself, and not to be coming up: due at %s', (dueAt, words) => {
		const about: [About] = [{ ...ONE, dueAt: Date.parse(dueAt) }];
		const { email, sms } = library.compose('remind-near-due', { ...TO_MARISOL, about });
		for (const { text } of [email, sms]) expect(text).toContain(words);
	});
});

it('thanks in the portal for what the client answered', () => {
	const library = loadLibrary(SHIPPED);
	const thanks = (outcome: 'done' | 'could-not') =>
		library.compose('confirm', { ...TO_MARISOL, about: [ONE], outcome }).portal.text;
	expect(thanks('done')).toContain('Thanks for completing');
	expect(thanks('could-not')).not.toContain('completing');
	expect(thanks('could-not')).toContain('Your therapist will see your answer');
});

describe('the answer to a stop', () => {
	const library = loadLibrary(SHIPPED);
	const answer = (stopped: 'all' | 'reminders') => library.compose('stopped', { ...TO_MARISOL, about: [ONE], stopped });

	it('says what is stopped and how to change that, and reveals nothing', () => {
		expect(answer('all').email.text).toContain('nothing more is sent to you from us. This is the last message.');
		expect(answer('reminders').email.text).toContain('no more reminders from us. Anything new still comes to you.');
		for (const { email, sms } of [answer('all'), answer('reminders')]) {
			for (const text of [email.text, sms.text]) expect(text).toContain(ONE.link);
			expect(revealingWords(`${email.subject}\n${email.text}\n${sms.text}`.replaceAll(ONE.link, ''))).toEqual([]);
			expect(sms.text.replace(ONE.link, '').length).toBeLessThanOrEqual(160);
		}
	});
});

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

describe('revealing words', () => {
	it('are found by the beginning of a word, in any case', () => {
		expect(revealingWords('Your THERAPY\nand your mental-health plan')).toEqual([
			{ word: 'THERAPY', row: 1 },
			{ word: 'mental-health', row: 2 },
		]);
	});

	it('are not found inside other words', () => {
		expect(revealingWords('In possession of an environmental plan for your practice')).toEqual([]);
	});
});
