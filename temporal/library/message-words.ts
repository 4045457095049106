import type { Language } from '../contract/language';
import type { ClientMessageKind } from '../contract/message-names';
import type { About, ClientMessageContent } from './client-messages';
import type { Messages } from './messages';

const LINK = 'https://practice.example/page?t=sample';

/** A title and a name that a client may read. */
const SAMPLES: Record<Language, { exercise: string; firstName: string }> = {
	en: { exercise: 'Breathing space', firstName: 'Alex' },
	es: { exercise: 'Un respiro', firstName: 'Ana' },
};

/** As many wordings as a message may be said to have, so that each is read. */
const TURNS = 5;

/**
 * What a client reads of a message in a language, each line ending a sentence and said once: in every channel, in its wordings, about
 * one thing, about two, and late.
 */
export function wordsOfMessage({ compose }: Pick<Messages, 'compose'>, kind: ClientMessageKind, language: Language) {
	const { exercise, firstName } = SAMPLES[language];
	const one: About = { exercise, dueAt: Date.parse('2026-12-03T18:00:00Z'), zone: 'utc', link: LINK };
	const content = { language, firstName, saidAt: Date.parse('2026-12-01T09:00:00Z') };
	const contents: ClientMessageContent[] = [
		{ ...content, about: [one], outcome: 'done', stopped: 'all' },
		{ ...content, about: [{ ...one, late: true }], outcome: 'partly', stopped: 'reminders' },
		{ ...content, about: [one, one], outcome: 'done', stopped: 'all' },
	];
	const messages = contents.flatMap((each) =>
		Array.from({ length: TURNS }, (_, turn) => compose(kind, { ...each, turn })),
	);
	const lines = messages.flatMap(({ email, sms, portal }) =>
		[email.subject, email.text, sms.text, portal.subject, portal.text].flatMap((text) => text.split('\n')),
	);
	return [...new Set(lines.map((line) => line.replaceAll(LINK, '').trim()))].filter((line) => line !== '');
}
