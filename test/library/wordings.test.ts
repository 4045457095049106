import { CLIENT_MESSAGE_KINDS } from '../../temporal/contract/message-names';
import type { About } from '../../temporal/library/client-messages';
import { languageSchema } from '../../temporal/contract/language';
import { loadLibrary } from '../../temporal/library/library';
import { revealingWords } from '../../temporal/library/revealing-words';
import { copy, SHIPPED, write } from './folder';

const TO_MARISOL = { language: 'en' as const, firstName: 'Marisol', saidAt: Date.parse('2026-09-28T08:00:00Z') };
const ONE: About = {
	exercise: 'Thought record',
	dueAt: Date.parse('2026-09-30T18:00:00Z'),
	zone: 'Europe/Berlin',
	link: 'https://practice.example/page?t=one',
};

/** One address gets the answer to a stop once. */
const OFTEN = CLIENT_MESSAGE_KINDS.filter((kind) => kind !== 'stopped');

const OFTEN_IN_EVERY_LANGUAGE = languageSchema.options.flatMap((language) => OFTEN.map((kind) => ({ language, kind })));

describe.each(OFTEN_IN_EVERY_LANGUAGE)(
	'the wordings of the shipped message $kind in $language',
	({ kind, language }) => {
		const library = loadLibrary(SHIPPED);
		const emails = Array.from({ length: 16 }, (_, turn) => {
			const content = { ...TO_MARISOL, language, about: [ONE] as [About], outcome: 'done' as const, turn };
			return library.compose(kind, content).email;
		});
		const firstLine = (text: string) => text.split('\n')[0];

		it.each([1, 2])('differ in subject and first line from the last one, and from the one before: %i ago', (ago) => {
			for (const [turn, { subject, text }] of emails.entries()) {
				const before = emails[turn - ago];
				if (!before) continue;
				expect(subject).not.toBe(before.subject);
				expect(firstLine(text)).not.toBe(firstLine(before.text));
			}
		});

		it('reveal nothing, greet by name and lead to the link', () => {
			for (const { subject, text } of emails) {
				expect(revealingWords(`${subject}\n${text.replaceAll(ONE.link, '')}`)).toEqual([]);
				expect(subject).not.toContain('Marisol');
				expect(firstLine(text)).toContain('Marisol');
				expect(text).toContain(ONE.link);
				expect(`${subject}${text}`).not.toContain(library.settings(language).practice.name);
			}
		});
	},
);

describe('a message with several wordings', () => {
	const file = 'messages/confirm.yaml';
	const others = `sms: { text: 'Stop: {{ link }}' }\nportal: { subject: [P1, P2], text: 'Stop: {{ link }}' }\n`;
	const written = (email: string) => {
		const folder = copy();
		write(folder, file, `email:\n${email}\n${others}`);
		return folder;
	};
	const said = (folder: string, turn?: number) =>
		loadLibrary(folder).compose('confirm', { ...TO_MARISOL, about: [ONE], ...(turn !== undefined && { turn }) });

	it('takes them in turns, each list by itself, and the first one where nothing says otherwise', () => {
		const folder = written('  subject: [A, B, C]\n  opening: [one, two]\n  text: "{{ opening }}, stop: {{ link }}"');
		const words = (turn?: number) => {
			const { email, portal } = said(folder, turn);
			return [email.subject, email.text.replace(ONE.link, ''), portal.subject];
		};
		expect(words()).toEqual(['A', 'one, stop: ', 'P1']);
		expect(words(1)).toEqual(['B', 'two, stop: ', 'P2']);
		expect(words(4)).toEqual(['B', 'one, stop: ', 'P1']);
	});
});
