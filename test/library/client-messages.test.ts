import { dueInWords as pageDueInWords } from '../../nodes/HomeworkPage/instants-in-words';
import { CLIENT_MESSAGE_KINDS } from '../../temporal/contract/message-names';
import type { About } from '../../temporal/library/client-messages';
import { loadLibrary } from '../../temporal/library/library';
import { revealingWords } from '../../temporal/library/revealing-words';
import { languageSchema } from '../../temporal/contract/language';
import { SHIPPED } from './folder';

const TO_MARISOL = { language: 'en' as const, firstName: 'Marisol', saidAt: Date.parse('2026-09-28T08:00:00Z') };
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

/** The longest days and hours to say, and one that Spanish has no plain letters for. */
const DUE = [
	['2026-09-30T18:00:00Z', 'Europe/Berlin'],
	['2027-09-29T16:30:00Z', 'America/New_York'],
	['2026-10-03T08:00:00Z', 'Europe/Madrid'],
	['2026-09-28T22:00:00Z', 'Europe/Madrid'],
];

/** What an SMS can be made of where one holds 160 characters: GSM 03.38, the basic table. */
const GSM_7 = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/** Every message in every language. */
const IN_EVERY_LANGUAGE = languageSchema.options.flatMap((language) =>
	CLIENT_MESSAGE_KINDS.map((kind) => ({ language, kind })),
);

/** What a language says of the same. */
const SAYS = {
	en: {
		greeting: /^Hello Marisol,/,
		stop: /\n\nIf you would rather .* at the foot of that page\.$/,
		stopBySms: / To stop these messages: same link\.$/,
		several: /\b2 (new )?things are\b/,
		inEmail:
			/\b2 (things are|links this time)\b[^]*\nBy Wednesday 30 September at 20:00: \S+one\nBy Thursday 3 December at 19:00: \S+other(\n|$)/,
		inPortal:
			/\nThought record, best by Wednesday 30 September at 20:00: \S+one\nBreathing space, best by Thursday 3 December at 19:00: \S+other(\n|$)/,
	},
	es: {
		greeting: /^Hola, Marisol:/,
		stop: /\n\nSi no quieres recibir .* al pie de esa página\.$/,
		stopBySms: / Para no recibir estos mensajes: mismo enlace\.$/,
		several: /\b2 cosas\b/,
		inEmail:
			/\b2 (cosas|enlaces)\b[^]*\nHasta el miércoles 30 de septiembre a las 20:00: \S+one\nHasta el jueves 3 de diciembre a las 19:00: \S+other(\n|$)/,
		inPortal:
			/\nThought record, mejor hasta el miércoles 30 de septiembre a las 20:00: \S+one\nBreathing space, mejor hasta el jueves 3 de diciembre a las 19:00: \S+other(\n|$)/,
	},
};

describe.each(IN_EVERY_LANGUAGE)('the shipped message $kind in $language', ({ kind, language }) => {
	const library = loadLibrary(SHIPPED);
	const content = { ...TO_MARISOL, language, about: [ONE] as [About], outcome: 'done' as const };
	const { email, sms, portal } = library.compose(kind, content);

	it('leads to the link in every channel', () => {
		for (const { text } of [email, sms, portal]) expect(text).toContain(ONE.link);
	});

	it('is neutral in e-mail and SMS, and names no exercise and no practice there', () => {
		const open = [email.subject, email.text, sms.text].join('\n').replaceAll(ONE.link, '');
		expect(revealingWords(open)).toEqual([]);
		for (const title of library.shelf.exercises().map((exercise) => exercise.title)) {
			expect(open).not.toContain(title);
		}
		expect(open).not.toContain(library.settings(language).practice.name);
	});

	it('calls the client by first name in e-mail and portal, never in an SMS', () => {
		expect(email.text).toMatch(SAYS[language].greeting);
		expect(portal.text).toMatch(SAYS[language].greeting);
		expect(sms.text).not.toContain('Marisol');
	});

	it.each(DUE)('fits into one SMS of 160 GSM-7 characters besides the link, due at %s in %s', (dueAt, zone) => {
		const about: [About] = [{ ...ONE, dueAt: Date.parse(dueAt), zone }];
		for (const stopped of ['all', 'reminders'] as const) {
			const words = library.compose(kind, { ...content, about, stopped }).sms.text.replace(ONE.link, '');
			expect(words).toMatch(GSM_7);
			expect(words.length).toBeLessThanOrEqual(160);
		}
	});
});

describe.each(IN_EVERY_LANGUAGE.filter(({ kind }) => kind !== 'stopped'))(
	'the shipped message $kind of homework in $language',
	({ kind, language }) => {
		const content = { ...TO_MARISOL, language, about: [ONE] as [About], outcome: 'done' as const };
		const { email, sms, portal } = loadLibrary(SHIPPED).compose(kind, content);

		it('says in a line how to stop, in every channel', () => {
			for (const { text } of [email, portal]) expect(text).toMatch(SAYS[language].stop);
			expect(sms.text).toMatch(SAYS[language].stopBySms);
		});

		it('names the exercise in the portal', () => {
			expect(portal.text).toContain('Thought record');
		});
	},
);

describe.each(IN_EVERY_LANGUAGE.filter(({ kind }) => kind !== 'stopped' && kind !== 'confirm'))(
	'the shipped message $kind about two at once in $language',
	({ kind, language }) => {
		const messages = loadLibrary(SHIPPED).compose(kind, { ...TO_MARISOL, language, about: [ONE, OTHER] });

		it('lists both links in every channel', () => {
			for (const { text } of Object.values(messages)) {
				expect(text).toContain(ONE.link);
				expect(text).toContain(OTHER.link);
			}
		});

		it('tells how many there are, and when each is due where there is room', () => {
			expect(messages.sms.text).toMatch(SAYS[language].several);
			expect(messages.email.text).toMatch(SAYS[language].inEmail);
			expect(messages.portal.text).toMatch(SAYS[language].inPortal);
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
