import type { Language } from '../../temporal/contract/language';
import { LANGUAGE_NAMES } from '../../temporal/contract/language-names';
import type { WhichMessage } from '../../temporal/contract/message-change';
import { isToClients, MESSAGE_NAMES, type MessageKind } from '../../temporal/contract/message-names';
import type { Answer } from '../../temporal/contract/question';
import { choice } from '../shared/parameters/choice';
import type { Fields } from '../shared/parameters/fields';
import { Problem } from '../shared/problem';

/** A message as the homework service tells of it. */
export type Found = NonNullable<Answer<'getMessage'>>;

/** Reads which message is meant; undefined where that is at fault, which is then noted. */
export function readWhich(parameters: Fields): WhichMessage | undefined {
	const message = parameters.need('message', choice<MessageKind>());
	const language = parameters.need('language', choice<Language>());
	return message && language && { message, language };
}

/**
 * What was found of a message.
 *
 * @throws Problem where the practice does not say it in that language
 */
export function foundOf({ message, language }: WhichMessage, found: Answer<'getMessage'>): Found {
	if (found) return found;
	throw new Problem(
		'not-found',
		`"${MESSAGE_NAMES[message]}" is not said in ${LANGUAGE_NAMES[language]}`,
		isToClients(message)
			? 'The practice does not speak that language to clients. Choose another one.'
			: 'Clinicians and staff are written to in English. Choose English.',
	);
}
