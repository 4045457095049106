import type { Language } from '../contract/language';
import type { ClientMessageKind } from '../contract/message-names';
import type { Said } from '../contract/questions-messages';
import type { About, ClientMessageContent } from './client-messages';
import type { Messages } from './messages';
import { MOST_WORDINGS } from './schemas';
import { gsm7Length } from './sms';

const LINK = 'https://practice.example/page?t=sample';
const OTHER_LINK = 'https://practice.example/page?t=other';

/** Titles and names that a client may read. */
const SAMPLES: Record<Language, { exercise: string; other: string; firstName: string; sibling: string }> = {
	en: { exercise: 'Breathing space', other: 'A short walk', firstName: 'Alex', sibling: 'Robin' },
	es: { exercise: 'Un respiro', other: 'Un paseo corto', firstName: 'Ana', sibling: 'Luis' },
};

/** Something made up that a message is about, in words, and what it is made of. */
interface Case {
	about: string;
	content: ClientMessageContent;
}

/** What a client reads of a message in a language: in every channel, in each of its wordings, about whatever it may be about. */
export function saidToClients(
	{ compose }: Pick<Messages, 'compose'>,
	kind: ClientMessageKind,
	language: Language,
): Said[] {
	const turns = Array.from({ length: MOST_WORDINGS }, (_, turn) => turn);
	return casesOf(kind, language).flatMap(({ about, content }) => {
		const wordings = turns.map((turn) => compose(kind, { ...content, turn }));
		return (['email', 'sms', 'portal'] as const).flatMap((channel) =>
			each(wordings.map((wording) => ({ ...wording[channel] }))).map((said, index) => ({
				...{ channel, about, wording: index + 1 },
				...said,
				...(channel === 'sms' && { characters: gsm7Length(withoutLinks(said.text)) }),
			})),
		);
	});
}

/** The same as lines, each ending a sentence and said once. */
export function wordsOfMessage(
	messages: Pick<Messages, 'compose'>,
	kind: ClientMessageKind,
	language: Language,
): string[] {
	const lines = saidToClients(messages, kind, language).flatMap(({ subject = '', text }) => [
		subject,
		...withoutLinks(text).split('\n'),
	]);
	return [...new Set(lines.map((line) => line.trim()))].filter((line) => line !== '');
}

function casesOf(kind: ClientMessageKind, language: Language): Case[] {
	const { exercise, other, firstName, sibling } = SAMPLES[language];
	const said = { language, saidAt: Date.parse('2026-12-01T09:00:00Z') };
	const one: About = { exercise, dueAt: Date.parse('2026-12-03T18:00:00Z'), zone: 'utc', link: LINK };
	const more: About = { ...one, exercise: other, link: OTHER_LINK };
	const content: ClientMessageContent = { ...said, firstName, about: [one] };
	switch (kind) {
		case 'confirm':
			return (['done', 'partly', 'could-not'] as const).map((outcome) => ({
				about: `an answer: ${outcome.replace('-', ' ')}`,
				content: { ...content, outcome },
			}));
		case 'stopped':
			return (['all', 'reminders'] as const).map((stopped) => ({
				about: stopped === 'all' ? 'a stop of all messages' : 'a stop of reminders',
				content: { ...content, stopped },
			}));
		default:
			return [
				{ about: 'one thing', content },
				{ about: 'one thing, late', content: { ...content, about: [{ ...one, late: true }] } },
				{ about: 'two things', content: { ...content, about: [one, more] } },
				{
					about: 'two clients behind one address',
					content: {
						...said,
						about: [
							{ ...one, forWhom: firstName },
							{ ...more, forWhom: sibling },
						],
					},
				},
			];
	}
}

/** Those that differ, in their order. */
function each<T extends { text: string; subject?: string }>(wordings: T[]): T[] {
	return [...new Map(wordings.map((wording) => [JSON.stringify(wording), wording])).values()];
}

function withoutLinks(text: string): string {
	return text.replaceAll(LINK, '').replaceAll(OTHER_LINK, '');
}
