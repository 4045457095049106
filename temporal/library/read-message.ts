import type { EventTopic } from '../contract/command';
import type { Language } from '../contract/language';
import type { ClientMessageKind, MessageKind } from '../contract/message-names';
import { attentionComposer, type AttentionComposer } from './attention-message';
import { clientMessageComposer, type ClientMessageComposer } from './client-messages';
import { codeComposer, type CodeComposer } from './code-message';
import type { LibraryFile } from './library-file';
import { briefFileSchema, clientMessageFileSchema, noticeFileSchema } from './schemas';
import { briefComposer, noticeComposer, type BriefComposer, type NoticeComposer, type Sender } from './staff-messages';

/** What puts each message into words. */
export interface Composers
	extends Record<ClientMessageKind, ClientMessageComposer>, Record<EventTopic, NoticeComposer> {
	brief: BriefComposer;
	code: CodeComposer;
	attention: AttentionComposer;
}

type Readers = {
	[K in MessageKind]: (file: LibraryFile, language: Language, sender: Sender) => Composers[K] | undefined;
};

const READERS: Readers = {
	deliver: toClients('deliver'),
	remind: toClients('remind'),
	'remind-near-due': toClients('remind-near-due'),
	confirm: toClients('confirm'),
	stopped: toClients('stopped'),
	answered: notice('answered'),
	overdue: notice('overdue'),
	undeliverable: notice('undeliverable'),
	brief: (file, _language, sender) => {
		const content = file.parse(briefFileSchema);
		return content && briefComposer(file, content, sender);
	},
	code: (file, _language, sender) => {
		const content = file.parse(noticeFileSchema);
		return content && codeComposer(file, content, sender);
	},
	attention: (file, _language, sender) => {
		const content = file.parse(noticeFileSchema);
		return content && attentionComposer(file, content, sender);
	},
};

/**
 * Reads the file of a message, by the rules of the library's folder. What is wrong is noted in the file; undefined where the message
 * cannot be put into words at all.
 */
export function readMessage<K extends MessageKind>(
	message: K,
	language: Language,
	file: LibraryFile,
	sender: Sender,
): Composers[K] | undefined {
	return READERS[message](file, language, sender);
}

function toClients(kind: ClientMessageKind): Readers[ClientMessageKind] {
	return (file, language, { practice }) => {
		const content = file.parse(clientMessageFileSchema);
		return content && clientMessageComposer(kind, language, file, content, practice);
	};
}

function notice(topic: EventTopic): Readers[EventTopic] {
	return (file, _language, sender) => {
		const content = file.parse(noticeFileSchema);
		return content && noticeComposer(topic, file, content, sender);
	};
}
