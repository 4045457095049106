import { LANGUAGE_NAMES } from '../contract/language-names';
import type { LibraryChanged } from '../contract/library-change';
import type { MessageChange, WhichMessage } from '../contract/message-change';
import { isToClients, MESSAGE_NAMES } from '../contract/message-names';
import type { MessageShelf } from './message-shelf';
import { notSpoken, refused, withoutLines, type Weighed } from './weighed';
import { withMessageParts } from './write-message';

/** Looks at what is to be changed of a message, by the rules that files of the library have to meet, too. Changes nothing. */
export function weighMessageChange(messages: MessageShelf, change: MessageChange): Weighed {
	const { message, language } = change;
	const standing = messages.look({ message, language });
	if (!standing) return refused({ message: isToClients(message) ? notSpoken(language) : TO_STAFF });
	switch (change.what) {
		case 'save-message':
			return weighSaving(messages, { message, language }, change.yaml);
		case 'save-message-parts': {
			const yaml = withMessageParts(standing.yaml, change.parts);
			return withoutLines(weighSaving(messages, { message, language }, yaml));
		}
		case 'use-message-file': {
			if (!messages.standing(change).saved) return { changed: changed('unchanged', change) };
			return { step: { what: change.what, message, language }, changed: changed('changed', change) };
		}
	}
}

const TO_STAFF = 'field language: clinicians and staff are written to in English; choose English';

function weighSaving(messages: MessageShelf, which: WhichMessage, yaml: string): Weighed {
	const { yaml: standing, checksum } = messages.look(which)!;
	if (sameText(yaml, standing)) return { changed: changed('unchanged', which) };
	const { problems } = messages.weigh(which, yaml);
	if (problems.length > 0) return refused(...problems);
	const step = { what: 'save-message' as const, ...which, yaml, basedOn: checksum };
	return { step, changed: changed('changed', which) };
}

function sameText(one: string, other: string): boolean {
	const lines = (text: string) => text.replaceAll('\r\n', '\n').trim();
	return lines(one) === lines(other);
}

function changed(as: 'changed' | 'unchanged', { message, language }: WhichMessage): LibraryChanged {
	return { kind: 'library-changed', as, title: `${MESSAGE_NAMES[message]} in ${LANGUAGE_NAMES[language]}` };
}
