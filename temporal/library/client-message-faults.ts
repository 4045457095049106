import type { Channel } from '../contract/command';
import type { Language } from '../contract/language';
import type { ClientMessageKind } from '../contract/message-names';
import { gsm7Length, notInGsm7, SMS_CHARACTERS } from './sms';
import type { Allowance, Variables } from './template';

/** More than that a mail program does not show of a subject, nor anybody read of a message. */
const MOST_CHARACTERS = { subject: 120, text: 5_000 };

/** How a language says that messages can be stopped, and an example of it. */
const STOP: Record<Language, { said: RegExp; example: string }> = {
	en: { said: /\b(stop|unsubscribe|opt out|opt-out)\b/i, example: 'To stop these messages: same link.' },
	es: {
		said: /\b(no recibir|no quieres recibir|dejar de recibir|dar(te)? de baja|parar(los)?)(?!\p{L})/iu,
		example: 'Para no recibir estos mensajes: mismo enlace.',
	},
};

/** What is wrong with what a message says in a field, if anything is. */
export function faultIn(
	kind: ClientMessageKind,
	language: Language,
	channel: Channel,
	field: string,
): Allowance['faultOf'] {
	if (field === 'subject') return (said) => tooLong(said, MOST_CHARACTERS.subject);
	if (field !== 'text') return undefined;
	return (said, sample) => {
		const links = linksIn(kind, sample);
		const words = links.reduce((rest, link) => rest.replaceAll(link, ''), said);
		return (
			withoutLink(said, links) ??
			(kind === 'stopped' ? undefined : withoutStop(words, language)) ??
			(channel === 'sms' ? noSms(words) : tooLong(said, MOST_CHARACTERS.text))
		);
	};
}

/** The links that a message has to hold: of all that is new or waits, else the one that it is about. */
function linksIn(kind: ClientMessageKind, { link, items }: Variables): string[] {
	if (kind === 'confirm' || kind === 'stopped') return [link as string];
	return (items as Array<{ link: string }>).map((item) => item.link);
}

function withoutLink(said: string, links: string[]): string | undefined {
	if (links.every((link) => said.includes(link))) return undefined;
	return links.length === 1
		? 'must hold {{ link }}, which opens the page'
		: 'must hold the link of each where it is about several things, as in {% for item in items %} {{ item.link }}{% endfor %}';
}

function withoutStop(words: string, language: Language): string | undefined {
	const { said, example } = STOP[language];
	return said.test(words) ? undefined : `must say in a line how to stop these messages, as in "${example}"`;
}

function noSms(words: string): string | undefined {
	const strange = notInGsm7(words);
	if (strange.length > 0) {
		const found = strange.map((character) => `"${character}"`).join(', ');
		return `must do without ${found}, with which an SMS holds 70 characters in place of ${SMS_CHARACTERS}`;
	}
	const length = gsm7Length(words);
	if (length <= SMS_CHARACTERS) return undefined;
	return `has up to ${length} characters besides the link, and ${SMS_CHARACTERS} fit into one SMS`;
}

function tooLong(said: string, most: number): string | undefined {
	if (said.length <= most) return undefined;
	return `has up to ${said.length.toLocaleString('en')} characters, and ${most.toLocaleString('en')} are the most`;
}
