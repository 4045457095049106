import { channelSchema } from '../../contract/command';
import type { WhichMessage } from '../../contract/message-change';
import { isToClients } from '../../contract/message-names';
import type { Answer } from '../../contract/question';
import type { Said } from '../../contract/questions-messages';
import type { Library } from '../../library/library';
import { messageFile } from '../../library/messages';
import { readingLevel } from '../../library/reading-level';
import { saidToClients, wordsOfMessage } from '../../library/said';
import { sampleOf, type SampleSource } from '../sending/sample-commands';
import { differenceOf } from './difference';

/** All messages that the practice sends, and whose words they have. */
export function listMessages({ messages }: Library): Answer<'listMessages'> {
	return messages.all().map((which) => ({
		...which,
		...messages.standing(which),
		channels: isToClients(which.message) ? channelSchema.options : ['email' as const],
	}));
}

/** What one message says, and how it stands. */
export function getMessage(which: WhichMessage, { library, ring }: SampleSource): Answer<'getMessage'> {
	const { messages } = library;
	const { message, language } = which;
	const written = messages.look(which);
	if (!written) return null;
	const { yaml, fileYaml } = written;
	const standing = messages.standing(which);
	const { problems, composer } = messages.weigh(which, yaml);
	return {
		...{ standing, yaml },
		problems: problems.map(({ message: problem }) => problem),
		inUse: composer !== undefined,
		...(isToClients(message) && {
			readingLevel: readingLevel(language, wordsOfMessage(library, message, language)).inWords,
		}),
		said: saidOf(which, { library, ring }),
		...(standing.saved && {
			difference: differenceOf(
				messageFile(message, language).replace(/^.*\//, ''),
				{ text: yaml, as: 'saved by the practice' },
				{ text: fileYaml, as: 'of the library' },
			),
			library: saidOf(which, { library: { ...library, ...library.messagesAsOf(0) }, ring }),
		}),
	};
}

function saidOf({ message, language }: WhichMessage, { library, ring }: SampleSource): Said[] {
	if (isToClients(message)) return saidToClients(library, message, language);
	const sample = sampleOf(message, 'sample', { library, ring });
	if (!('message' in sample)) throw new Error(`The sample of ${message} has no message to staff.`);
	return [{ channel: 'email', about: 'an example', wording: 1, ...sample.message }];
}
